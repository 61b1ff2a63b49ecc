"""The examples of docs/measurement.md do what they say."""

import re
from pathlib import Path

import numpy as np

from touchstone.measurement import simulation
from touchstone.measurement.items import Items

ROOT = Path(__file__).resolve().parents[4]


def test_the_python_examples_run() -> None:
    examples = re.findall(r"```python\n(.*?)```", (ROOT / "docs" / "measurement.md").read_text(), re.DOTALL)
    items = Items.of(a=np.full(10, 1.2), b=np.linspace(-2, 2, 10))
    rng = np.random.default_rng(1)
    names = {"scores": simulation.responses(rng, rng.normal(size=(500, 1)), items)}

    for example in examples:
        exec(compile(example, "docs/measurement.md", "exec"), names)  # noqa: S102 (our own documentation)

    assert examples
    assert names["found"].converged  # type: ignore[attr-defined]  # what the examples define
    assert len(names["people"].ability) == 500  # type: ignore[attr-defined]  # as above
