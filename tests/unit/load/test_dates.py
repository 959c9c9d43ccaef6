import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from briefbook.load.dates import BadDate, read_edtf


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "marks"),
    [
        ("2022-01-21", "2022-01-21", "2022-01-21", ""),
        ("2024-02", "2024-02-01", "2024-02-29", ""),
        ("2022", "2022-01-01", "2022-12-31", ""),
        ("2022-02-09~", "2022-02-09", "2022-02-09", "a"),
        ("2022-01-26?", "2022-01-26", "2022-01-26", "u"),
        ("2022%", "2022-01-01", "2022-12-31", "ua"),
        ("2022-02-10/2022-02-20", "2022-02-10", "2022-02-20", "l"),
        ("2022-02-10/", "2022-02-10", "None", "l"),
        ("2014/..", "2014-01-01", "None", "l"),
        ("../2014-05", "None", "2014-05-31", "l"),
        ("/2014-05", "None", "2014-05-31", "l"),
        ("2022-01~/2022-02?", "2022-01-01", "2022-02-28", "ual"),
        ("[2022-01-24..2022-01-30]", "2022-01-24", "2022-01-30", "o"),
        ("[2022-02..]", "2022-02-01", "None", "o"),
        ("[..2022-02]", "None", "2022-02-28", "o"),
        ("[2022-01-24, 2022-03]", "2022-01-24", "2022-03-31", "o"),
        ("202X", "2020-01-01", "2029-12-31", ""),
        ("19XX?", "1900-01-01", "1999-12-31", "u"),
        ("2022-XX", "2022-01-01", "2022-12-31", ""),
        ("2022-02-XX", "2022-02-01", "2022-02-28", ""),
        ("2022-21", "2022-03-01", "2022-05-31", ""),
        ("2022-24", "2022-12-01", "2023-02-28", ""),
        ("2022-01-21T23:30:00+03:00", "2022-01-21", "2022-01-21", ""),
        ("2022-01-21T00:10:00Z", "2022-01-21", "2022-01-21", ""),
    ],
)
def test_bounds_are_those_of_what_is_written(text: str, earliest: str, latest: str, marks: str) -> None:
    """Marks of doubt never widen the bounds, an open end has none, and a date-time keeps its written day."""
    date = read_edtf(text)
    found = "".join(
        letter
        for letter, given in zip("ualo", (date.uncertain, date.approximate, date.lasting, date.one_of), strict=True)
        if given
    )
    assert (str(date.earliest), str(date.latest), found) == (earliest, latest, marks)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("2022-02-30", "2022-02 has 28 days"),
        ("2022-13", "months are 01 to 12"),
        ("2022-00", "months are 01 to 12"),
        ("0000", "years are 0001 to 9999"),
        ("0000-01-01", "years are 0001 to 9999"),
        ("-0044", "four digits"),
        ("Y17000", "four digits"),
        ("-20XX", "four digits"),
        ("1X20", "only for the last digits"),
        ("2121-X20XX9999-24", "a date is written"),
        ("２０２X", "a date is written"),
        ("2024-1-5", 'write "2024-01-05"'),
        ("2024/01/05", 'write "2024-01-05"'),
        ("01/05/2024", 'write "2024-05-01" or "2024-01-05"'),
        ("21.01.2024", 'write "2024-01-21", year first'),
        ("Jan 5, 2024", "a date is written"),
        ("2022-05/2022-01", "earlier date first"),
        ("[2022-05..2022-01]", "earlier date first"),
        ("../..", "a date is written"),
        ("[..]", "a date is written"),
        ("{2022,2023}", "behind the whole date"),
        ("2022?-01", "behind the whole date"),
        ("２０２２", "a date is written"),
        ("", "a date is written"),
        ("2022-01-01/2022-01-02/2022-01-03", "a date is written"),
        ("9" * 300, "a date is written"),
    ],
)
def test_what_is_no_date_is_refused_with_the_right_form(text: str, hint: str) -> None:
    """A text that is not EDTF of level 1 is refused, and the hint says what would be."""
    with pytest.raises(BadDate) as refused:
        read_edtf(text)
    assert hint in refused.value.hint


@given(st.text(alphabet="0123456789-/.[],~?%XTZ:+ {}Y", max_size=40) | st.text(max_size=20))
def test_any_text_is_a_date_or_refused(text: str) -> None:
    """No text makes reading a date raise anything but its own refusal, and no date ends before it begins."""
    try:
        date = read_edtf(text)
    except BadDate:
        return
    assert date.earliest is None or date.latest is None or date.earliest <= date.latest


@given(st.dates(), st.sampled_from(["%Y", "%Y-%m", "%Y-%m-%d"]), st.sampled_from(["", "?", "~", "%"]))
def test_the_short_way_agrees_with_the_grammar(day: object, form: str, mark: str) -> None:
    """Whatever is read without the grammar is what the grammar takes as well."""
    text = f"{day:{form}}".rjust(len(f"2000{form[2:]}".replace("%m", "00").replace("%d", "00")), "0") + mark
    assert read_edtf(text).text == text
    assert parse_edtf(text) is not None
