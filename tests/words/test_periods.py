import tomllib
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.words.deadlines import deadlines
from aligner.words.periods import find_periods, is_ambiguous_date, read_period

EXAMPLES = tomllib.loads(Path(__file__).with_name("periods.toml").read_text("utf-8"))
MONTHS = {
    "fi": "tammikuu helmikuu maaliskuu huhtikuu toukokuu kesäkuu "
    "heinäkuu elokuu syyskuu lokakuu marraskuu joulukuu",
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
    "en": "January February March April May June July August September October November December",
}
days = st.dates(date(1990, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(("text", "start", "end"), EXAMPLES["cell"])
def test_cell(text, start, end):
    period = read_period(text)
    assert (period.start.isoformat(), period.end.isoformat()) == (start, end)
    assert period.text == text


@pytest.mark.parametrize("text", EXAMPLES["untimed"])
def test_cell_without_a_time(text):
    assert read_period(text) is None


@pytest.mark.parametrize("text", EXAMPLES["ambiguous"])
def test_ambiguous(text):
    assert is_ambiguous_date(text)


@pytest.mark.parametrize("text", EXAMPLES["unambiguous"])
def test_unambiguous(text):
    assert not is_ambiguous_date(text)


@pytest.mark.parametrize(("text", "spans"), EXAMPLES["deadline"])
def test_deadlines(text, spans):
    assert [span.text for span, _ in deadlines(text)] == spans


def test_typed_cells():
    assert read_period(datetime(2027, 3, 1, 8)).end == date(2027, 3, 1)
    assert read_period(2026).end == read_period(2026.0).end == date(2026, 12, 31)
    for value in (None, True, 12, 45000, 2026.5, float("nan"), float("inf")):
        assert read_period(value) is None


@given(days, st.sampled_from(sorted(MONTHS)))
def test_a_day_reads_back_in_every_language(day, language):
    name = MONTHS[language].split()[day.month - 1]
    written = {
        "fi": f"{day.day}. {name}ta {day.year}",
        "sv": f"den {day.day} {name} {day.year}",
        "en": f"{day.day} {name} {day.year}",
    }[language]
    for text in (written, day.isoformat(), f"{day.day}.{day.month}.{day.year}"):
        period = read_period(text)
        assert (period.start, period.end) == (day, day), text


@given(days, st.sampled_from(sorted(MONTHS)))
def test_a_month_reads_back_in_every_language(day, language):
    name = MONTHS[language].split()[day.month - 1]
    for text in (f"{name} {day.year}", f"{day.month}/{day.year}", f"{day.month:02}.{day.year}"):
        period = read_period(text)
        assert period.start == day.replace(day=1), text
        assert (period.end.month, period.end.year) == (day.month, day.year), text


@given(st.integers(1990, 2100), st.integers(1, 4))
def test_a_quarter_reads_back(year, quarter):
    for text in (f"Q{quarter}/{year}", f"Q{quarter} {year}", f"{year} Q{quarter}"):
        period = read_period(text)
        assert (period.start.year, period.start.month) == (year, quarter * 3 - 2), text
        assert (period.end.year, period.end.month) == (year, quarter * 3), text


@given(st.text(alphabet="0123456789./-–: QHTFYqh'vkloppuusenastbyen", max_size=60))
def test_any_text_reads_without_raising(text):
    read_period(text)
    for span, period in find_periods(text):
        assert text[span.start : span.end] == span.text
        assert period.start <= period.end
