"""Money that only wins new customers pays for those who leave by the back door."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, UNSAID, NotAssessed, Seen, plan_check, seen
from aligner.model.entities import Initiative
from aligner.model.finding import Severity
from aligner.model.plan import Plan
from aligner.words.purposes import purpose

_WINS = frozenset({"acquisition"})
_KEEPS = ("care", "recovery", "human-help", "frontline")
_LATER = frozenset({"onboarding", "use", "support", "renewal"})


@plan_check("VAL06", Severity.MINOR, source="S2 value creation, capture", customer_only=True)
def care_missing(plan: Plan, *, told: float = 0.6) -> Iterator[Seen | NotAssessed]:
    """Speak where the share ``told`` or more of the money on work for customers wins new ones."""
    winning = [one for one in plan.initiatives if _WINS & one.kinds("kind") and _money(one, plan) > 0]
    if not plan.commerce or not winning:
        yield NOT_ASSESSED
    elif not _keeps(plan):
        served = [one for one in plan.initiatives if plan.serves_customers(one) or one in winning]
        money, whole = (sum(_money(one, plan) for one in some) for some in (winning, served))
        if money >= told * whole:
            cells = (cell for one in winning for cell in one.evidence("name"))
            yield seen(*cells, count=len(winning), sum_money=money, largest=_largest(winning, plan).name)
        else:
            yield UNSAID if plan.is_wordy else NOT_ASSESSED


def _keeps(plan: Plan) -> bool:
    """Whether anything is paid that concerns those who are customers already."""
    return purpose(plan, *_KEEPS).paid or any(
        _LATER & one.kinds("journey") and plan.may_be_paid(one) for one in plan.initiatives
    )


def _money(initiative: Initiative, plan: Plan) -> int:
    return plan.ledger.of_initiative(initiative.id)


def _largest(winning: list[Initiative], plan: Plan) -> Initiative:
    return max(winning, key=lambda one: _money(one, plan))
