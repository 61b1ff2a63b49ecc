from touchstone.kit import strip


def test_the_scale_runs_from_minus_three_to_three() -> None:
    assert [strip.position(theta) for theta in (-3, 0, 3)] == ["0.00%", "50.00%", "100.00%"]


def test_what_lies_beyond_the_scale_stands_at_its_end() -> None:
    assert (strip.position(-4.2), strip.position(9)) == ("0.00%", "100.00%")


def test_a_level_begins_at_its_cut() -> None:
    assert [str(strip.level_at(theta)) for theta in (-2, -1.5, 0.49, 0.5, 1.5)] == [
        "Beginner",
        "Developing",
        "Capable",
        "Strong",
        "Expert",
    ]


def test_the_band_spans_the_interval() -> None:
    drawn = strip.strip(0.0, 0.5, bar=None)

    assert float(drawn.width[:-1]) == float(drawn.high[:-1]) - float(drawn.low[:-1])
    assert drawn.bar is None
