"""What stands over the lists of a portfolio, and the lists as tables to copy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from aligner.i18n import formats
from aligner.model.portfolio import Client, CommonGap, Measure, PlanFailure, PlanRecord, Portfolio
from aligner.model.verdicts import Verdict
from aligner.service.portfolios import gap_title, why_failed
from aligner.tui.client_text import client_text, plain
from aligner.tui.labels import count_label, verdict_label
from aligner.tui.look import Look
from aligner.tui.portfolio_listing import Chosen, Row
from aligner.tui.views.entry import Entry
from aligner.tui.views.portfolio_detail import client_entries, failure_entries
from aligner.tui.views.portfolio_gaps import gap_entries
from aligner.tui.views.portfolio_words import measure_name, money_behind, number, refused_files, say

_GAP = "   "


def head_text(portfolio: Portfolio, look: Look, width: int) -> Text:
    """The verdicts of all plans, the money behind their goals, what was not read; on as few lines as fit."""
    counts = [count_label(one, portfolio.verdicts.get(one, 0), look).text(look) for one in Verdict]
    parts = (_money(portfolio, look), _unread(portfolio, look))
    text = Text(_GAP, no_wrap=True).join(counts)
    used = text.cell_len
    for part in parts:
        fits = used + len(_GAP) + part.cell_len <= width
        text.append(_GAP if fits else "\n").append_text(part)
        used = part.cell_len + (used + len(_GAP) if fits else 0)
    return text


def _money(portfolio: Portfolio, look: Look) -> Text:
    part, whole = money_behind(portfolio)
    if not whole:
        return Text(say("head.no_money", look))
    share = formats.percent(part / whole, look.language)
    return Text(say("head.money", look, part=number(part, look), whole=number(whole, look), share=share))


def _unread(portfolio: Portfolio, look: Look) -> Text:
    """How many plans, and how many files of the others, could not be read."""
    counts = {"state.plans": len(portfolio.failures), "client.files": refused_files(portfolio.clients)}
    what = [say(key, look, count=number(count, look)) for key, count in counts.items() if count]
    if not what:
        return Text(say("head.all_read", look), look.style("muted"))
    return Text(f"⚠ {say('head.unread', look, what=', '.join(what))}", look.style("weak"))


def state_text(portfolio: Portfolio, count: int, chosen: Chosen, look: Look) -> Text:
    """How many plans of how many are listed, by which limits, in which order."""
    every = len(portfolio.clients) + len(portfolio.failures)
    if not count:
        return Text(say("state.nothing" if every else "state.no_plans", look))
    some = say("state.some", look, shown=number(count, look), all=number(every, look))
    text = Text(say("state.plans", look, count=number(count, look)) if count == every else some, no_wrap=True)
    for limit in _limits(chosen, look):
        text.append(" · ").append_text(client_text(limit, look.style("say")))
    return text.append(f" · {_order(chosen, look)}", look.style("muted"))


def _limits(chosen: Chosen, look: Look) -> Iterator[str]:
    if chosen.words:
        yield look.say("state.filter", text=chosen.words)
    if chosen.unread:
        yield say("state.unread", look)
    if chosen.gap:
        yield say("state.gap", look, title=gap_title(chosen.gap, look.language))


def _order(chosen: Chosen, look: Look) -> str:
    if chosen.order is None:
        return say("state.names_turned" if chosen.turned else "state.names", look)
    name = measure_name(chosen.order, look).removesuffix(" ▽")
    smallest = chosen.order.more_is_better is not chosen.turned
    return say("state.least" if smallest else "state.most", look, measure=name[:1].lower() + name[1:])


def gaps_state(portfolio: Portfolio, look: Look) -> Text:
    """How many gaps there are."""
    if not portfolio.gaps:
        return Text(say("state.no_gaps", look))
    return Text(say("state.gaps", look, count=number(len(portfolio.gaps), look)))


def entries_of(portfolio: Portfolio, one: Row | None, look: Look, width: int) -> tuple[Entry, ...]:
    """What there is to tell of a plan or a gap; nothing of none."""
    match one:
        case Client():
            return tuple(client_entries(portfolio, one, look, width))
        case PlanFailure():
            return tuple(failure_entries(one, look, width))
        case CommonGap():
            return tuple(gap_entries(portfolio, one, look, width))
    return ()


def table(rows: Sequence[Row], look: Look, *, heads: bool = True) -> str:
    """Plans or gaps as lines of tab-separated values, with the names of their columns above them."""
    lines = [_copied(one, look) for one in rows]
    if heads:
        lines.insert(0, _gap_heads(look) if isinstance(rows[0], CommonGap) else _plan_heads(look))
    return "\n".join(map("\t".join, lines))


def _copied(one: Row, look: Look) -> list[str]:
    match one:
        case Client():
            return _plan(one.record, look)
        case PlanFailure():
            return [plain(one.name), plain(why_failed(one, look.language))]
        case CommonGap():
            title = f"{gap_title(one.check, look.language)} ({one.check})"
            share = formats.percent(one.plans / one.asked, look.language)
            return [plain(title), str(one.plans), share, str(one.findings)]


def _plan(record: PlanRecord, look: Look) -> list[str]:
    verdicts = (str(record.verdicts.get(verdict, 0)) for verdict in Verdict)
    # Not 7/11, which a spreadsheet would take for a day in November.
    shares = (formats.percent(record.measured(measure), look.language) for measure in Measure)
    return [plain(record.name), *verdicts, *shares]


def _plan_heads(look: Look) -> list[str]:
    verdicts = (verdict_label(one, look).word for one in Verdict)
    return [say("column.plan", look), *verdicts, *(measure_name(one, look) for one in Measure)]


def _gap_heads(look: Look) -> list[str]:
    return [say(f"column.{name}", look) for name in ("gap", "plans", "share", "findings")]
