import random


def variant(rng: random.Random) -> dict[str, object]:
    base, left, right, last = rng.sample(("Log", "Cache", "Retry", "Check", "Send", "Trace"), 4)
    one, two = rng.sample((left, right), 2)
    before = {name: rng.random() < 0.5 for name in (left, right)}

    def body(name: str) -> str:
        lines = [f'        print("{name.lower()}")', "        super().run()"]
        return "\n".join(lines if before[name] else lines[::-1])

    code = (
        f'class {base}:\n    def run(self):\n        print("{base.lower()}")\n\n'
        f"class {left}({base}):\n    def run(self):\n{body(left)}\n\nclass {right}({base}):\n    def run(self):\n{body(right)}\n\n"
        f"class {last}({one}, {two}):\n    pass\n\n{last}().run()"
    )
    inner = [base.lower()]
    for name in (two, one):
        inner = [name.lower(), *inner] if before[name] else [*inner, name.lower()]
    rationale = f"The order for an object of `{last}` is {last}, {one}, {two}, {base}. So `super()` in `{one}` means `{two}`, although `{one}` itself is built on `{base}` alone; each class runs once."
    return {
        "stem": "What does this program print?",
        "language": "python",
        "code": code,
        "output": "\n".join(inner),
        "rationale": rationale,
    }
