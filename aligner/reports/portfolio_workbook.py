"""A portfolio as a workbook that can be sorted and counted again: a row a plan, numbers as numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from aligner.i18n import formats
from aligner.model.finding import Pillar
from aligner.model.portfolio import Client, CommonGap, Measure, Portfolio
from aligner.model.verdicts import Tone
from aligner.reports.escaping import Safe
from aligner.reports.portfolio_columns import COUNT, SHARE, Value, plan_columns
from aligner.reports.portfolio_words import check_title, failed, severity_of, why_not_read
from aligner.reports.voice import Voice
from aligner.reports.workbook_cells import as_bytes, text_cell

if TYPE_CHECKING:
    from openpyxl import Workbook

_INK, _BAND, _FONT = "FFFFFF", "1F4E5F", "Calibri"
_HEAD_HEIGHT = 66
"""In points: four lines of a header."""
_GAPS_ACROSS = 60
"""Gaps with a column of their own; the rest stand in the list of gaps."""
_WRAPS = 60
_EXPLAIN = "aligner explain DEF02"

Head = tuple[str, str, int]
"""A column's header, the format of its numbers ("" for texts), and its width."""


def render(portfolio: Portfolio, language: str, tone: Tone = Tone.SHARP) -> bytes:
    """Write a portfolio as an xlsx file; the same portfolio gives the same bytes."""
    from openpyxl import Workbook

    voice = Voice(language, tone=tone)
    book = Workbook(write_only=True)
    book.properties.creator, book.properties.title = "aligner", _say("title", voice)
    sheets = _Sheets(book, voice)
    _plans(sheets, portfolio)
    _measures(sheets, portfolio)
    _gaps(sheets, portfolio)
    _matrix(sheets, portfolio)
    _failures(sheets, portfolio)
    _about(sheets, portfolio)
    return as_bytes(book, portfolio.as_of)


class _Sheets:
    """Writes the sheets of one workbook: a header that stays in sight, a filter, and rows below."""

    def __init__(self, book: Workbook, voice: Voice) -> None:
        from openpyxl.styles import Alignment, Font, PatternFill

        self._book = book
        self.voice = voice
        self._head = {
            "font": Font(name=_FONT, bold=True, color=_INK),
            "fill": PatternFill("solid", fgColor=_BAND),
            "alignment": Alignment(wrap_text=True, vertical="center"),
        }
        self._wrapped = {"alignment": Alignment(wrap_text=True, vertical="top")}

    def write(self, key: str, heads: Sequence[Head], rows: Sequence[Sequence[Value]]) -> None:
        """Write one sheet; texts in wide columns are wrapped."""
        from openpyxl.utils import get_column_letter

        page = self._book.create_sheet(_say(f"workbook.{key}", self.voice))
        page.freeze_panes = "B2"
        page.auto_filter.ref = f"A1:{get_column_letter(len(heads))}{len(rows) + 1}"
        page.row_dimensions[1].height = _HEAD_HEIGHT
        for number, (_, _, width) in enumerate(heads, 1):
            page.column_dimensions[get_column_letter(number)].width = width
        page.append([text_cell(page, header, self._head) for header, _, _ in heads])
        for row in rows:
            page.append([self._cell(page, value, head) for value, head in zip(row, heads, strict=True)])

    def _cell(self, page: Any, value: Value, head: Head) -> Any:
        from openpyxl.cell import WriteOnlyCell

        _, shape, width = head
        if value is None:
            return None
        if isinstance(value, str):
            return text_cell(page, value, self._wrapped if width > _WRAPS else {})
        if shape == COUNT:
            return value  # a cell of its own would cost more than all else, and look the same
        cell = WriteOnlyCell(page, value)
        cell.number_format = shape
        return cell


def _say(key: str, voice: Voice, **params: str) -> str:
    """One of our sentences; a workbook shows what fills it as it stands, so nothing is escaped."""
    return str(voice.said(f"portfolio.{key}", **{name: Safe(value) for name, value in params.items()}))


def _plans(sheets: _Sheets, portfolio: Portfolio) -> None:
    columns = plan_columns(sheets.voice)
    rows = [[column.value(client) for column in columns] for client in portfolio.clients]
    sheets.write("clients", [(one.header, one.shape, one.width) for one in columns], rows)


def _measures(sheets: _Sheets, portfolio: Portfolio) -> None:
    voice = sheets.voice
    names = ("least", "lower", "median", "upper", "most")
    heads: list[Head] = [
        (_say("table.measure", voice), "", 34),
        (_say("workbook.direction", voice), "", 16),
        (_say("table.plans", voice), COUNT, 14),
        *((_say(f"table.{name}", voice), SHARE, 14) for name in names),
    ]
    sheets.write("measures", heads, [_measure(measure, portfolio, voice) for measure in Measure])


def _measure(measure: Measure, portfolio: Portfolio, voice: Voice) -> list[Value]:
    better = _say("workbook.larger" if measure.more_is_better else "workbook.smaller", voice)
    name = _say(f"measure.{measure.value}", voice)
    spread = portfolio.spreads.get(measure)
    if spread is None:
        return [name, better, 0, *[None] * 5]
    shares = (spread.least, spread.lower, spread.median, spread.upper, spread.most)
    return [name, better, spread.count, *shares]


def _gaps(sheets: _Sheets, portfolio: Portfolio) -> None:
    voice = sheets.voice
    heads: list[Head] = [
        (_say("workbook.check", voice), "", 11),
        (_say("table.gap", voice), "", 48),
        (_say("table.severity", voice), "", 14),
        (_say("table.found", voice), COUNT, 16),
        (_say("workbook.asked", voice), COUNT, 18),
        (_say("table.share", voice), SHARE, 12),
        (_say("table.findings", voice), COUNT, 14),
    ]
    sheets.write("gaps", heads, [_gap(gap, voice) for gap in portfolio.gaps])


def _gap(gap: CommonGap, voice: Voice) -> list[Value]:
    weight = severity_of(gap.check)
    severity = str(voice.term(f"severity.{weight.value}")) if weight else ""
    told = (gap.plans, gap.asked, gap.plans / gap.asked, gap.findings)
    return [gap.check, check_title(gap.check, voice), severity, *told]


def _matrix(sheets: _Sheets, portfolio: Portfolio) -> None:
    """Write which plan has which of the most common gaps, and how many times."""
    voice = sheets.voice
    codes = [gap.check for gap in portfolio.gaps[:_GAPS_ACROSS]]
    heads: list[Head] = [(_say("table.plan", voice), "", 34)]
    heads += [(f"{code} {check_title(code, voice)}", COUNT, 16) for code in codes]
    rows = [[one.record.name, *(_found(one, code) for code in codes)] for one in portfolio.clients]
    sheets.write("matrix", heads, rows)


def _found(client: Client, check: str) -> int | None:
    """How many findings of a check a plan has; 0 where it is in order, blank where it could not be asked."""
    found = client.record.findings.get(check, 0)
    return found if found or client.record.asked.get(check) else None


def _failures(sheets: _Sheets, portfolio: Portfolio) -> None:
    voice = sheets.voice
    heads: list[Head] = [
        (_say("table.plan", voice), "", 34),
        (_say("workbook.file", voice), "", 34),
        (_say("workbook.code", voice), "", 16),
        (_say("table.reason", voice), "", 120),
    ]
    language = voice.language
    rows: list[list[Value]] = [[one.name, "", one.code, failed(one, language)] for one in portfolio.failures]
    for record in (client.record for client in portfolio.clients):
        for one in record.refused:
            reason = why_not_read(one.file, one.code, one.params, language)
            rows.append([record.name, one.file, one.code, reason])
    sheets.write("failures", heads, rows)


def _about(sheets: _Sheets, portfolio: Portfolio) -> None:
    """Write what each measure is, how it was counted, and when."""
    voice = sheets.voice
    heads: list[Head] = [(_say("table.measure", voice), "", 34), (_say("heading.method", voice), "", 100)]
    rows: list[list[Value]] = [[_say(f"measure.{m.value}", voice), _meaning(m, voice)] for m in Measure]
    rows += [["", sentence] for sentence in _sentences(portfolio, voice)]
    sheets.write("about", heads, rows)


def _meaning(measure: Measure, voice: Voice) -> str:
    is_pillar = measure.value in {pillar.value for pillar in Pillar}
    return voice.capital(_say(f"means.{'pillars' if is_pillar else measure.value}", voice))


def _sentences(portfolio: Portfolio, voice: Voice) -> Iterable[str]:
    if portfolio.anonymous:
        yield _say("anonymous", voice)
    for key in ("method.quartiles", "method.ranks", "method.gaps", "method.money", "workbook.matrix_cell"):
        yield _say(key, voice)
    yield voice.capital(_say("read_on", voice, date=formats.day(portfolio.as_of, voice.language))) + "."
    yield _say("method.version", voice, version=portfolio.version, command=_EXPLAIN)
