"""Run by the peers' own Python: fits one case with PyPI's mirt and prints seconds and log likelihood as JSON."""

import json
import sys
import time

import cases
import mirt
from mirt.estimation.priors import BetaPrior

MODELS = {"2pl": "2PL", "3pl": "3PL", "graded": "GRM"}


def main(name: str, nodes: int, errors: str) -> None:
    case = cases.CASES[name]
    given = cases.scores(case).astype(int)
    options: dict[str, object] = {"n_quadpts": nodes} if nodes else {}
    if case.model == "3pl":
        options["priors"] = {"guessing": BetaPrior(5, 17)}
    mirt.fit_mirt(given[:200], MODELS[case.model], compute_standard_errors=False, max_iter=2)  # warm
    began = time.perf_counter()
    found = mirt.fit_mirt(given, MODELS[case.model], compute_standard_errors=errors == "errors", **options)
    seconds = time.perf_counter() - began
    json.dump({"seconds": seconds, "log_likelihood": float(found.log_likelihood)}, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3])
