"""One plan of a portfolio beside the others: where it stands, what it lacks, what could not be read of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.text import Text

from aligner.i18n import formats
from aligner.model.finding import Severity
from aligner.model.portfolio import Client, PlanFailure, PlanRecord, Portfolio
from aligner.service.portfolios import gap_severity, gap_title, why_failed, why_refused
from aligner.tui.client_text import client_text, fitted, plain
from aligner.tui.labels import severity_label
from aligner.tui.look import Look
from aligner.tui.shown import Goto
from aligner.tui.views.entry import Entry, heading, remark, two_sided, wrapped
from aligner.tui.views.portfolio_positions import compared, position_entries
from aligner.tui.views.portfolio_words import UNKNOWN, number, say

GAPS = 8
"""So many gaps of one plan are shown; the others are counted."""


def failure_entries(failure: PlanFailure, look: Look, width: int) -> Iterator[Entry]:
    """Yield why nothing of a plan was read, and what to do."""
    yield Entry(client_text(failure.name, look.style("strong"), width))
    yield Entry(Text(f"⚠ {say('failure.heading', look)}", look.style("weak")))
    yield Entry(wrapped(why_failed(failure, look.language), width))
    yield from _way(failure.paths, "failure.open", look, width)


def client_entries(portfolio: Portfolio, client: Client, look: Look, width: int) -> Iterator[Entry]:
    """Yield where a plan stands, what it lacks, what could not be read of it, and where it lies."""
    record = client.record
    yield Entry(client_text(record.name, look.style("strong"), width))
    yield Entry(Text(fitted(" · ".join(_told(record, look)), width), look.style("muted"), no_wrap=True))
    yield from _refused(record, look, width)
    yield from position_entries(portfolio, client, look, width)
    yield from _gaps(portfolio, record, look, width)
    yield from _way(record.paths, "client.open", look, width)
    yield Entry(Text())
    legend = say("client.legend" if compared(portfolio) else "client.few", look)
    yield Entry(wrapped(legend, width, look.style("muted")))


def _told(record: PlanRecord, look: Look) -> Iterator[str]:
    """Its goals, its budget with the years, its files."""
    yield say("client.goals", look, count=number(record.goals, look))
    budget = record.money.traced + record.money.untraced
    if record.money.read:
        shown = formats.short_money(budget, plain(record.currency), look.language)
        yield say("client.budget", look, money=shown)
    if record.years:
        yield formats.years(record.years, look.language)
    yield say("client.files", look, count=number(record.files, look))


def _way(paths: Sequence[str], key: str, look: Look, width: int) -> Iterator[Entry]:
    """How the plan is opened, and where it lies; of an alias, that it can't be."""
    if not paths:
        yield Entry(Text())
        yield Entry(wrapped(say("client.alias", look), width, look.style("muted")))
        return
    yield Entry(Text())
    yield Entry(wrapped(say(key, look), width, look.style("muted")))
    for path in paths:
        yield Entry(client_text(str(Path(path)), look.style("muted"), width))


def _refused(record: PlanRecord, look: Look, width: int) -> Iterator[Entry]:
    if not record.refused:
        return
    yield heading(say("client.refused", look), look)
    for one in record.refused:
        yield Entry(wrapped(why_refused(one, look.language), width, look.style("weak"), "⚠ ", "  "))


def _gaps(portfolio: Portfolio, record: PlanRecord, look: Look, width: int) -> Iterator[Entry]:
    """What is found most often in the plan, each with how many other plans have it too."""
    if not record.findings:
        yield heading(say("client.gaps", look), look)
        yield Entry(Text(say("client.no_gaps", look)))
        return
    head = Text(say("client.gaps", look), look.style("key"))
    note = Text(say("client.gaps_note", look), look.style("muted"))
    yield Entry(Text("\n").append_text(two_sided(head, note, width)))
    common = {gap.check: f"{gap.plans}/{gap.asked}" for gap in portfolio.gaps}
    ordered = sorted(record.findings, key=lambda check: (-record.findings[check], _weight(check), check))
    for check in ordered[:GAPS]:
        figures = f"{record.findings[check]} · {common.get(check, UNKNOWN)}"
        yield Entry(gap_line(check, figures, look, width), goto=Goto("gap", at={"gap": check}))
    if len(ordered) > GAPS:
        yield remark(say("client.more", look, count=number(len(ordered) - GAPS, look)), look)


def gap_line(check: str, figures: str, look: Look, width: int) -> Text:
    """A gap with its sign and code, and its figures at the right edge."""
    text = gap_name(check, look, width - len(figures) - 2)
    return two_sided(text, Text(figures, look.style("muted")), width)


def gap_name(check: str, look: Look, width: int) -> Text:
    """A gap by the sign of its severity, what it is called, and its code."""
    severity = gap_severity(check)
    sign = severity_label(severity, look).mark(look) if severity else Text(" ")
    code = f" ({plain(check, 12)})"
    title = fitted(plain(gap_title(check, look.language)), max(4, width - 2 - len(code)))
    return Text.assemble(sign, " ", title, (code, look.style("muted")), no_wrap=True)


def _weight(check: str) -> int:
    severity = gap_severity(check)
    order = list(Severity)
    return order.index(severity) if severity else len(order)
