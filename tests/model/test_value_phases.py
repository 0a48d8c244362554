"""The money, the initiatives and the metrics of a plan by phase of customer value."""

import pytest
from example_plans import plan_of

from aligner.model.value_phases import PHASES, initiatives_in, metrics_in, value_phases

PLAN = {
    "goals": [
        {
            "id": "G1",
            "name": "Customer interviews",
            "definition": "We ask customers what they need.",
        },
        {"id": "G2", "name": "Project Birch"},
    ],
    "metrics": [
        {"name": "Revenue", "goals": ["G2"], "unit": "€"},
        {"name": "Customer satisfaction", "goals": ["G2"]},
        {"name": "Birches", "goals": ["G2"]},
    ],
    "initiatives": [
        {"id": "I1", "name": "Work", "goals": ["G2"], "phase": "value capture"},
        {"id": "I2", "name": "Other work", "goals": ["G2"], "phase": "value delivery"},
        {"id": "I3", "name": "More work", "goals": ["G2"], "phase": ""},
    ],
    "money": [
        {"initiative": "I1", "amount": 600},
        {"initiative": "I2", "amount": 200},
        {"initiative": "I3", "amount": 100},
        {"goal": "G2", "amount": 100},
        {"amount": 9000, "label": "Salaries"},
    ],
}


def test_money_has_the_phase_of_its_initiative():
    phases = value_phases(plan_of(PLAN))
    assert [phase.money for phase in phases.phases.values()] == [0, 20000, 60000]
    assert phases.capture.money_share == pytest.approx(0.75)
    assert phases.classified_share == pytest.approx(0.8)  # of the money on goals and initiatives, not of all
    assert [phase.initiatives for phase in phases.phases.values()] == [0, 1, 1]


def test_money_on_a_goal_has_the_phase_that_the_goal_speaks_of():
    plan = {**PLAN, "money": [{"goal": "G1", "amount": 300}, {"goal": "G2", "amount": 100}]}
    phases = value_phases(plan_of(plan))
    assert (phases.creation.money, phases.creation.money_share) == (30000, 1.0)
    assert phases.classified_share == pytest.approx(0.75)


def test_what_came_back_is_capture_and_what_customers_feel_is_not():
    phases = value_phases(plan_of(PLAN))
    assert [phase.metrics for phase in phases.phases.values()] == [0, 1, 1]
    assert phases.metrics == 2


def test_a_plan_without_money_has_no_shares():
    phases = value_phases(plan_of({"goals": PLAN["goals"]}))
    assert phases.classified_share is None
    assert tuple(phases.phases) == PHASES
    assert {phase.money_share for phase in phases.phases.values()} == {None}


def test_what_customers_feel_of_a_goal_of_creation_is_creation():
    goal = {"id": "G1", "name": "Customer interviews", "definition": "We ask customers what they need."}
    metric = {"name": "Customers heard who say they were understood", "goals": ["G1"], "kind": "customer"}
    found = value_phases(plan_of({"goals": [goal], "metrics": [metric]}))
    assert (found.creation.metrics, found.production.metrics) == (1, 0)


def test_what_belongs_to_a_phase_is_what_is_counted_in_it():
    plan = plan_of(PLAN)
    for name, phase in value_phases(plan).phases.items():
        assert len(initiatives_in(name, plan)) == phase.initiatives
        assert len(metrics_in(name, plan)) == phase.metrics
    assert [initiative.id for initiative in initiatives_in("capture", plan)] == ["I1"]
