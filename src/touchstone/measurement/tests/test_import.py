"""The web server starts with measurement and without a compiler."""

import pkgutil
import subprocess
import sys

from touchstone import measurement

NAMES = [
    module.name
    for module in pkgutil.walk_packages(measurement.__path__, "touchstone.measurement.")
    if ".tests" not in module.name and "kernels" not in module.name
]


def test_importing_measurement_loads_no_compiler() -> None:
    program = f"import sys, {', '.join(NAMES)}; print(sorted({{'numba', 'scipy'}} & sys.modules.keys()))"

    printed = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout

    assert printed == "[]\n"
