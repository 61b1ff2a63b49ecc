import tomllib
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from touchstone.bank import toml

text = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
plain = text | st.integers(min_value=-(2**63), max_value=2**63 - 1) | st.booleans() | st.dates(date(1000, 1, 1))
names = st.from_regex(r"[a-z_]{1,12}", fullmatch=True)
rows = st.lists(st.dictionaries(names, plain, min_size=1, max_size=3), min_size=1, max_size=3)


@given(st.dictionaries(names, plain | st.lists(text, max_size=3) | rows, max_size=6))
def test_what_is_written_reads_back_as_it_was(table: dict[str, object]) -> None:
    assert tomllib.loads(toml.written(table)) == table
