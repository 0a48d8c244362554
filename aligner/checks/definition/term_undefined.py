"""A term that nobody has defined means something else in every unit that hears it."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, NotAssessed, Seen, plan_check, seen
from aligner.model.entities import Goal
from aligner.model.finding import Severity
from aligner.model.grid import Cell
from aligner.model.plan import Plan
from aligner.words.slippery import entries_of, is_defined, slippery_terms
from aligner.words.slots import read

FIELDS = ("name", "definition")


@plan_check("DEF07", Severity.MAJOR, source="S4", needs={"goal.name"})
def term_undefined(plan: Plan, *, goals: int = 3) -> Iterator[Seen | NotAssessed]:
    """Ask of every term that carries ``goals`` goals or more; one finding a term."""
    carried = {term: by for term, by in _carried(plan).items() if len(by) >= goals}
    if not carried:
        yield NOT_ASSESSED
    for term in sorted(carried):
        if not is_defined(term, plan):
            entries = [c for entry in entries_of(term, plan) for c in entry.evidence(*FIELDS)]
            cells = [c for goal in carried[term] for c in _cells(goal, term)]
            yield seen(*entries, *cells, term=term, count=len(carried[term]))


def _carried(plan: Plan) -> dict[str, list[Goal]]:
    """Return the goals that lean on each term; without a glossary, one that says what it means doesn't."""
    found: dict[str, list[Goal]] = {}
    for goal in plan.goals:
        if plan.terms or not goal.definition or read(goal.definition).slogan:
            for term in slippery_terms(goal.name) | slippery_terms(goal.definition):
                found.setdefault(term, []).append(goal)
    return found


def _cells(goal: Goal, term: str) -> tuple[Cell, ...]:
    return goal.evidence(*(field for field in FIELDS if term in slippery_terms(goal.text(field))))
