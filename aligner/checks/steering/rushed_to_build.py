"""What is built before it is tried out on customers is corrected when it is ready, and costs most."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, NotAssessed, Seen, initiative_check, seen
from aligner.model.entities import BUILDING_STAGES, EARLY_STAGES, Initiative
from aligner.model.finding import Severity
from aligner.model.plan import Plan
from aligner.words.answers import is_no, is_under_way

_TRIED = frozenset({"insight", "experiment"})


@initiative_check("STE08", Severity.MAJOR, source="S2 #2, value production", needs={"initiative.stage"})
def rushed_to_build(initiative: Initiative, plan: Plan) -> Iterator[Seen | NotAssessed]:
    """Asked of what serves customers, where the plan records validation, or lists early work beside later.

    A column of stages alone shows only where the work is now, not what came before.
    """
    stage = initiative.told_as("stage")
    asked = plan.serves_customers(initiative) and not initiative.is_upkeep
    recorded = plan.records("initiative.validation") or plan.lists_phases
    if not (asked and stage.is_stated and recorded) or is_under_way(initiative.stage):
        yield NOT_ASSESSED
    elif stage.value in BUILDING_STAGES and not _was_tried(initiative, plan):
        yield seen(*initiative.evidence("name", "stage", "validation"), stage=initiative.stage)


def _is_early(initiative: Initiative) -> bool:
    """Whether it is a concept or a pilot, finds out what customers need, or says how it was tried."""
    validated = initiative.text("validation")
    tried = initiative.kinds("stage") & EARLY_STAGES or initiative.kinds("kind") & _TRIED
    return bool(tried) or bool(validated and not is_no(validated))


def _was_tried(initiative: Initiative, plan: Plan) -> bool:
    """Whether it, another initiative of its goals, or what customers said stands before the building."""
    goals = [plan.goal_by_id[goal] for goal, _ in initiative.goals if goal in plan.goal_by_id]
    beside = (other for goal in goals for other in plan.initiatives_of(goal))
    return _is_early(initiative) or any(map(_is_early, beside)) or any(map(plan.evidence_of, goals))
