"""Somebody who is promised to more work than there are hours makes all of it late."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, NotAssessed, Seen, plan_check, seen
from aligner.model.bookings import bookings
from aligner.model.finding import Severity
from aligner.model.plan import Plan


@plan_check("RES11", Severity.MAJOR, source="S3", needs={"person.capacity", "budget.fte"})
def overbooked(plan: Plan) -> Iterator[Seen | NotAssessed]:
    """Name whoever is booked furthest above capacity in one year, and count the others."""
    booked = bookings(plan)
    over = sorted((b for b in booked if b.booked > b.capacity), key=lambda b: -b.booked / b.capacity)
    if over:
        worst = over[0]
        yield seen(
            *(cell for one in over for cell in (*one.person.evidence("name", "capacity"), *one.cells)),
            count=len({one.person.id for one in over}),
            person=worst.person.name,
            booked_people=worst.booked,
            capacity_people=worst.capacity,
        )
    elif not booked:
        yield NOT_ASSESSED
