"""Customers who come in at the launch can only be told what was made, not change it."""

from collections.abc import Iterator
from textwrap import shorten

from aligner.checks._check import NOT_ASSESSED, NotAssessed, Seen, initiative_check, seen
from aligner.model.entities import Initiative
from aligner.model.finding import Severity
from aligner.model.plan import Plan
from aligner.words.involvement import early, late_sentences, told_at_launch


@initiative_check("JOU05", Severity.MAJOR, source="S2 #6")
def customer_last(initiative: Initiative, plan: Plan, *, length: int = 80) -> Iterator[Seen | NotAssessed]:
    """What is said of the end is quoted up to ``length`` characters."""
    validation, description = initiative.text("validation"), initiative.text("description")
    if not plan.serves_customers(initiative) or initiative.is_over or not (validation or description):
        yield NOT_ASSESSED
    elif early(initiative.words) or early(validation) or "insight" in initiative.kinds("kind"):
        return
    elif said := late_sentences(validation):
        yield seen(*initiative.evidence("name", "validation"), said=shorten(said[0], length))
    elif told := told_at_launch(description):
        yield seen(*initiative.evidence("name", "description"), said=shorten(told[0], length))
    else:
        yield NOT_ASSESSED
