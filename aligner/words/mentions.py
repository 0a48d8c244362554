"""Whether a plan speaks of work of a certain kind anywhere: in a statement, a metric or a budget line."""

from __future__ import annotations

from aligner.model.plan import Plan
from aligner.words.purposes import kinds_said, purpose


def mentions(plan: Plan, *kinds: str) -> bool:
    """Tell whether anything in the plan is of one of the kinds of an initiative, paid or not."""
    found = purpose(plan, *kinds)
    wanted = frozenset(kinds)
    return found.paid or bool(found.unpaid) or any(wanted & kinds_said(text) for text in plan.statements)


def hears_customers(plan: Plan) -> bool:
    """Tell whether a plan lists evidence, goes and asks, or measures what customers answer in a survey."""
    return (
        bool(plan.evidence)
        or any(metric.told_as("score") for metric in plan.metrics)
        or any("insight" in initiative.kinds("kind") for initiative in plan.initiatives)
    )
