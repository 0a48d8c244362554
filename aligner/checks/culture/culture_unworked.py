"""A culture that is declared and not worked on stays the culture there was."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, NotAssessed, Seen, goal_check, seen
from aligner.model.entities import Goal, Initiative
from aligner.model.finding import Severity
from aligner.model.plan import Plan
from aligner.words.promises import culture
from aligner.words.slots import read

WORK = frozenset({"training", "leadership", "frontline", "employee", "experiment"})


@goal_check("CUL03", Severity.MAJOR, source="S0, S3")
def culture_unworked(goal: Goal, plan: Plan) -> Iterator[Seen | NotAssessed]:
    """A goal is one of culture where its name says so, or where it has no other text."""
    called = culture(goal.name)
    if not called or not plan.records("metric.name", "initiative.name"):
        yield NOT_ASSESSED
        return
    texts = [text for text in (goal.definition, goal.ambition) if text]
    said = any(not read(text).slogan for text in texts)
    if not said and not plan.metrics_of(goal) and not any(map(_is_work, plan.initiatives_of(goal))):
        cells = [cell for one in plan.initiatives_of(goal) for cell in one.evidence("name")]
        yield seen(*goal.evidence("name", "definition"), *cells, word=called[0].text)


def _is_work(one: Initiative) -> bool:
    return bool(WORK & one.kinds("kind")) or not read(one.words).slogan
