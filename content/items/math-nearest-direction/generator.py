import math
import random


def _cosine(a: tuple[int, int], b: tuple[int, int]) -> float:
    return (a[0] * b[0] + a[1] * b[1]) / math.hypot(*a) / math.hypot(*b)


def _dot(a: tuple[int, int], b: tuple[int, int]) -> int:
    return a[0] * b[0] + a[1] * b[1]


def variant(rng: random.Random) -> dict[str, object]:
    while True:
        query = (rng.randint(1, 4), rng.randint(1, 4))
        near = (query[0] * rng.choice((1, 2)), query[1] * 1 + rng.choice((0, 1)))
        others = [(rng.randint(3, 12), rng.randint(0, 12)) for _ in range(2)]
        opposite = (-query[0] * 3, -query[1] * 3)
        vectors = [near, *others, opposite]
        cosines = sorted((_cosine(query, v) for v in vectors), reverse=True)
        best = max(vectors, key=lambda v: _cosine(query, v))
        loud = max(vectors, key=lambda v: _dot(query, v))
        closest = min(vectors, key=lambda v: math.dist(query, v))
        if (
            len(set(vectors)) == 4
            and query not in vectors
            and cosines[0] - cosines[1] > 0.03
            and loud != best
            and cosines[0] > 0.97
        ):
            break
    stem = (
        f"A search compares directions only: it ranks documents by the cosine of the angle to the question. The question is ({query[0]}, {query[1]}).\n\n"
        "Which document comes first?"
    ).replace("-", "−")
    options = []
    for vector in sorted(vectors):
        why = f"Cosine {_cosine(query, vector):.3f}, dot product {_dot(query, vector)}."
        if vector == best:
            why += " The smallest angle of the four."
        elif vector == loud:
            why += " The largest dot product, but only because the vector is long."
        elif vector == closest:
            why += " Near as a point, but at a larger angle."
        else:
            why += " At a larger angle."
        options.append(
            {"text": f"({vector[0]}, {vector[1]})".replace("-", "−"), "correct": vector == best, "rationale": why}
        )
    return {"stem": stem, "options": options}
