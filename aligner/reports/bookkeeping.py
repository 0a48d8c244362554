"""How the money adds up to the cent, what was noticed in the input, and how the verdicts were reached."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from aligner import i18n
from aligner.i18n import formats
from aligner.model.assessment import Assessment
from aligner.model.finding import Outcome, Tally
from aligner.model.ledger import Ledger
from aligner.reports import notes
from aligner.reports.escaping import Safe, code, md
from aligner.reports.places import Places
from aligner.reports.voice import Voice

SHOWN_NOTES = 60
REPEATS = frozenset(
    ("totals-row", "subtotal-row", "totals-column", "header-repeated", "two-amounts", "duplicate-lines")
)
"""Reasons for leaving money out that say: the same money stands in the material more than once."""


def reconciliation(assessment: Assessment, voice: Voice) -> Iterator[Safe]:
    """Yield the sentences that account for every amount read."""
    plan, ledger = assessment.plan, assessment.plan.ledger
    yield _sum(ledger, voice)
    if ledger.left_out:
        yield from _left_out(ledger, voice)
    if plan.other_money:
        others = plan.other_money.items()
        kinds = (f"{_kind(kind, voice)} {_exact(counted(other), voice)}" for kind, other in others)
        yield voice.t("reconciliation.other", kinds=Safe(" · ".join(kinds)))
    if ledger.unreadable:
        yield voice.t("reconciliation.unreadable", count=ledger.unreadable)
    if plan.people.read:
        people = (plan.people.read, plan.people.traced)
        years, traced = (formats.person_years(each, voice.language) for each in people)
        key = "people" if plan.people.traced != plan.people.read else "people_all"
        yield voice.t(f"reconciliation.{key}", years=years, traced=traced)


def counted(ledger: Ledger) -> int:
    """Everything read and not left out, in minor units."""
    return ledger.traced + ledger.untraced


def reading_notes(assessment: Assessment, places: Places, voice: Voice) -> Iterator[Safe]:
    """Yield each note with its place; past sixty, how many more there are."""
    plan = assessment.plan
    for note in plan.notes[:SHOWN_NOTES]:
        often = voice.t("note_times", count=Safe(formats.number(note.count, voice.language)))
        times = f" ({often})" if note.count > 1 else ""
        where = places.full(note.cell)
        said = md(voice.hushed(notes.sentence(note, voice.language, plan.currency)))
        yield Safe(f"{where}{times}: {said}" if where else f"{said}{times}")
    if len(plan.notes) > SHOWN_NOTES:
        yield voice.t("reconciliation.more_notes", count=len(plan.notes) - SHOWN_NOTES)
    elif not plan.notes:
        yield voice.t("reconciliation.no_notes")


def method(assessment: Assessment, voice: Voice) -> Iterator[Safe]:
    """Yield how the verdicts were reached: checks, thresholds, version, and what failed."""
    yield voice.t("method.explain", command=Safe("`aligner explain DEF02`"))
    yield _thresholds(assessment, voice)
    tallies = assessment.tallies
    judged = sum(_was_judged(tally) for tally in tallies)
    if judged == len(tallies):
        yield voice.t("method.version_all", version=assessment.version, checks=judged)
    else:
        yield voice.t("method.version", version=assessment.version, checks=len(tallies), assessed=judged)
    crashed = [tally.check for tally in tallies if tally.count(Outcome.CRASHED)]
    if crashed:
        yield voice.t("method.crashed", codes=", ".join(crashed))


def _sum(ledger: Ledger, voice: Voice) -> Safe:
    if not (ledger.read or ledger.left_out or len(ledger)):
        return voice.t("reconciliation.nothing")
    parts = {"counted": counted(ledger), "traced": ledger.traced, "untraced": ledger.untraced}
    return voice.t("reconciliation.sum", **{name: _exact(amount, voice) for name, amount in parts.items()})


def _left_out(ledger: Ledger, voice: Voice) -> Iterator[Safe]:
    """Tell sums that repeat the same money apart from money not counted, then what was read in all."""
    said = i18n.keys("report", "left_out")
    for key, repeats in (("left_out_again", True), ("left_out", False)):
        amounts = {why: sum_ for why, sum_ in ledger.left_out.items() if (why in REPEATS) is repeats}
        if amounts:
            known = ((why if why in said else "other", sum_) for why, sum_ in amounts.items())
            reasons = ", ".join(f"{voice.t(f'left_out.{why}')} {_exact(sum_, voice)}" for why, sum_ in known)
            yield voice.t(f"reconciliation.{key}", reasons=Safe(reasons))
    yield voice.t("reconciliation.read", read=_exact(ledger.read, voice))


def _kind(kind: str, voice: Voice) -> Safe:
    return voice.t(f"money_kind.{kind}")


def _exact(minor: int, voice: Voice) -> Safe:
    return md(voice.money(minor, exact=True))


def _thresholds(assessment: Assessment, voice: Voice) -> Safe:
    changes = list(_changes(assessment))
    if not changes:
        return voice.t("method.defaults")
    return voice.t("method.changed", file=Safe("`aligner.toml`"), changes=Safe(", ".join(changes)))


def _changes(assessment: Assessment) -> Iterable[Safe]:
    for check, options in assessment.changed_options.items():
        for option, value in options.items():
            yield code(f"{check}.{option} = {value}")


def _was_judged(tally: Tally) -> bool:
    return any(tally.count(outcome) for outcome in (Outcome.FOUND, Outcome.CLEAR, Outcome.IMPLIED))
