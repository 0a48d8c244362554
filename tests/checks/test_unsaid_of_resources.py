"""What a wordy plan leaves unsaid of money for insight, data, the front line and learning is a question."""

import pytest
from example_plans import plan_of

from aligner import checks
from aligner.model.finding import Outcome

UNSAID = ("RES12", "RES13", "RES14", "RES19", "VAL02")
ENOUGH = 10


def works(count):
    """Make initiatives that tell nothing of their purpose, and one that builds something."""
    named = [{"id": f"H{n}", "name": f"Hanke {n}", "goals": ["T1"]} for n in range(count - 1)]
    return [*named, {"id": "H", "name": "Asiakasneuvonta puhelimessa", "goals": ["T1"]}]


def answer_of(code, count, **more):
    plan = plan_of(
        {
            "goals": [
                {
                    "id": "T1",
                    "name": "Asukas saa oman ohjaajan",
                    "customer": True,
                    "definition": "Otamme käyttöön uuden toimintamallin.",
                }
            ],
            "initiatives": works(count),
            "money": [{"initiative": "H", "amount": 1000}],
            **more,
        }
    )
    (answer,) = checks.check_by_code(code).run(plan)
    return answer


@pytest.mark.parametrize("code", [code for code in UNSAID if code != "RES14"])
def test_a_plan_of_many_words_is_asked_for_what_it_leaves_unsaid(code):
    answer = answer_of(code, ENOUGH)
    assert (answer.outcome, answer.unsaid) == (Outcome.NOT_ASSESSED, True)


@pytest.mark.parametrize("code", UNSAID)
def test_a_plan_of_few_words_is_not(code):
    answer = answer_of(code, ENOUGH - 1)
    assert not answer.unsaid
    assert answer.outcome is not Outcome.FOUND


@pytest.mark.parametrize("code", UNSAID)
def test_nor_is_a_plan_in_which_no_money_stands(code):
    answer = answer_of(code, ENOUGH, money=[], absent=["budget.amount"])
    assert answer.unsaid is (code == "VAL02")


def test_a_goal_with_money_may_be_what_is_asked_for():
    goals = [
        {"id": "T1", "name": "Asukas saa oman ohjaajan", "customer": True},
        {"id": "T2", "name": "Asiakasdata ja analytiikka"},
    ]
    money = [{"initiative": "H", "amount": 1000}, {"goal": "T2", "amount": 500}]
    assert answer_of("RES13", ENOUGH, goals=goals, money=money).outcome is Outcome.CLEAR
    assert answer_of("RES13", ENOUGH, goals=goals, money=money[:1]).unsaid


def test_money_for_the_present_customers_is_asked_for_where_other_work_gets_more():
    plan = {
        "goals": [{"id": "G1", "name": "Gym sales grow", "customer": True}],
        "metrics": [{"name": "Revenue", "goals": ["G1"]}],
        "initiatives": [
            {"id": "A", "name": "New customer acquisition", "goals": ["G1"]},
            *({"id": f"I{n}", "name": f"Work {n}", "goals": ["G1"]} for n in range(ENOUGH)),
        ],
        "money": [{"initiative": "A", "amount": 10}, {"initiative": "I1", "amount": 90}],
    }
    (answer,) = checks.check_by_code("VAL06").run(plan_of(plan))
    assert (answer.outcome, answer.unsaid) == (Outcome.NOT_ASSESSED, True)
