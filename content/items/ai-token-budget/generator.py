import random


def variant(rng: random.Random) -> dict[str, object]:
    calls = rng.choice((10, 20, 40, 50))
    fixed, question, reply = rng.choice((4, 6, 8, 10)), rng.choice((1, 2)), rng.choice((1, 2))
    price_in, price_out = rng.choice(((2, 8), (3, 12), (3, 15), (4, 16)))
    answer = calls * (fixed * price_in / 10 + question * price_in + reply * price_out)
    stem = (
        f"An assistant will be called {calls} thousand times a month. Each call sends {fixed} thousand tokens of instructions that never "
        f"change and {question} thousand tokens of question, and gets {reply} thousand tokens back. A million tokens cost {price_in} euros "
        f"to send and {price_out} euros to get; what is unchanged costs a tenth of the price for sending.\n\n"
        "What does a month cost, in euros?"
    )
    return {
        "stem": stem,
        "answer": answer,
        "tolerance": answer * 0.01,
        "unit": "euros",
        "rationale": f"{calls} million tokens for every thousand sent in each call: unchanged {calls * fixed} million × {price_in / 10:g}, "
        f"questions {calls * question} million × {price_in}, replies {calls * reply} million × {price_out}: {answer:.0f} euros.",
    }
