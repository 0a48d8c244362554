"""Questions that only a plan of many words is asked: they go into the box, and are never held against it."""

import pytest
from example_plans import plan_of

from aligner import checks

WORK = [
    {"id": f"P{n}", "name": name, "goals": ["G1"]}
    for n, name in enumerate(
        [
            "New spare parts store",
            "Longer opening hours",
            "Delivery to the farm",
            "Online order form",
            "Advice by phone",
            "Winter service days",
            "Used machines",
            "Training of drivers",
            "Two new workshops",
            "Invoice that can be read",
        ]
    )
]
SELLING = {
    "goals": [{"id": "G1", "name": "Farmers get machines back the same week", "customer": True}],
    "metrics": [
        {"id": "K1", "name": "Customer satisfaction", "goals": ["G1"], "baseline": "40", "target": "80"},
        {"id": "K2", "name": "Sales", "goals": ["G1"], "baseline": "12", "target": "15", "unit": "M€"},
    ],
}
RED = {"goals": [{"id": "G1", "name": "Machines back the same week", "status": "Red"}]}

asked = pytest.mark.parametrize(
    ("code", "plan"),
    [("MET15", SELLING), ("MET16", SELLING), ("MET17", SELLING), ("MET18", SELLING), ("MET23", RED)],
)


def answer(code, plan):
    (found,) = checks.check_by_code(code).run(plan_of(plan))
    return found.outcome.value, found.unsaid


@asked
def test_a_plan_of_many_words_is_asked(code, plan):
    assert answer(code, plan | {"initiatives": WORK}) == ("not_assessed", True)


@asked
def test_a_short_plan_is_not(code, plan):
    assert answer(code, plan | {"initiatives": WORK[:9]}) == ("not_assessed", False)
