"""What has been stopped and is still paid for keeps money from what goes on."""

from collections.abc import Iterator
from itertools import chain, islice

from aligner.checks._check import EVIDENCE_LIMIT, NOT_ASSESSED, NotAssessed, Seen, initiative_check, seen
from aligner.model.entities import Initiative
from aligner.model.finding import Severity
from aligner.model.grid import Cell
from aligner.model.ledger import UNDATED, Ledger
from aligner.model.plan import Plan


@initiative_check("RES18", Severity.MAJOR, source="S2 #2", needs={"initiative.name"})
def stopped_still_paid(initiative: Initiative, plan: Plan) -> Iterator[Seen | NotAssessed]:
    if not plan.records("initiative.stage", "initiative.status"):
        yield NOT_ASSESSED
        return
    said = _stopped(initiative)
    money, people = _left(plan.ledger, initiative, plan), _left(plan.people, initiative, plan)
    if said and (money > 0 or people > 0):
        cells = (*initiative.evidence("stage", "status"), *_lines(initiative, plan))
        yield seen(*cells, said=said, sum_money=money, left_people=people)


def _stopped(initiative: Initiative) -> str:
    """Return the cell's words where the stage or status states that the work is stopped or put off."""
    staged = any(told.value == "stopped" and told.is_stated for told in initiative.told.get("stage", ()))
    if staged or "stopped" in initiative.kinds("status"):
        by_status = initiative.told_as("status").value == "stopped"
        return (
            (initiative.text("status") if by_status else "") or initiative.stage or initiative.text("status")
        )
    return ""


def _left(ledger: Ledger, initiative: Initiative, plan: Plan) -> int:
    """What stands for this year and the next ones, or for no year."""
    by_year = ledger.by_initiative.get(initiative.id, {})
    return sum(amount for year, amount in by_year.items() if _is_ahead(year, plan))


def _is_ahead(year: int, plan: Plan) -> bool:
    return year == UNDATED or year >= plan.as_of.year


def _lines(initiative: Initiative, plan: Plan) -> Iterator[Cell]:
    lines = chain(plan.ledger.lines_of(initiative.id), plan.people.lines_of(initiative.id))
    return islice((line.cell for line in lines if _is_ahead(line.year, plan)), EVIDENCE_LIMIT)
