from touchstone.bank import coverage


def test_questions_are_counted_by_level() -> None:
    drawn = coverage.picture([-2.0, -1.5, 0.0, 0.1, 3.9])

    assert [level.questions for level in drawn.levels] == [1, 1, 2, 0, 1]
    assert (drawn.total, len(drawn.dots), drawn.each) == (5, 5, 1)


def test_the_levels_fill_the_picture() -> None:
    drawn = coverage.picture([])

    assert drawn.levels[0].x == 0
    assert drawn.levels[-1].x + drawn.levels[-1].width == drawn.width


def test_every_dot_stands_inside() -> None:
    drawn = coverage.picture([-9.0, 9.0, *[0.0] * 500])

    assert all(0 <= dot.x <= drawn.width and 0 <= dot.y <= drawn.height for dot in drawn.dots)
    assert len(drawn.dots) <= 10


def test_in_a_large_bank_a_dot_stands_for_several() -> None:
    assert coverage.picture([0.0] * 80).each == 10
