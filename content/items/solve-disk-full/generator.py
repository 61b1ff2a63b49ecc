import random

STORES = ("model checkpoints", "training logs", "document images", "feature snapshots", "call recordings")


def variant(rng: random.Random) -> dict[str, object]:
    nights = rng.randint(8, 30)
    added = rng.randint(6, 20) * 5
    removed = rng.randint(1, added // 5 - 2) * 5
    free = nights * (added - removed)
    used = rng.randint(4, 40) * 50
    stem = (
        f"A disk for {rng.choice(STORES)} holds {used + free} GB, and {used} GB of it are in use this evening. "
        f"Every night a clean-up removes {removed} GB of old files; after it, a run adds {added} GB.\n\n"
        "If nothing changes, after how many nights is the disk full?"
    )
    rationale = (
        f"Free: {used + free} − {used} = {free} GB. Net growth: {added} − {removed} = {added - removed} GB a night. "
        f"{free} / {added - removed} = {nights} nights. Dividing by {added} forgets the clean-up."
    )
    return {"stem": stem, "answer": float(nights), "tolerance": 0.0, "unit": "nights", "rationale": rationale}
