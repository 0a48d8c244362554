"""What every form of a portfolio says in the same words: measures, gaps, and why something was not read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from aligner import i18n
from aligner.checks import check_by_code, title
from aligner.i18n import formats
from aligner.i18n.formats import Count
from aligner.model.finding import Param, Pillar, Severity
from aligner.model.grid import SourceRead
from aligner.model.portfolio import Client, CommonGap, Measure, PlanFailure, PlanMoney, PlanRecord, Portfolio
from aligner.model.verdicts import Level
from aligner.reports import notes
from aligner.reports.escaping import Safe, cut, md
from aligner.reports.voice import Voice

NAME = 60
"""The longest name of a plan in a table."""
_NAMED = 3
"""So many plans are named in one sentence; the rest are counted."""


def number(value: int, voice: Voice) -> Count:
    """A count in figures, as the language writes them; it still chooses a sentence's singular."""
    return Count(value, voice.language, formats.number(value, voice.language))


def check_title(code: str, voice: Voice) -> str:
    """What a check is called, not escaped; a check that this version does not know goes by its code."""
    try:
        return title(code, voice.language)
    except KeyError:
        return i18n.text("portfolio.unknown_check", voice.language, check=cut(code, NAME))


def severity_of(code: str) -> Severity | None:
    """How much a check's finding weighs; None of a check that this version does not know."""
    try:
        return check_by_code(code).severity
    except KeyError:
        return None


def why_not_read(file: str, code: str, params: Mapping[str, Param], language: str) -> str:
    """Return why a file or a plan was not read and what to do, as one sentence; not escaped."""
    try:
        return notes.refusal(SourceRead(file, refused=(code, params)), language)
    except KeyError:  # kept by another version, which had a sentence for it
        return i18n.text("errors.unexpected", language, kind=cut(code, NAME))


def failed(failure: PlanFailure, language: str) -> str:
    """Return why nothing of a plan was read."""
    return why_not_read(failure.name, failure.code, failure.params, language)


def skipped(portfolio: Portfolio, voice: Voice) -> Iterator[Safe]:
    """Yield a line for each reason why something in the folders was passed over, and how often."""
    known = set(i18n.keys("portfolio", "skipped"))
    for reason, count in portfolio.skipped.items():
        what = voice.said(f"portfolio.skipped.{reason if reason in known else 'other'}")
        yield voice.capital(voice.said("portfolio.skipped.line", what=what, number=number(count, voice)))


def solid_of(record: PlanRecord, pillar: Pillar) -> tuple[int, int]:
    """How many goals have a pillar in place, of how many of which it can be told."""
    levels = record.pillars.get(pillar, {})
    return levels.get(Level.SOLID, 0), sum(levels.values()) - levels.get(Level.UNKNOWN, 0)


def budget_of(money: PlanMoney) -> int:
    """The money that counts, in minor units: without totals rows and what else was left out."""
    return money.traced + money.untraced


def conclusion(portfolio: Portfolio, voice: Voice) -> Iterator[Safe]:
    """Yield the three sentences: the money behind the words, everyone's gap, what could not be read."""
    if portfolio.clients:
        yield _money(portfolio, voice)
        yield _gap(portfolio, voice)
    if portfolio.clients or portfolio.failures:
        yield _unread(portfolio, voice)


def _money(portfolio: Portfolio, voice: Voice) -> Safe:
    placed = [one for one in portfolio.clients if Measure.WITH_MONEY in one.positions]
    if not placed:
        return voice.said("portfolio.money.nobody", count=len(portfolio.clients))
    goals = sum(one.record.goals for one in placed)
    funded = sum(one.record.goals_with_money for one in placed)
    key = "goals" if funded else "none"
    sentence = voice.said(
        f"portfolio.money.{key}",
        count=number(funded, voice),
        goals=number(goals, voice),
        share=Safe(voice.percent(funded / goals)),
    )
    untold = len(portfolio.clients) - len(placed)
    rest = [_counted("money.untold", untold, voice)] if untold else []
    return Safe(" ".join([sentence, *_extremes(placed, voice), *rest]))


def _extremes(placed: Iterable[Client], voice: Voice) -> list[Safe]:
    """Name the plans with the most and the least; nothing where all are alike."""
    by_value: dict[float, list[str]] = {}
    for client in placed:
        value = client.positions[Measure.WITH_MONEY].value
        by_value.setdefault(value, []).append(client.record.name)
    most, least = max(by_value), min(by_value)
    if most == least:
        return []
    best, worst = (named(by_value[value], voice) for value in (most, least))
    shares = {"most": Safe(voice.percent(most)), "least": Safe(voice.percent(least))}
    return [voice.said("portfolio.money.extremes", best=best, worst=worst, **shares)]


def named(names: list[str], voice: Voice) -> Safe:
    """Name the first few, and count the rest."""
    shown = names if len(names) <= _NAMED + 1 else names[:_NAMED]
    hidden = len(names) - len(shown)
    more = [voice.said("portfolio.more", count=number(hidden, voice))] if hidden else []
    return voice.listing([*(md(cut(name, NAME)) for name in shown), *more])


def _gap(portfolio: Portfolio, voice: Voice) -> Safe:
    if not portfolio.gaps:
        return voice.said("portfolio.gap.none")
    first, *others = portfolio.gaps
    alone = len(portfolio.clients) == 1
    key = "only" if alone else "everyone" if first.plans == first.asked else "common"
    said = {"count": number(first.plans, voice)} if not alone else {}
    said |= {"asked": number(first.asked, voice)} if key == "common" else {}
    sentence = voice.said(f"portfolio.gap.{key}", title=_small_title(first, voice), check=first.check, **said)
    if not others:
        return sentence
    following = voice.listing(_small_title(gap, voice) for gap in others[:2])
    return Safe(f"{sentence} {voice.said('portfolio.gap.next', gaps=following)}")


def _small_title(gap: CommonGap, voice: Voice) -> Safe:
    return voice.small(md(check_title(gap.check, voice)))


def _unread(portfolio: Portfolio, voice: Voice) -> Safe:
    partly = sum(bool(one.record.refused) for one in portfolio.clients)
    files = [_counted("unread.files", partly, voice)] if partly else []
    if not portfolio.failures:
        key = "all_plans" if files else "all"
        return Safe(" ".join([voice.said(f"portfolio.unread.{key}", count=len(portfolio.clients)), *files]))
    names = named([failure.name for failure in portfolio.failures], voice)
    return Safe(" ".join([_counted("unread.plans", len(portfolio.failures), voice, names=names), *files]))


def _counted(key: str, count: int, voice: Voice, **params: object) -> Safe:
    """A sentence that may begin with its count, in words up to twelve."""
    return voice.capital(voice.said(f"portfolio.{key}", count=number(count, voice), **params))
