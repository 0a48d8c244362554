"""Customers who told us something and saw nothing happen won't tell us twice."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, UNSAID, NotAssessed, Seen, plan_check, seen
from aligner.model.entities import Evidence
from aligner.model.finding import Severity
from aligner.model.plan import Plan
from aligner.words.mentions import hears_customers, mentions


@plan_check("INS05", Severity.MAJOR, source="S0, S1", customer_only=True)
def insight_dead_end(plan: Plan) -> Iterator[Seen | NotAssessed]:
    """Evidence that names no goal stands behind the whole plan, and is left in peace."""
    linked = [one for one in plan.evidence if plan.goal_by_id.keys() & set(one.goals)]
    if linked and plan.initiatives:
        ends = [one for one in linked if not _leads_somewhere(one, plan)]
        if ends:
            cells = [cell for one in ends for cell in one.evidence("name")]
            yield seen(*cells, count=len(ends), evidence=ends[0].name)
    elif not mentions(plan, "insight-use"):
        asked = plan.is_wordy and not plan.evidence and hears_customers(plan)
        yield UNSAID if asked else NOT_ASSESSED


def _leads_somewhere(evidence: Evidence, plan: Plan) -> bool:
    """Whether an initiative or a decision follows for any of its goals."""
    goals = [plan.goal_by_id[goal] for goal in evidence.goals if goal in plan.goal_by_id]
    return any(plan.initiatives_of(goal) or goal.text("decision") for goal in goals)
