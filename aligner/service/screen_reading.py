"""What a process does that reads plans for a screen: all that a key press would otherwise wait for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from aligner import service
from aligner.service.request import Request

if TYPE_CHECKING:  # a plan's many classes are loaded where it is read
    from aligner.model.assessment import Assessment


def load_ahead() -> None:
    """Load what reading needs, before anybody waits for it."""
    import aligner.pipeline
    import aligner.reading.assemble
    import aligner.sources.xlsx  # noqa: F401
    from aligner.checks import all_checks

    all_checks()


def read_for_screen(request: Request, tell: Callable[..., None]) -> tuple[Assessment, Request]:
    """Read and judge a plan; return it with the request that was asked, its tone and names settled."""

    def files(file: str, number: int, count: int) -> None:
        tell("file", file, number, count)

    def sheets(file: str, sheet: str, number: int, count: int) -> None:
        tell("sheet", file, sheet, number, count)

    judged = service.resolved(request if request.language_stated else service.in_its_language(request))
    assessment = service.check(request, files, sheets=sheets)
    prepare(assessment)
    return assessment, judged


def prepare(assessment: Assessment) -> None:
    """Make the sums that a screen will ask for, so that no key press has to wait for them."""
    plan = assessment.plan
    _ = assessment.findings_by_subject, assessment.verdict_by_goal, plan.goal_by_id, plan.metrics_by_goal
    _ = plan.initiatives_by_goal, plan.people.by_goal
    _ = plan.value_phases, plan.resources_unknown
    _ = plan.ledger.by_goal, plan.ledger.traced, plan.ledger.untraced
