"""Outcomes at the edges of single checks that their examples, which are documentation, leave out."""

import time

import pytest
from example_plans import plan_of

from aligner.checks import check_by_code

CUSTOMER = {"id": "G1", "name": "Calls answered", "customer": True}
EVIDENCE = {"method": "interview", "shared_with": ""}


def outcomes(code, **example):
    return {answer.outcome.value for answer in check_by_code(code).run(plan_of(example))}


def test_a_goal_without_a_word_is_not_compared_with_competitors():
    assert outcomes("DEF09", goals=[{"id": "G1", "name": "", "definition": ""}]) == {"not_assessed"}


@pytest.mark.parametrize(
    ("shared", "outcome"),
    [
        (["Marketing", "IT"], "clear"),
        (["Everyone", "Marketing"], "clear"),
        (["Building 4", "Building 5"], "not_assessed"),
        (["Marketing", ""], "found"),
    ],
)
def test_evidence_that_reaches_one_function_is_siloed(shared, outcome):
    evidence = [EVIDENCE | {"name": f"Study {n}", "shared_with": s} for n, s in enumerate(shared)]
    assert outcomes("INS04", goals=[CUSTOMER], evidence=evidence) == {outcome}


@pytest.mark.parametrize(
    ("initiative", "outcome"),
    [("Interviews with those who left us", "clear"), ("Interviews with passengers", "found")],
)
def test_a_plan_may_say_that_those_who_left_are_heard(initiative, outcome):
    evidence = [{"name": f"Passenger interviews {n}", "method": "interview"} for n in range(3)]
    said = {"goals": [CUSTOMER], "evidence": evidence, "initiatives": [{"id": "I1", "name": initiative}]}
    assert outcomes("INS08", **said) == {outcome}


def test_one_goal_may_hold_one_metric_to_two_targets():
    metric = {"name": "Waiting time", "goals": ["G1"], "baseline": "9", "unit": "days"}
    metrics = [metric | {"id": "M1", "target": "5"}, metric | {"id": "M2", "target": "4"}]
    assert outcomes("MET11", goals=[CUSTOMER], metrics=metrics) == {"clear"}


def test_technology_without_money_is_nobodys_priority():
    initiatives = [{"id": "I1", "name": "Calls", "goals": ["G1"]}, {"id": "I2", "name": "New CRM platform"}]
    assert outcomes("STE09", goals=[CUSTOMER], initiatives=initiatives) == {"not_assessed"}


@pytest.mark.parametrize(("last", "outcome"), [("2026-12-31", "not_assessed"), ("2028-12-31", "found")])
def test_the_dates_of_the_work_tell_how_long_a_plan_is(last, outcome):
    quick = [
        {"id": f"I{n}", "name": f"Fix {n}", "goals": ["G1"], "start": "2026-01-01", "end": "2026-03-31"}
        for n in range(9)
    ]
    long = {"id": "I9", "name": "New depot", "goals": ["G1"], "start": "2026-01-01", "end": last}
    assert outcomes("VAL05", goals=[CUSTOMER], initiatives=[*quick, long]) == {outcome}


def test_a_great_goal_is_not_the_highest_where_another_reaches_further():
    names = ("The best homes in the country: no more damp", "Warm homes", "Quick repairs", "Homes let sooner")
    wanted = ("10", "1", "90", "18")
    goals = [{"id": f"G{n}", "name": name} for n, name in enumerate(names)]
    metrics = [
        {"id": f"M{n}", "name": "Complaints", "goals": [f"G{n}"], "baseline": "100", "target": target}
        for n, target in enumerate(wanted)
    ]
    metrics[0] |= {"baseline": "40"}
    money = [{"goal": f"G{n}", "amount": amount} for n, amount in enumerate((30, 320, 300, 350))]
    found = {a.subject: a.outcome.value for a in check_by_code("AMB07").run(
        plan_of({"goals": goals, "metrics": metrics, "money": money}))}  # fmt: skip
    assert found["G0"] == "clear"


def test_two_goals_may_want_one_figure_to_move_both_ways():
    goals = [CUSTOMER, {"id": "G2", "name": "Costs cut", "customer": True}]
    metric = {"name": "Opening hours", "baseline": "40", "unit": "h"}
    up = metric | {"id": "M1", "goals": ["G1"], "target": "increase to 50"}
    down = metric | {"id": "M2", "goals": ["G2"], "target": "reduce to 30"}
    assert outcomes("MET11", goals=goals, metrics=[up, down]) == {"found"}
    assert outcomes("MET11", goals=goals, metrics=[up, down | {"baseline": "60"}]) == {"clear"}


def test_a_thousand_goals_with_one_figure_are_compared_in_no_time():
    goals = [{"id": f"G{n}", "name": f"Goal {n}", "customer": True} for n in range(1000)]
    metric = {"name": "Waiting time", "baseline": "9", "unit": "days", "target": "5"}
    metrics = [metric | {"id": f"M{n}", "goals": [f"G{n}"]} for n in range(1000)]
    started = time.perf_counter()
    assert outcomes("MET11", goals=goals, metrics=metrics) == {"clear"}
    assert outcomes("MET11", goals=goals, metrics=[*metrics[:-1], metrics[-1] | {"target": "4"}]) == {"found"}
    assert time.perf_counter() - started < 5
