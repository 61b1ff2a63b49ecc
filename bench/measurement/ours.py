"""Times our own calibration of one case, best of a few, after the routines are compiled; prints JSON."""

import json
import resource
import sys
import time

import cases

from touchstone.measurement import calibration
from touchstone.measurement.calibration import Grid


def main(name: str, times: int) -> None:
    case = cases.MILLION if name == "million" else cases.CASES[name]
    given = cases.scores(case)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    warm = cases.scores(case._replace(people=2_000))
    for errors in (False, True):
        calibration.fit(warm, case.model, errors=errors)
    seconds, with_errors = [], []
    for _ in range(times):
        began = time.perf_counter()
        found = calibration.fit(given, case.model)
        seconds.append(time.perf_counter() - began)
    for _ in range(times if case.people <= 50_000 else 0):
        began = time.perf_counter()
        calibration.fit(given, case.model, errors=True)
        with_errors.append(time.perf_counter() - began)
    told = {
        "seconds": min(seconds),
        "seconds_with_errors": min(with_errors, default=None),
        "log_likelihood": found.log_likelihood,
        "converged": found.converged,
        "iterations": found.iterations,
        "peak_megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "megabytes_before": before / 1024,
    }
    if case.people <= 50_000 and case.model == "2pl":
        told["log_likelihood_at_61_nodes"] = calibration.fit(given, case.model, grid=Grid(-6.0, 6.0, 61)).log_likelihood
    json.dump(told, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
