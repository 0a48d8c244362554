"""What is behind a number of the overview: a difference's checks, a phase's initiatives, the unasked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from rich.cells import cell_len
from rich.text import Text

from aligner import i18n
from aligner.i18n import formats
from aligner.model.assessment import Assessment, Difference
from aligner.model.entities import Described
from aligner.model.finding import Finding, Outcome
from aligner.model.value_phases import initiatives_in, metrics_in
from aligner.service.check_facts import check_title, columns_lacking
from aligner.tui.client_text import client_text
from aligner.tui.labels import severity_label
from aligner.tui.look import Look
from aligner.tui.references import reading_form
from aligner.tui.shown import Goto
from aligner.tui.views.entry import Entry, heading, remark, two_sided, wrapped

View = Callable[[Assessment, Look, int], Iterator[Entry]]

FINDINGS = 20
"""So many findings of one check are listed."""

_SECTIONS = {
    Outcome.FOUND: ("gaps", "bad"),
    Outcome.CLEAR: ("met", "good"),
    Outcome.IMPLIED: ("implied", "muted"),
    Outcome.NOT_ASSESSED: ("silent", "muted"),
    Outcome.CRASHED: ("crashed", "weak"),
}
"""The outcomes in the order in which one decides for a check, and what is said of it."""


def behind(at: Mapping[str, str]) -> View | None:
    """The view of what a Goto's ``at`` names; None where it names nothing of the overview's."""
    views: dict[str, Callable[[str], View]] = {
        "difference": lambda number: lambda *shown: _difference(int(number), *shown),
        "phase": lambda phase: lambda *shown: _phase(phase, *shown),
        "coverage": lambda _: _coverage,
    }
    return next((views[key](value) for key, value in at.items() if key in views), None)


def _title(words: str, look: Look, width: int) -> Entry:
    return Entry(wrapped(words, width, look.style("strong")))


def _difference(number: int, assessment: Assessment, look: Look, width: int) -> Iterator[Entry]:
    """The checks behind one of the seven differences: gaps with their findings, what is met, the rest."""
    difference = next(one for one in assessment.differences if one.number == number)
    yield _title(f"{number} {look.term(f'difference.{number}')}", look, width)
    outcomes = _outcomes(assessment, _asked(assessment, difference))
    for outcome, (name, kind) in _SECTIONS.items():
        codes = [code for code in difference.checks if outcomes.get(code, Outcome.NOT_ASSESSED) is outcome]
        if codes:
            yield heading(i18n.text(f"overview.behind.{name}", look.language), look)
        for code in codes:
            yield from _check(code, outcome, kind, assessment, look, width)


def _asked(assessment: Assessment, difference: Difference) -> Iterable[str]:
    """Where no resources are known, the checks of resources tell nothing of a difference."""
    unknown = assessment.resources_unknown
    return (code for code in difference.checks if not (unknown and code.startswith("RES")))


def _outcomes(assessment: Assessment, codes: Iterable[str]) -> Mapping[str, Outcome]:
    """One outcome a check: found anywhere, else clear anywhere, and so on."""
    tallies = {tally.check: tally for tally in assessment.tallies}
    known = {code: tallies[code] for code in codes if code in tallies}
    return {
        code: next((outcome for outcome in _SECTIONS if tally.count(outcome)), Outcome.NOT_ASSESSED)
        for code, tally in known.items()
    }


def _check(
    code: str, outcome: Outcome, kind: str, assessment: Assessment, look: Look, width: int
) -> Iterator[Entry]:
    title = check_title(code, look.language)
    if outcome is Outcome.FOUND:
        found = [finding for finding in assessment.findings if finding.check == code]
        yield Entry(wrapped(f"{title} ({len(found)})", width, indent="  ", hang="    "))
        for finding in found[:FINDINGS]:
            yield _finding(finding, look, width)
        if len(found) > FINDINGS:
            yield remark("      " + look.say("detail.more", count=len(found) - FINDINGS), look)
    else:
        yield Entry(wrapped(title, width, look.style(kind), indent="  ", hang="    "))
    if outcome is Outcome.NOT_ASSESSED and (lacking := columns_lacking(code, assessment.plan, look.language)):
        words = i18n.text("overview.behind.needs", look.language, what=", ".join(lacking))
        yield Entry(wrapped(words, width, look.style("muted"), indent="    "))


def _finding(finding: Finding, look: Look, width: int) -> Entry:
    """Whom a check found wanting, and where; opens the finding."""
    sign = severity_label(finding.severity, look).mark(look)
    where = reading_form(finding.evidence[0]) if finding.evidence else ""
    room = width - 8 - (cell_len(where) if finding.subject_name else 0)
    name = client_text(finding.subject_name or where, width=max(12, room))
    left = Text.assemble("    ", sign, " ", name)
    right = Text(where if finding.subject_name else "", look.style("muted"))
    return Entry(two_sided(left, right, width), finding=finding)


def _phase(phase: str, assessment: Assessment, look: Look, width: int) -> Iterator[Entry]:
    """The initiatives and the metrics of a phase, each with its cell."""
    name = look.term(f"phase.{phase}")
    yield _title(name[:1].upper() + name[1:], look, width)
    listed = {
        "initiatives": initiatives_in(phase, assessment.plan),
        "metrics": metrics_in(phase, assessment.plan),
    }
    if not any(listed.values()):
        yield remark("\n" + i18n.text("overview.phase.none", look.language), look)
    for kind, things in listed.items():
        if things:
            yield heading(i18n.text(f"overview.phase.{kind}", look.language, count=len(things)), look)
        for thing in things:
            yield _thing(thing, assessment, look, width)


def _thing(thing: Described, assessment: Assessment, look: Look, width: int) -> Entry:
    money = assessment.plan.ledger.of_initiative(thing.id)
    known = thing.id in assessment.plan.initiative_by_id and money
    amount = formats.money(money, assessment.plan.currency, look.language) if known else ""
    cell = thing.cells.get("name") or next(iter(thing.cells.values()), None)
    right = Text(amount)
    name = client_text(thing.name, width=width - right.cell_len - 4)
    text = two_sided(Text.assemble("  ", name), right, width)
    return Entry(text, cell=cell, goto=Goto("overview", cell=cell) if cell else None)


def _coverage(assessment: Assessment, look: Look, width: int) -> Iterator[Entry]:
    """The checks that could not be asked, and the columns that would let them."""
    share = formats.percent(assessment.evidence_coverage, look.language)
    yield _title(i18n.text("overview.behind.coverage", look.language, share=share), look, width)
    outcomes = _outcomes(assessment, (tally.check for tally in assessment.tallies))
    unjudged = (Outcome.NOT_ASSESSED, Outcome.CRASHED)
    if not set(outcomes.values()) & set(unjudged):
        yield remark(i18n.text("overview.behind.all_judged", look.language), look)
    for outcome in unjudged:
        codes = [code for code, its in outcomes.items() if its is outcome]
        if codes:
            yield heading(i18n.text(f"overview.behind.{_SECTIONS[outcome][0]}", look.language), look)
        for code in codes:
            yield from _check(code, outcome, "", assessment, look, width)
