import numpy as np
import pytest

from touchstone.measurement import calibration
from touchstone.measurement.calibration import Beta, LogitNormal, Normal, Priors
from touchstone.measurement.calibration.conftest import example, log_likelihood
from touchstone.measurement.calibration.kinds import Kind
from touchstone.measurement.calibration.priors import coded, mode
from touchstone.measurement.items import Floats, Items, Scores


def test_modes_are_where_calibration_begins() -> None:
    assert mode(Beta(5, 17)) == pytest.approx(0.2, abs=1e-12)
    assert mode(LogitNormal(-1.0986, 0.5)) == pytest.approx(0.25, abs=1e-4)


@pytest.mark.parametrize(
    ("priors", "why"),
    [
        (Priors(lower=None), "needs a prior"),
        (Priors(lower=Beta(0.5, 2)), "at least 1"),
        (Priors(log_slope=Normal(0, 0)), "positive standard deviation"),
        (Priors(lower=LogitNormal(np.inf, 1)), "finite mean"),
    ],
)
def test_priors_that_cannot_be_are_refused(priors: Priors, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        coded(priors, Kind.THREE_PARAMETER)


def test_a_prior_that_does_not_apply_is_left_out() -> None:
    assert not coded(calibration.FEW_ANSWERS, Kind.RASCH)[:2].any()
    assert not coded(calibration.FEW_ANSWERS, Kind.NOMINAL)[:10].any()
    assert not coded(calibration.FEW_ANSWERS, Kind.GRADED)[4:].any()


def test_what_is_found_maximizes_likelihood_times_priors(lsat6: Scores) -> None:
    few = lsat6[::20]  # 50 people, so that the priors matter
    believed = Priors(log_slope=Normal(0.0, 0.5), difficulty=Normal(0.0, 2.0))

    def log_posterior(at: Floats) -> float:
        a, b = np.exp(at[:5]), at[5:]
        prior = -0.5 * ((at[:5] / 0.5) ** 2 + (b / 2.0) ** 2).sum()
        return log_likelihood(few, Items.of(a=a, b=b)) + float(prior)

    found = calibration.fit(few, "2pl", priors=believed, tolerance=1e-6)

    at = np.concatenate([np.log(found.items.a), found.items.b])
    assert found.log_posterior == pytest.approx(log_posterior(at), abs=1e-3)
    for step in 1e-4 * np.eye(10):
        slope = (log_posterior(at + step) - log_posterior(at - step)) / 2e-4
        assert slope == pytest.approx(0, abs=1e-3)  # curvatures are 1 to 20: within a thousandth of the top


@pytest.mark.parametrize("kind", ["graded", "gpcm", "nominal", "3pl", "rasch", "1pl"])
def test_narrow_priors_win_over_few_answers(kind: str) -> None:
    scores, _ = example(kind, people=200)
    narrow = Priors(
        log_slope=Normal(np.log(1.5), 0.001),
        difficulty=Normal(0.3, 0.001),
        lower=LogitNormal(-2.0, 0.001),
        category_slope=Normal(0.7, 0.001),
        category_intercept=Normal(0.2, 0.001),
    )

    found = calibration.fit(scores, kind, priors=narrow)

    told = (found.items.slopes, 0.7) if kind == "nominal" else (found.items.thresholds, 0.3)
    assert told[0] == pytest.approx(np.full_like(told[0], told[1]), abs=0.01)
    if kind not in {"nominal", "rasch"}:
        assert found.items.a == pytest.approx(np.full(len(found.items), 1.5), abs=0.01)
