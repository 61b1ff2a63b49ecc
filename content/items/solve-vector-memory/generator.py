import random

WIDTHS = {1: "one byte", 2: "two bytes", 4: "four bytes"}
SOURCES = ("manuals", "support cases", "contracts", "research articles", "product pages", "court decisions")


def variant(rng: random.Random) -> dict[str, object]:
    documents = rng.choice((2, 3, 4, 6, 8, 12, 15, 20))
    parts = rng.choice((4, 5, 6, 8, 10))
    dimensions = rng.choice((250, 400, 500, 750, 1000, 1500))
    width = rng.choice(tuple(WIDTHS))
    gigabytes = documents * parts * dimensions * width / 1000
    stem = (
        f"You want to search {documents} million {rng.choice(SOURCES)} by meaning. Each is cut into about {parts} "
        "parts, "
        f"and each part becomes a vector of {dimensions:,} numbers of {WIDTHS[width]} each. "
        "The search holds all vectors in memory.\n\n"
        "How many GB do the vectors alone take? (1 GB is a thousand million bytes.)"
    )
    rationale = (
        f"{documents} million × {parts} = {documents * parts} million vectors. Each takes {dimensions:,} × {width} = "
        f"{dimensions * width:,} bytes. Together {gigabytes:g} thousand million bytes, that is {gigabytes:g} GB."
    )
    return {
        "stem": stem,
        "answer": gigabytes,
        "tolerance": gigabytes / 100,
        "unit": "GB",
        "rationale": rationale,
    }
