"""A customer-centric focus area that nobody has defined is a cloud on a slide."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, UNSAID, NotAssessed, Seen, area_check, seen
from aligner.model.entities import Area
from aligner.model.finding import Severity
from aligner.model.plan import Plan
from aligner.words.customers import customer_words
from aligner.words.echo import echoes


@area_check("DEF13", Severity.MAJOR, source="S2 #1")
def area_undefined(area: Area, plan: Plan) -> Iterator[Seen | NotAssessed]:
    goals = plan.goals_by_area.get(area.id, ())
    named = bool(customer_words(area.name))
    mostly = sum(goal.customer_centric for goal in goals) * 2 > len(goals)
    definition = area.text("definition")
    if not goals or not (named or mostly):
        yield NOT_ASSESSED
    elif not area.has_place("definition") and not area.has_place("ambition"):
        yield UNSAID if named and plan.is_wordy else NOT_ASSESSED
    elif not area.text("ambition") and (not definition or echoes(definition, area.name)):
        cells = area.evidence("name", "definition", "ambition")
        yield seen(*cells, area=area.name)
