"""What more than one form of a comparison says: findings, goals, the three sentences of the conclusion."""

from __future__ import annotations

from collections.abc import Iterator

from aligner import i18n
from aligner.checks import title as title_of
from aligner.model.comparison import Cause, Change, Comparison, FindingMove, Moved
from aligner.model.finding import Subject
from aligner.reading.drafts import slug
from aligner.reports.escaping import Safe, cut, md
from aligner.reports.voice import Voice

NAME = 90
_CANT_BE_MADE = (LookupError, TypeError, ValueError)
"""What a sentence raises where another version of its check stored other parameters."""


def title(one: FindingMove, voice: Voice) -> str:
    """What a finding is called, not escaped; of a check that is unknown here, the sentence stored with it.

    Such a sentence may hold the names of people, so without names the check's code stands for it.
    """
    try:
        return title_of(one.finding.check, voice.language)
    except KeyError:
        stored = one.message.rstrip(".") if voice.names else ""
        code = cut(one.finding.check, 20)
        return stored or i18n.text("compare.unknown_check", voice.language, check=code)


def message(one: FindingMove, voice: Voice) -> str | None:
    """What a finding says, not escaped, in the voice's language; None without names, which it may hold."""
    if not voice.names:
        return None
    try:
        return voice.about(one.finding, "message")
    except _CANT_BE_MADE:
        return one.message


def subject(one: FindingMove, voice: Voice) -> Safe:
    """What a finding is about: a name with its id, or the whole plan."""
    found = one.finding
    if found.subject is Subject.PLAN:
        return voice.said("compare.whole_plan")
    return called(found.subject_id, found.subject_name)


def called(identity: str, name: str) -> Safe:
    """A name after the id that the plan gives it; an id that was made of the name is never shown."""
    made = not identity or name.startswith(identity) or identity.partition("#")[0] == slug(name)
    return md(cut(name if made else f"{identity} {name}", NAME))


def conclusion(comparison: Comparison, voice: Voice) -> Iterator[Safe]:
    """Yield the three sentences: the verdicts, the findings, the money."""
    yield _verdicts(comparison, voice)
    yield _findings(comparison, voice)
    yield Safe(" ".join(_money(comparison, voice)))


def _verdicts(comparison: Comparison, voice: Voice) -> Safe:
    parts = voice.listing(
        voice.said(f"compare.conclusion.{verdict.value}", **_counts(moved))
        for verdict, moved in comparison.verdicts.items()
    )
    known = comparison.served in i18n.keys("terms", "served")
    whom = voice.term(f"served.{comparison.served if known else 'company'}")
    key = "customer" if comparison.customer_only else "all"
    return voice.capital(voice.said(f"compare.conclusion.{key}", served=whom, parts=parts))


def _counts(moved: Moved[int]) -> dict[str, int]:
    after = moved.after or 0
    return {"before": moved.before or 0, "after": after, "count": after}


def _findings(comparison: Comparison, voice: Voice) -> Safe:
    counts = {
        "closed": len(comparison.of(Change.CLOSED, cause=Cause.PLAN)),
        "opened": len(comparison.of(Change.OPENED, Change.LAPSED, cause=Cause.PLAN)),
        "open": len(comparison.of(Change.OPEN)),
    }
    said = voice.said("compare.conclusion.findings", **counts)
    waived = len(comparison.of(Change.WAIVED))
    more = voice.said("compare.conclusion.waived", waived=waived) if waived else ""
    return Safe(f"{said} {more}".rstrip())


def _money(comparison: Comparison, voice: Voice) -> Iterator[str]:
    """Yield what moved, what reaches the goals, and the gap; of another currency, only that it is one."""
    if comparison.currency.has_changed:
        before, after = comparison.currency.before, comparison.currency.after
        yield voice.said("compare.conclusion.currencies", before=before, after=after)
        return
    traced = comparison.sums["traced"]
    if not traced.before and not traced.after:
        yield voice.said("compare.conclusion.no_money")
        return
    shifted = voice.money(comparison.shifted)
    yield voice.said(f"compare.conclusion.{'' if comparison.shifted else 'not_'}shifted", money=shifted)
    before, after = (voice.money(amount or 0) for amount in (traced.before, traced.after))
    key = "traced" if traced.has_changed else "traced_same"
    yield voice.said(
        f"compare.conclusion.{key}", **({"before": before} if traced.has_changed else {}), after=after
    )
    gap = comparison.shares["say_pay_gap"]
    if gap.is_told:
        then, now = voice.percent(gap.before), voice.percent(gap.after)
        yield voice.said("compare.conclusion.gap", before=then, after=now)
