"""An ambition that no metric expresses can't be followed: what is measured is reached instead."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, NotAssessed, Seen, goal_check, seen
from aligner.model.entities import Goal
from aligner.model.finding import Severity
from aligner.model.plan import Plan
from aligner.words.ambition import read_ambition
from aligner.words.kinds import metric_side
from aligner.words.language import languages
from aligner.words.slots import read
from aligner.words.strides import expresses


@goal_check("AMB05", Severity.MAJOR, source="S2 value production", needs={"metric.name"})
def ambition_unmeasured(goal: Goal, plan: Plan) -> Iterator[Seen | NotAssessed]:
    """Ask of an ambition that names its own measure: no metric shares a word, a figure or its side."""
    metrics, text = plan.metrics_of(goal), goal.ambition
    said = read_ambition(goal, plan)
    if not metrics or said.level_from != "ambition":
        yield NOT_ASSESSED
    elif any(expresses(metric, text) for metric in metrics):
        return
    elif not (named := read(text).slots["measure"]) or not _is_another_side(goal, plan):
        yield NOT_ASSESSED
    else:
        cells = [cell for metric in metrics for cell in metric.evidence("name", "target")]
        yield seen(*goal.evidence("ambition"), *cells, word=named[0].text)


def _is_another_side(goal: Goal, plan: Plan) -> bool:
    """Tell whether the metrics, in the ambition's own language, measure something else."""
    mine, side = languages(goal.ambition)[0], metric_side(goal.ambition).value
    metrics = plan.metrics_of(goal)
    apart = all(metric.told_as("side").value != side for metric in metrics)
    return bool(side) and apart and all(mine in languages(metric.name) for metric in metrics)
