"""A cut that nobody looked at from the customer's side comes back as a surprise."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, NotAssessed, Seen, initiative_check, seen
from aligner.model.entities import Initiative
from aligner.model.finding import Severity
from aligner.model.plan import Plan
from aligner.words.burdens import burdens
from aligner.words.customers import customer_words
from aligner.words.needs import needs
from aligner.words.sides import gains


@initiative_check("LEA08", Severity.MAJOR, source="S2 #5", needs={"initiative.description"})
def impact_unasked(initiative: Initiative, plan: Plan) -> Iterator[Seen | NotAssessed]:
    """Asked of what has a description that could have told, and doesn't serve a customer-centric goal."""
    if not initiative.text("description") or initiative.is_over:
        yield NOT_ASSESSED
    elif plan.serves_customers(initiative) or not _weighs_on_customers(initiative):
        return
    elif not _speaks_of_customers(initiative):
        yield seen(*initiative.evidence("name", "description"), initiative=initiative.name)


def _weighs_on_customers(initiative: Initiative) -> bool:
    """Whether it closes, cuts or changes what customers meet; a saving only where a column calls it one."""
    stated = (told for told in initiative.told.get("kind", ()) if told.is_stated)
    return bool(burdens(initiative.words)) or any(told.value == "saving" for told in stated)


def _speaks_of_customers(initiative: Initiative) -> bool:
    """Whether customers are named outside the words of the cut itself ("customer fees are raised")."""
    cut = burdens(initiative.words)
    named = [one for one in customer_words(initiative.words) if not any(one.overlaps(span) for span in cut)]
    said = f"{initiative.text('description')} {initiative.text('validation')}"
    return bool(named or gains(said) or needs(said))
