import random


def variant(rng: random.Random) -> dict[str, object]:
    while True:
        layers, width, size = rng.choice((20, 25, 40, 50)), rng.choice((1000, 2000, 4000)), rng.choice((1, 2))
        tokens, free = rng.choice((2000, 4000, 5000, 8000, 10_000)), rng.choice((8, 16, 20, 24, 32, 40))
        each = 2 * layers * width * size * tokens / 1e9
        if 3 <= free / each <= 60 and abs(free / each - round(free / each)) > 0.1:
            break
    answer = int(free / each)
    stem = (
        f"While it answers, a language model keeps two vectors for every token and every layer, a key and a value, with {width} numbers of {size} byte{'s' if size > 1 else ''} each. "
        f"It has {layers} layers. Conversations have {tokens} tokens, and {free} GB (1 GB = 10⁹ bytes) are free for them.\n\nHow many conversations fit at once?"
    )
    rationale = f"One conversation: 2 × {layers} × {width} × {size} × {tokens} bytes = {each:g} GB. {free} / {each:g} = {free / each:.2f}, so {answer} fit."
    return {"stem": stem, "answer": float(answer), "tolerance": 0.0, "unit": "conversations", "rationale": rationale}
