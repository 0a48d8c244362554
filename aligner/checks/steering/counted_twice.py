"""A sum that stands in full under two goals makes both look funded, and one of them isn't."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, NotAssessed, Seen, plan_check, seen
from aligner.model.finding import Severity
from aligner.model.plan import Plan
from aligner.model.repeated_lines import repeated_lines
from aligner.words.accounts import names_one_thing


@plan_check("STE13", Severity.MAJOR, source="S2 value production", needs={"goal.name"})
def counted_twice(plan: Plan) -> Iterator[Seen | NotAssessed]:
    """Found where one name has the same sums, year by year, under each of several goals.

    Kinds of cost ("salaries") may well cost the same under two goals; a project's name may not.
    """
    if plan.resources_unknown or not plan.ledger.names:
        yield NOT_ASSESSED
        return
    initiatives = {initiative.name.casefold() for initiative in plan.initiatives}
    lines = [
        line
        for line in repeated_lines(plan.ledger)
        if line.initiative or line.label.casefold() in initiatives or names_one_thing(line.label)
    ]
    if lines:
        largest = max(lines, key=lambda line: line.amount)
        yield seen(
            *(cell for line in lines for cell in line.cells),
            count=largest.goals,
            label=largest.label,
            sum_money=largest.amount,
            lines=len(lines),
        )
