from touchstone.kit import markup

TABLE = """
|       | May |
|-------|----:|
| share |  31 |
"""


def test_a_table_aligns_without_inline_style() -> None:
    assert '<td class="number">31</td>' in markup.html(TABLE)
    assert "style=" not in markup.html(TABLE)


def test_an_empty_heading_is_a_plain_cell() -> None:
    html = markup.html(TABLE)

    assert "<td></td>" in html.replace("\n", "")
    assert '<th class="number">May</th>' in html
