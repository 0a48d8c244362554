"""Whether a plan is over on the day it is judged on."""

from datetime import date

import pytest

from aligner.model.entities import Goal, Initiative, Metric
from aligner.model.period import Period
from aligner.model.plan import Plan

PAST = Period(date(2024, 1, 1), date(2024, 12, 31))
AHEAD = Period(date(2027, 1, 1), date(2027, 12, 31))


@pytest.mark.parametrize(
    ("said", "over"),
    [
        ({}, False),
        ({"period": PAST}, True),
        ({"period": PAST, "goals": (Goal("G1", "Calls", horizon=AHEAD),)}, False),
        ({"period": PAST, "metrics": (Metric("K1", "Calls", deadline=AHEAD),)}, False),
        ({"period": PAST, "initiatives": (Initiative("P1", "Calls", end=AHEAD),)}, False),
        ({"period": PAST, "budget_years": (2025,)}, True),
        ({"period": PAST, "budget_years": (2025, 2026)}, False),
    ],
)
def test_a_plan_is_over_once_every_time_it_names_is_past(said, over):
    assert Plan(as_of=date(2026, 6, 1), **said).is_over is over
