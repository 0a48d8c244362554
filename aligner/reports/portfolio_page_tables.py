"""The tables of the portfolio's page: plans by what compares them, and plans by pillars as a heat map."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from aligner.i18n import formats
from aligner.model.portfolio import Client, Measure, PlanRecord, Portfolio, Position
from aligner.model.verdicts import Verdict
from aligner.reports.escaping import cut
from aligner.reports.goal_stories import SIGNS
from aligner.reports.portfolio_page_words import Words, client_name
from aligner.reports.portfolio_pictures import percent
from aligner.reports.portfolio_words import budget_of

PILLARS = (Measure.DEFINITION, Measure.AMBITION, Measure.METRICS, Measure.RESOURCES)
COMPARED = (
    Measure.BACKED,
    Measure.SLOGANS,
    Measure.WITH_MONEY,
    Measure.TRACED,
    Measure.SAY_PAY_GAP,
    Measure.COVERAGE,
)
"""What the table of plans compares; the pillars stand in the heat map."""

_EXACT = 1_000_000
"""Sort keys are whole millionths: short to write, and finer than any two plans are told apart."""

_CURRENCY = 12
_STEPS = 5
"""Colours of the heat map: a fifth each."""

QUARTERS_FROM = 4
"""Fewer plans have no quarters worth the name."""


@dataclass(frozen=True, slots=True)
class Head:
    """A column: what it is called, how it sorts first, which measure it holds, if any, and its brief name."""

    name: str
    first: str
    measure: str = ""
    brief: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure: as it is read, as it is sorted by (empty where unknown), and how it is set."""

    text: str
    key: int | str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One plan: its name, where its own report lies (empty where it has none), what to add, its figures."""

    name: str
    link: str
    remark: str
    cells: tuple[Cell, ...]


def heat_heads(words: Words) -> tuple[Head, ...]:
    """The columns of the heat map, after the plan's name."""
    return (*(_pillar(one.value, words) for one in PILLARS), Head(words.page("table.goals"), "descending"))


def _pillar(pillar: str, words: Words) -> Head:
    name, brief = (words.term(f"{table}.{pillar}") for table in ("pillar_short", "pillar_abbr"))
    return Head(name, "descending", pillar, brief)


def heat_rows(portfolio: Portfolio, words: Words) -> Iterator[Row]:
    """Yield for each plan the share of its goals on which each pillar stands, and its number of goals."""
    for client in portfolio.clients:
        cells = (_shaded(client.positions.get(one), words) for one in PILLARS)
        goals = Cell(words.number(client.record.goals), client.record.goals, "n")
        yield Row(client_name(client.record.name), "", "", (*cells, goals))


def plan_heads(words: Words) -> tuple[Head, ...]:
    """The columns of the table of plans, after the plan's name."""
    return (
        Head(words.shared("table.verdicts"), "descending"),
        *(Head(words.measure(one), _best(one), one.value) for one in COMPARED),
        Head(words.shared("table.budget"), "descending"),
    )


def plan_rows(portfolio: Portfolio, words: Words) -> Iterator[Row]:
    """Yield for each plan its verdicts and what it is compared by.

    Verdicts sort by how many goals are backed, money within its currency.
    """
    sums = sorted({_amount(one.record) for one in portfolio.clients})
    places = {amount: place for place, amount in enumerate(sums)}
    for client in portfolio.clients:
        record = client.record
        figures = (_figure(client, measure, portfolio, words) for measure in COMPARED)
        cells = (_verdicts(record), *figures, _money(record, places, words))
        yield Row(client_name(record.name), report_link(record.report), _remark(client, words), cells)


def report_link(report: str) -> str:
    """The address of a plan's own report, beside the page: whatever its name holds, it leads nowhere else."""
    return f"{quote(report, safe='', errors='replace')}.md" if report else ""


def _verdicts(record: PlanRecord) -> Cell:
    counts = (f"{SIGNS[one]}\u00a0{record.verdicts.get(one, 0)!s:\u2007>2}" for one in Verdict)
    return Cell(" ".join(counts), record.verdicts.get(Verdict.BACKED, 0), "v")


def _best(measure: Measure) -> str:
    return "descending" if measure.more_is_better else "ascending"


def _shaded(position: Position | None, words: Words) -> Cell:
    if position is None:
        return Cell(words.term("level.unknown"), "", "none")
    share = position.value
    step = min(percent(share) * _STEPS // 100, _STEPS - 1)  # by what is shown: 59.6 % is a 60
    return Cell(words.percent(share), round(share * _EXACT), f"h{step}")


def _figure(client: Client, measure: Measure, portfolio: Portfolio, words: Words) -> Cell:
    position = client.positions.get(measure)
    if position is None:
        return Cell(words.term("level.unknown"), "", "none")
    shown = words.percent(position.value)
    if measure is Measure.WITH_MONEY:
        shown = words.shared("of", part=client.record.goals_with_money, whole=client.record.goals)
    spread = portfolio.spreads[measure]
    telling = position.count >= QUARTERS_FROM and spread.least < spread.most
    return Cell(shown, round(position.value * _EXACT), f"q{position.quarter}" if telling else "")


def _amount(record: PlanRecord) -> tuple[str, int]:
    return record.currency, budget_of(record.money)


def _money(record: PlanRecord, places: Mapping[tuple[str, int], int], words: Words) -> Cell:
    if not record.money.read:
        return Cell(words.term("level.unknown"), "", "none")
    shown = formats.short_money(budget_of(record.money), cut(record.currency, _CURRENCY), words.language)
    return Cell(shown, places[_amount(record)])


def _remark(client: Client, words: Words) -> str:
    lost = len(client.record.refused)
    return words.page("table.lost", count=lost) if lost else ""
