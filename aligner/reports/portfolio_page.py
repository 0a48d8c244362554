"""What the portfolio's page shows, as plain values for its template: words, figures, tables and pictures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aligner.i18n import formats
from aligner.model.finding import Pillar
from aligner.model.portfolio import CommonGap, Measure, Portfolio
from aligner.model.verdicts import Tone
from aligner.reports import portfolio_pictures as pictures
from aligner.reports.escaping import Safe, cut
from aligner.reports.portfolio_page_strips import Strip, strips
from aligner.reports.portfolio_page_tables import (
    QUARTERS_FROM,
    Head,
    Row,
    heat_heads,
    heat_rows,
    plan_heads,
    plan_rows,
)
from aligner.reports.portfolio_page_whole import Whole, figures, money, wholes
from aligner.reports.portfolio_page_words import Words, capital, client_name, marked_up
from aligner.reports.portfolio_words import (
    check_title,
    conclusion,
    failed,
    number,
    severity_of,
    skipped,
    why_not_read,
)

if TYPE_CHECKING:
    from markupsafe import Markup

MANY, HUGE = 60, 300
"""Tables of more rows than the first scroll in a box; of more than the second, rows out of sight wait."""

FIRST_GAPS = 12
"""So many gaps stand open; the others unfold."""

_CODE = 24
_EXPLAIN = "aligner explain DEF02"


@dataclass(frozen=True, slots=True)
class GapRow:
    """One common gap, with its bar."""

    code: str
    title: Markup | str
    severity: str
    plans: str
    share: str
    findings: str
    picture: Markup


@dataclass(frozen=True, slots=True)
class Unread:
    """A plan or a file that could not be read, and why."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Lost:
    """Plans or files that could not be read, under their heading."""

    heading: str
    rows: tuple[Unread, ...]

    @property
    def size(self) -> str:
        return _size(len(self.rows))


@dataclass(frozen=True, slots=True)
class Table:
    """The columns and rows of a table that sorts."""

    heads: tuple[Head, ...]
    rows: tuple[Row, ...]

    @property
    def size(self) -> str:
        return _size(len(self.rows)) + (" huge" if len(self.rows) > HUGE else "")


@dataclass(frozen=True, slots=True)
class Page:
    """Everything that the template prints; ``words`` gives it the rest of the words."""

    words: Words
    title: str
    plans_told: str
    read_on: str
    conclusion: tuple[Markup, ...]
    anonymous: bool
    version: str
    plans: int
    figures: tuple[tuple[str, str], ...]
    wholes: tuple[Whole, ...]
    money: tuple[tuple[str, ...], ...]
    strips: tuple[Strip, ...]
    heat: Table
    table: Table
    gaps: tuple[GapRow, ...]
    lost: tuple[Lost, ...]
    skipped: tuple[Markup, ...]
    method: tuple[tuple[str, str], ...]

    @property
    def compared(self) -> bool:
        """Whether there is anything to compare: one plan alone has no spread and no rank."""
        return self.plans > 1

    @property
    def quartered(self) -> bool:
        """Whether the figures of the table tell their quarter."""
        return self.plans >= QUARTERS_FROM

    @property
    def contents(self) -> tuple[tuple[str, str], ...]:
        """The sections by id, with their headings."""
        page, shared = self.words.page, self.words.shared
        spread = (("strips", shared("heading.spread")),) if self.compared else ()
        return (
            ("whole", page("heading.figures")),
            *spread,
            ("pillars", page("heading.heat")),
            ("plans", shared("heading.glance")),
            ("gaps", shared("heading.gaps")),
            ("unread", page("heading.unread")),
            ("method", shared("heading.method")),
        )

    @property
    def money_heads(self) -> tuple[str, ...]:
        """The columns of the table of money."""
        shared = self.words.shared
        named = (shared(f"table.{one}") for one in ("currency", "budget", "traced", "untraced"))
        return (*named, shared("workbook.left_out"), shared("measure_short.traced"))

    @property
    def binned(self) -> bool:
        """Whether the strips count plans instead of drawing each."""
        return self.plans > pictures.DRAWN

    @property
    def open_gaps(self) -> tuple[GapRow, ...]:
        return self.gaps[:FIRST_GAPS]

    @property
    def more_gaps(self) -> tuple[GapRow, ...]:
        return self.gaps[FIRST_GAPS:]


def compose(portfolio: Portfolio, language: str, tone: Tone) -> Page:
    """Gather what the page shows."""
    words = Words(language, tone)
    return Page(
        words=words,
        title=words.shared("title"),
        plans_told=_plans_told(portfolio, words),
        read_on=_read_on(portfolio, words),
        conclusion=tuple(map(marked_up, conclusion(portfolio, words.voice))),
        anonymous=portfolio.anonymous,
        version=portfolio.version,
        plans=len(portfolio.clients),
        figures=tuple(figures(portfolio, words)),
        wholes=tuple(wholes(portfolio, words)),
        money=tuple(money(portfolio.money, words)),
        strips=tuple(strips(portfolio, words)),
        heat=Table(heat_heads(words), tuple(heat_rows(portfolio, words))),
        table=Table(plan_heads(words), tuple(plan_rows(portfolio, words))),
        gaps=tuple(_gap(gap, words) for gap in portfolio.gaps),
        lost=(
            Lost(words.shared("heading.failures"), tuple(_failures(portfolio, words))),
            Lost(words.shared("heading.refused"), tuple(_refused(portfolio, words))),
        ),
        skipped=tuple(map(marked_up, skipped(portfolio, words.voice))),
        method=tuple(_method(portfolio, words)),
    )


def _size(rows: int) -> str:
    """The class of a table's box: a long table scrolls in it."""
    return " many" if rows > MANY else ""


def _plans_told(portfolio: Portfolio, words: Words) -> str:
    if not portfolio.clients:
        return words.shared("no_plans")
    return words.shared("plans", count=number(len(portfolio.clients), words.voice))


def _read_on(portfolio: Portfolio, words: Words) -> str:
    key = "read_on_one" if len(portfolio.clients) == 1 else "read_on"
    return words.shared(key, date=formats.day(portfolio.as_of, words.language))


def _gap(gap: CommonGap, words: Words) -> GapRow:
    share = gap.plans / gap.asked
    severity = severity_of(gap.check)
    return GapRow(
        code=cut(gap.check, _CODE),
        title=_title(gap.check, words),
        severity=words.term(f"severity.{severity.value}") if severity else "–",
        plans=words.shared("of", part=words.number(gap.plans), whole=words.number(gap.asked)),
        share=words.percent(share),
        findings=words.number(gap.findings),
        picture=pictures.bar(share),
    )


def _title(check: str, words: Words) -> Markup | str:
    title = check_title(check, words.voice)
    return marked_up(title) if isinstance(title, Safe) else title


def _failures(portfolio: Portfolio, words: Words) -> Iterator[Unread]:
    for one in portfolio.failures:
        yield Unread(client_name(one.name), failed(one, words.language))


def _refused(portfolio: Portfolio, words: Words) -> Iterator[Unread]:
    for record in (client.record for client in portfolio.clients):
        for one in record.refused:
            reason = why_not_read(one.file, one.code, one.params, words.language)
            yield Unread(client_name(record.name), reason)


def _method(portfolio: Portfolio, words: Words) -> Iterator[tuple[str, str]]:
    """Yield what each measure is and when it is unknown, then how it is counted."""
    pillars = {pillar.value for pillar in Pillar}
    for measure in Measure:
        if measure.value == Pillar.DEFINITION.value:
            yield words.shared("method.pillars"), capital(words.shared("means.pillars"))
        elif measure.value not in pillars:
            yield words.measure(measure), capital(words.shared(f"means.{measure.value}"))
    for key in ("quartiles", "ranks", "gaps"):
        yield words.page(f"method.{key}"), words.shared(f"method.{key}")
    told = words.shared("method.version", version=portfolio.version, command=_EXPLAIN)
    yield words.page("method.version"), told
