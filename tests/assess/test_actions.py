"""What would change most: each act tried, the verdict that it brings, the smallest first."""

from dataclasses import replace

import pytest
from example_plans import plan_of
from made_plans import AS_OF, goal, judged, plan

from aligner.assess import assess
from aligner.assess.trials import tried
from aligner.model.acts import Act, Step
from aligner.model.options import CheckOptions
from aligner.model.verdicts import Verdict


def acts(found, goal_id="1"):
    return next(([s.act for s in a.steps] for a in found.actions if a.goal == goal_id), None)


@pytest.mark.parametrize(
    ("levels", "wanted", "after"),
    [
        ("sssw", [Act.NAME_OWNER], Verdict.BACKED),
        ("msss", [Act.DEFINE], Verdict.BACKED),
        ("wsss", [Act.DEFINE], Verdict.BACKED),
        ("smss", [Act.SET_LEVEL], Verdict.BACKED),
        ("swss", [Act.SET_LEVEL], Verdict.BACKED),
        ("ssms", [Act.ADD_METRIC], Verdict.BACKED),
        ("ssws", [Act.COMPLETE_METRIC], Verdict.BACKED),
        ("sssm", [Act.FUND], Verdict.BACKED),
        ("sssa", [Act.FUND], Verdict.BACKED),
        ("ssse", [Act.FUND], Verdict.BACKED),
        ("msws", [Act.COMPLETE_METRIC, Act.DEFINE], Verdict.BACKED),
        ("wmmm", [Act.DEFINE], Verdict.HALF_HEARTED),
    ],
)
def test_the_fewest_steps_that_better_the_verdict(levels, wanted, after):
    found = judged(levels)
    assert acts(found) == wanted
    assert (found.actions[0].before, found.actions[0].after) == (found.goals[0].verdict, after)


def test_a_backed_goal_needs_nothing():
    assert judged("ssss").actions == ()


def test_an_action_is_what_the_policy_says_of_the_changed_plan():
    before = plan(goal("1", "swmw"))
    found = assess(before, as_of=AS_OF)
    (action,) = (a for a in found.actions if a.goal == "1")
    changed = tried(replace(before, as_of=AS_OF), before.goals[0], action.steps)
    assert assess(changed, as_of=AS_OF).goals[0].verdict is action.after


def test_trying_changes_nothing_of_the_plan():
    before = plan(goal("1", "mmmm"))
    sums = dict(before.ledger.sums)
    tried(before, before.goals[0], [Step(Act.DEFINE), Step(Act.FUND, years=(2026, 2027))])
    assert (before.goals[0].definition, dict(before.ledger.sums)) == ("", sums)


def test_the_smallest_comes_first_then_the_weightiest():
    goals = (goal("1", "mssw", weight=1), goal("2", "sssw", weight=1), goal("3", "sssw", weight=8))
    found = assess(plan(*goals), as_of=AS_OF, options=CheckOptions(off=frozenset({"RES07"})))
    assert [a.goal for a in found.actions] == ["3", "2", "1"]
    assert [s.act for s in found.actions[2].steps] == [Act.NAME_OWNER, Act.DEFINE]


def test_the_cells_to_fill_are_named():
    found = assess(plan(goal("1", "ssss"), goal("2", "sssw")), as_of=AS_OF)
    (step,) = found.actions[0].steps
    assert [f"{cell.sheet}!{cell.address}" for cell in step.cells] == ["Goals!E3"]


def test_the_least_money_lifts_a_goal_to_half_of_its_weight():
    rich = goal("1", "ssss", weight=10)
    rich["money"] = [{"goal": "1", "amount": 9900}]
    poor = goal("2", "ssss", weight=10)
    poor["money"] = [{"goal": "2", "amount": 100}]
    found = assess(plan(rich, poor), as_of=AS_OF)
    (step,) = next(a.steps for a in found.actions if a.goal == "2")
    assert step.act is Act.FUND
    # x in (100 + x) / (10 000 + x) = 1/4 of the money, for half of the weight
    assert step.money / 100 == pytest.approx(3200, abs=1)


def test_funding_names_the_years_that_have_none():
    example = {
        "goals": [{"id": "1", "name": "Lupa viikossa", "definition": "Päätös 7 päivässä", "owner": "Aino",
                   "ambition": "90 % luvista", "horizon": "2028"}],
        "metrics": [{"id": "M", "goals": ["1"], "baseline": "30", "target": "7", "deadline": "2028"}],
        "initiatives": [{"id": "H", "name": "Sähköinen lupa", "goals": ["1"]}],
        "money": [{"goal": "1", "amount": 10, "year": 2026}, {"amount": 1, "year": 2027, "label": "x"},
                  {"amount": 1, "year": 2028, "label": "x"}],
    }  # fmt: skip
    found = assess(plan_of(example), as_of=AS_OF)
    step = found.actions[0].steps[0]
    assert (step.act, step.years) == (Act.FUND, (2027, 2028))


def test_the_largest_loose_money_is_to_be_linked_unless_most_of_it_is_loose():
    loose = [{"amount": 900, "label": "ERP"}, {"amount": 20, "label": "Muu"}]
    found = assess(plan(goal("1", "ssss"), money=[{"goal": "1", "amount": 1000}, *loose]), as_of=AS_OF)
    (action,) = found.actions
    assert (action.goal, action.steps[0].act, action.steps[0].name) == (None, Act.LINK_MONEY, "ERP")
    assert action.steps[0].money == 90_000
    mostly = assess(plan(goal("1", "ssss"), money=[{"goal": "1", "amount": 100}, *loose]), as_of=AS_OF)
    assert mostly.actions == ()
