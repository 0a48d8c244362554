"""Where an organisation stands, and what would change it, as JSON: the parts beside the verdicts."""

from __future__ import annotations

from typing import Any

from aligner import checks
from aligner.assess.waivers import open_actions
from aligner.model.acts import Action, Step
from aligner.model.assessment import Assessment
from aligner.model.entities import Described
from aligner.model.told import Told
from aligner.reports.amounts_json import amount, share
from aligner.reports.people import People
from aligner.reports.places_json import cell

Json = dict[str, Any]


def phases(assessment: Assessment) -> Json:
    """The three phases of customer value: share of the classified money, initiatives, metrics."""
    return {
        name: {
            "money_share": share(phase.money_share),
            "initiatives": phase.initiatives,
            "metrics": phase.metrics,
        }
        for name, phase in assessment.plan.value_phases.phases.items()
    }


def organisation(assessment: Assessment) -> Json:
    """What the organisation was taken for, and how much of the money could be classified by phase."""
    profile = assessment.plan.profile
    return {
        "kind": profile.value or None,
        "words": list(profile.words),
        "classified_money": share(assessment.plan.value_phases.classified_share),
    }


def previous(assessment: Assessment) -> Json | None:
    """What changed since last year's plan, by goal ids; null where that isn't given."""
    change = assessment.year_change
    if change is None:
        return None
    return {
        "carried": [goal.id for goal in change.carried],
        "reworded": [goal.id for goal in change.reworded],
        "new": [goal.id for goal in change.new],
        "gone": [{"id": goal.id, "name": goal.name} for goal in change.gone],
        "money_moved": share(change.moved),
    }


def unsaid(assessment: Assessment, language: str) -> list[Json]:
    """The questions of the box "The plan doesn't say"."""
    return [{"check": code, "question": checks.question(code, language)} for code in assessment.unsaid]


def actions(assessment: Assessment, people: People) -> list[Json]:
    """The acts that would change the most verdicts, smallest first, but for goals accepted as they are."""
    return [_action(action, people) for action in open_actions(assessment)]


def _action(action: Action, people: People) -> Json:
    return {
        "goal": action.goal,
        "steps": [_step(step, people) for step in action.steps],
        "before": action.before.value if action.before else None,
        "after": action.after.value if action.after else None,
    }


def _step(step: Step, people: People) -> Json:
    return {
        "act": step.act.value,
        "name": people.hush(step.name),
        "years": [str(year) for year in step.years],
        "money": amount(step.money) if step.money else None,
        "cells": [cell(one, people) for one in step.cells],
    }


def told(described: Described) -> Json:
    """What kinds of thing it is, by field, each with the words that tell it; none where the plan says so."""
    return {field: [_told(one) for one in several] for field, several in described.told.items()}


def _told(one: Told) -> Json:
    return {"value": one.value, "words": list(one.words)}
