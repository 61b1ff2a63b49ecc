import random


def variant(rng: random.Random) -> dict[str, object]:
    workers = rng.choice((2, 3, 4, 5, 9, 11, 14, 19, 24, 29))
    low, width = rng.choice((0, 10, 20, 30)), rng.choice((30, 60, 90, 120))
    answer = low + width * workers / (workers + 1)
    stem = (
        f"A step is divided among {workers} workers. Each needs a time that is equally likely to be anything from {low} to {low + width} seconds, independently of the others. The step ends when the "
        "last of them ends.\n\nHow many seconds does the step take on average?"
    )
    rationale = (
        f"{workers} even draws divide the {width} seconds into {workers + 1} parts that are equally long on average; the last draw lies {workers} parts up: {low} + {width} × {workers}/{workers + 1} = {answer:.1f}. "
        f"The mean of one worker, {low + width / 2:g}, says little about the slowest."
    )
    return {"stem": stem, "answer": round(answer, 2), "tolerance": 0.6, "unit": "seconds", "rationale": rationale}
