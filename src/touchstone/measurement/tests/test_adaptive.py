import numpy as np
import pytest

from touchstone.measurement import ability, adaptive
from touchstone.measurement.adaptive import Rules, StopReason
from touchstone.measurement.items import Items

RULES = Rules(standard_error=0.35, minutes=15, least=6, most=24)
PRIOR = ability.equicorrelated(2, correlation=0.3)
WEIGHTS = np.array([0.7, 0.3])


def _choose(pool: Items, **changes: object) -> int:
    asked = {
        "weights": WEIGHTS,
        "minutes": np.ones(len(pool)),
        "available": np.ones(len(pool), np.bool_),
        "needed": np.zeros(2, np.int64),
        "randomesque": 1,
    } | changes
    return adaptive.next_item(np.random.default_rng(0), ability.before(PRIOR), pool, **asked)  # type: ignore[arg-type]


def test_among_equals_the_item_of_the_weightier_competency_is_chosen() -> None:
    assert _choose(Items.of(a=[1, 1], b=[0, 0], dimension=[1, 0])) == 1


def test_the_item_near_the_persons_ability_is_chosen() -> None:
    assert _choose(Items.of(a=[1, 1, 1], b=[-3, 0.1, 3], dimension=[0, 0, 0])) == 1


def test_a_quick_item_beats_a_slow_one_of_the_same_information() -> None:
    assert _choose(Items.of(a=[1, 1], b=[0, 0], dimension=[0, 0]), minutes=np.array([2.0, 1.0])) == 1


def test_a_competency_that_is_owed_items_goes_first() -> None:
    pool = Items.of(a=[2, 1], b=[0, 0], dimension=[0, 1])

    assert _choose(pool, needed=np.array([0, 1])) == 1


def test_what_is_not_available_is_never_chosen() -> None:
    pool = Items.of(a=[2, 1], b=[0, 0], dimension=[0, 0])

    assert _choose(pool, available=np.array([False, True]), randomesque=4) == 1
    with pytest.raises(ValueError, match="No item is available"):
        _choose(pool, available=np.zeros(2, np.bool_))


def test_the_promised_gain_is_the_drop_in_variance_that_the_answer_brings() -> None:
    # With c = 0 information does not depend on the answer, so on a narrow posterior promise and drop must agree.
    prior = ability.Prior(np.array([0.2, -0.1]), np.array([[0.004, 0.001], [0.001, 0.005]]))
    pool = Items.of(a=[1.4], b=[0.0], dimension=[0])

    promised = adaptive.gain(ability.before(prior), pool, weights=WEIGHTS, minutes=np.ones(1))[0]
    after = [ability.estimate(prior, pool, np.array([score], np.int8)) for score in (0, 1)]
    drops = [WEIGHTS @ (prior.covariance - each.covariance) @ WEIGHTS for each in after]

    assert promised == pytest.approx(np.mean(drops), rel=0.01)  # second-order terms of a posterior 0.06 wide


def test_neighbours_do_not_all_see_the_same_first_item() -> None:
    pool = Items.of(a=[1.0] * 20, b=np.linspace(-0.2, 0.2, 20), dimension=[0] * 20)
    rng = np.random.default_rng(3)
    gains = adaptive.gain(ability.before(PRIOR), pool, weights=WEIGHTS, minutes=np.ones(20))

    seen = {int(adaptive.pick(rng, gains, 4)) for _ in range(200)}

    assert seen == set(np.argsort(-gains)[:4].tolist())


@pytest.mark.parametrize(
    ("answered", "minutes", "left", "reason"),
    [
        (5, 3.0, True, None),
        (24, 10.0, True, StopReason.LENGTH),
        (9, 15.0, True, StopReason.TIME),
        (9, 5.0, False, StopReason.EXHAUSTED),
        (9, 5.0, True, StopReason.PRECISION),
    ],
)
def test_a_sitting_stops_for_the_first_reason_that_holds(
    answered: int,
    minutes: float,
    left: bool,  # noqa: FBT001 (a table of cases)
    reason: StopReason | None,
) -> None:
    precise = ability.Ability(np.zeros(2), np.eye(2) * 0.1, np.array(True))

    found = adaptive.should_stop(
        precise, weights=WEIGHTS, answered=answered, minutes=minutes, rules=RULES, anything_left=left
    )

    assert found == reason


def test_an_item_that_everybody_sees_is_held_back_once_enough_people_sat() -> None:
    assert adaptive.eligible(np.array([4, 0]), sittings=4).tolist() == [True, True]
    assert adaptive.eligible(np.array([60, 40]), sittings=180).tolist() == [False, True]
