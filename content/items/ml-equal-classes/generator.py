import random


def variant(rng: random.Random) -> dict[str, object]:
    while True:
        sizes = [rng.choice((600, 800, 1000)), rng.choice((100, 150, 200)), rng.choice((20, 40, 50))]
        recalls = [rng.choice((90, 95)), rng.choice((60, 70, 80)), rng.choice((10, 20, 30, 40))]
        found = [size * recall // 100 for size, recall in zip(sizes, recalls, strict=True)]
        macro = sum(recalls) / 3
        if all(size * recall % 100 == 0 for size, recall in zip(sizes, recalls, strict=True)):
            break
    names = rng.choice((("invoice", "contract", "complaint"), ("car", "bicycle", "wheelchair"), ("cat", "fox", "lynx")))
    rows = "\n".join(f"| {name} | {size} | {hit} |" for name, size, hit in zip(names, sizes, found, strict=True))
    overall = 100 * sum(found) / sum(sizes)
    stem = (
        f"A model recognises three kinds:\n\n| Kind | In the test set | Of these recognised |\n| --- | ---: | ---: |\n{rows}\n\n"
        "The users ask for one percentage in which each kind counts the same, however rare it is. What is it?"
    )
    rationale = (
        f"The shares recognised are {recalls[0]} %, {recalls[1]} % and {recalls[2]} %; their plain mean is {macro:.1f} %. All rows together give {overall:.1f} %, which "
        "hides the rare kind."
    )
    return {"stem": stem, "answer": round(macro, 2), "tolerance": 0.5, "unit": "%", "rationale": rationale}
