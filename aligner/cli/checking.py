"""The verb ``check``: one plan is read, judged and told of apart; what comes back is only to be written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from aligner import service
from aligner.cli import followup
from aligner.cli.progress import Progress
from aligner.model.errors import AlignerError
from aligner.model.verdicts import Verdict
from aligner.service import door

if TYPE_CHECKING:
    from aligner.model.assessment import Assessment

Say = Callable[[str], object]
SayReading = Callable[[str, int, int], object]

LIMITS = {
    "slogan": {Verdict.SLOGAN},
    "half-hearted": {Verdict.SLOGAN, Verdict.HALF_HEARTED},
    "never": set[Verdict](),
}

_Reported = tuple[list[str], bool]
"""The report in each format, and whether a goal is past the limit."""


def reported(
    request: service.Request, forms: Sequence[str], limit: str, say: Say, reading: SayReading
) -> _Reported:
    """Check a plan; return its report in each format, and whether a goal is at or past the limit.

    What is to be said of it is said before anything is raised.
    """
    heard: list[str] = []
    with Progress(reading) as progress:

        def hear(kind: str, *said: object) -> None:
            if kind == "say":
                heard.extend(map(str, said))
            elif kind == "file":
                heard.clear()  # the plan is being read anew
                progress(*said)  # type: ignore[arg-type]

        try:
            made: _Reported = door.do(_report, request, forms, limit, hear=hear)
        except AlignerError:
            _all(say, heard)
            raise
    _all(say, heard)
    return made


def _all(say: Say, sentences: Sequence[str]) -> None:
    for sentence in sentences:
        say(sentence)


def _report(
    request: service.Request, forms: Sequence[str], limit: str, tell: Callable[..., None]
) -> _Reported:
    assessment = service.check(request, door.telling_files(tell))
    for refused in service.refusals(assessment.plan, request.language):
        tell("say", refused)
    followup.tell(assessment, request.language, partial(tell, "say"))
    return [service.render(assessment, request, form) for form in forms], _is_past(assessment, limit)


def _is_past(assessment: Assessment, limit: str) -> bool:
    past = (verdict for verdict in assessment.goals if verdict.verdict in LIMITS[limit])
    from aligner.service.standing import is_accepted

    return not all(is_accepted(assessment, verdict) for verdict in past)
