"""Changes that a user tries: read by the reader's own rules, judged by the real checks."""

from dataclasses import replace
from datetime import date

import pytest
from example_plans import plan_of
from made_plans import AS_OF, goal, plan

from aligner.assess import assess
from aligner.assess.changes import changed, joined
from aligner.assess.filling import cells_to_fill
from aligner.assess.what_if import verdict_with
from aligner.model.acts import Act, Change
from aligner.model.finding import Pillar
from aligner.model.verdicts import Level, Verdict

FULL = (
    Change("1", Act.DEFINE, "Asukas saa lupapäätöksen 14 päivässä"),
    Change("1", Act.SET_LEVEL, "90 % päätöksistä vuonna 2028"),
    Change("1", Act.ADD_METRIC, "Asiakkaiden odotusaika", "31", "14", "2028"),
    Change("1", Act.FUND, amounts=((2027, 5_000_000), (2028, 1))),
    Change("1", Act.NAME_OWNER, "Maija Salo"),
)
"""Everything that a goal of empty words lacks."""


def judged(before, *changes):
    """The whole plan with the changes, judged; beside the goal judged alone."""
    found = assess(before, as_of=AS_OF)
    after = assess(changed(found.plan, changes), as_of=AS_OF)
    alone = verdict_with(found, changes, "1")
    whole = after.verdict_by_goal["1"]
    assert (alone.verdict, alone.pillars) == (whole.verdict, whole.pillars)
    return after


def codes(found, goal_id="1"):
    return {finding.check for finding in found.findings_by_subject.get(goal_id, ())}


def slogan():
    row = {"goals": [{"id": "1", "name": "Asiakas ensin", "definition": "Asiakas on kaiken keskiössä",
                      "ambition": "", "horizon": "", "owner": "", "customer": True}],
           "metrics": [], "money": [], "people": []}  # fmt: skip
    return plan_of(row | plan_row())


def plan_row():
    return {"money": [{"amount": 1, "year": 2027, "area": "P"}, {"amount": 1, "year": 2028, "area": "P"}]}


def test_the_right_set_of_changes_makes_a_slogan_backed():
    assert assess(slogan(), as_of=AS_OF).goals[0].verdict is Verdict.SLOGAN
    assert judged(slogan(), *FULL).goals[0].verdict is Verdict.BACKED


@pytest.mark.parametrize(
    ("empty", "code"),
    [
        (Change("1", Act.DEFINE, "Asiakas on kaiken tekemisemme sydämessä"), "DEF02"),
        (Change("1", Act.DEFINE, "täsmentyy"), "DEF01"),
        (Change("1", Act.SET_LEVEL, "Suomen paras asiakaskokemus"), "AMB02"),
        (Change("1", Act.SET_LEVEL, "TBD"), "AMB01"),
        (Change("1", Act.NAME_OWNER, "TBD"), "RES05"),
        (Change("1", Act.NAME_OWNER, "  "), "RES05"),
        (Change("1", Act.ADD_METRIC, "Asiakkaiden odotusaika", "", "14", "2028"), "MET22"),
        (Change("1", Act.ADD_METRIC, "Asiakkaiden odotusaika", "TBD", "14", "2028"), "MET22"),
        (Change("1", Act.ADD_METRIC, "TBD", "31", "14", "2028"), "MET01"),
        (Change("1", Act.ADD_METRIC, "Liikevaihto", "31", "34", "2028"), "MET05"),
        (Change("1", Act.FUND, amounts=((2028, 100),)), "RES06"),
        (Change("1", Act.FUND, amounts=((2027, -100), (2028, -5))), "RES01"),
        (Change("1", Act.FUND), "RES01"),
    ],
)
def test_empty_words_in_the_place_of_one_change_leave_the_goal_unbacked(empty, code):
    found = judged(slogan(), *(empty if empty.act is one.act else one for one in FULL))
    assert found.goals[0].verdict is not Verdict.BACKED
    assert code in codes(found)


@pytest.mark.parametrize(
    ("level", "horizon", "when"),
    [
        ("90 % vuonna 2028", None, date(2028, 12, 31)),
        ("90 % päätöksistä", "2027", date(2027, 12, 31)),
        ("90 % vuonna 2028", "30.6.2027", date(2027, 6, 30)),
        ("90 % päätöksistä", "jatkuva", None),
        ("90 % vuonna 2028", "TBD", date(2028, 12, 31)),
    ],
)
def test_a_horizon_is_read_from_its_field_else_from_the_level(level, horizon, when):
    changes = [Change("1", Act.SET_LEVEL, level)]
    changes += [Change("1", Act.SET_HORIZON, horizon)] if horizon else []
    after = changed(slogan(), changes).goals[0].horizon
    assert (after.end if after else None) == when


def test_a_new_level_takes_back_the_date_that_the_old_one_lent():
    dated = changed(slogan(), [Change("1", Act.SET_LEVEL, "90 % vuonna 2028")])
    assert changed(dated, [Change("1", Act.SET_LEVEL, "90 % päätöksistä")]).goals[0].horizon is None
    own = changed(dated, [Change("1", Act.SET_HORIZON, "2027"), Change("1", Act.SET_LEVEL, "80 %")])
    assert own.goals[0].horizon.year == 2027


@pytest.mark.parametrize(
    ("row", "definition", "customer"),
    [
        ({}, "Vesi vaihtuu 14 päivässä", False),
        ({}, "Asiakas saa veden 14 päivässä", True),
        ({"segment": "kotitaloudet", "customer": True}, "Vesi vaihtuu 14 päivässä", True),
        ({"kind": "muu", "customer": False}, "Asiakas saa veden 14 päivässä", False),
        ({"customer": True}, "Vesi vaihtuu 14 päivässä", True),
    ],
)
def test_a_definition_decides_whose_goal_it_is_unless_the_plan_says(row, definition, customer):
    before = plan_of({"goals": [{"id": "1", "name": "Vesi", "definition": "Vesi virtaa", **row}]})
    after = changed(before, [Change("1", Act.DEFINE, definition)])
    assert after.goals[0].customer_centric is customer


def test_a_goal_without_a_column_for_definitions_is_defined_by_words_and_not_by_a_placeholder():
    before = slogan()
    named = replace(before, goals=(replace(before.goals[0], definition_is_name=True, cells={}),))
    assert not changed(named, FULL[:1]).goals[0].definition_is_name
    assert changed(named, [Change("1", Act.DEFINE, "TBD")]).goals[0].definition == "Asiakas ensin"


def metric_plan():
    return plan_of(
        {
            "goals": [{"id": "1", "name": "Lupa asiakkaalle viikossa"}, {"id": "2", "name": "Muu"}],
            "metrics": [{"id": "M", "name": "Odotusaika", "goals": ["1"], "baseline": "31", "target": "",
                         "deadline": "", "kind": "customer"}],
        }
    )  # fmt: skip


def test_a_metric_is_completed_and_keeps_what_it_had():
    change = Change("1", Act.COMPLETE_METRIC, "odotusaika ", "", "laskee 14 päivään vuonna 2028")
    (metric,) = changed(metric_plan(), [change]).metrics
    assert (metric.baseline, metric.target, metric.deadline.year) == (
        "31",
        "laskee 14 päivään vuonna 2028",
        2028,
    )
    assert (metric.kind, metric.told_as("direction").value) == ("customer", "down")
    assert metric.numbers["baseline"] == 31
    assert metric.cells["target"].address == "E2"
    later = changed(metric_plan(), [change, replace(change, target="12")]).metrics[0]
    assert later.deadline is None


def test_a_metric_added_under_the_name_of_one_that_is_there_completes_it():
    change = Change("1", Act.ADD_METRIC, "Odotusaika", "", "14", "2028")
    after = changed(metric_plan(), [change])
    assert [(m.name, m.target, m.deadline.year) for m in after.metrics] == [("Odotusaika", "14", 2028)]


def test_changes_of_one_thing_come_to_the_same_as_one_change():
    sums = [Change("1", Act.FUND, amounts=pairs) for pairs in (((2026, 3), (2027, 4)), ((2026, -1), (0, 9)))]
    words = [Change("1", Act.DEFINE, text) for text in ("x", "Asiakas saa vastauksen päivässä")]
    metric = [
        Change("1", Act.COMPLETE_METRIC, "odotusaika", "9"),
        Change("1", Act.ADD_METRIC, "Odotusaika", "", "14", "2028"),
        Change("1", Act.COMPLETE_METRIC, "Odotusaika ", target="12"),
    ]
    changes = [*sums, *words, *metric, Change("2", Act.DEFINE, "x")]
    few = joined(changes)
    assert few == (
        Change("1", Act.FUND, amounts=((2026, 2), (2027, 4), (0, 9))),
        words[1],
        Change("1", Act.ADD_METRIC, "odotusaika", "9", "12", "2028"),
        changes[-1],
    )
    at_once, one_by_one = changed(metric_plan(), few), changed(metric_plan(), changes)
    assert (at_once.goals, at_once.metrics) == (one_by_one.goals, one_by_one.metrics)
    assert at_once.ledger.by_goal == one_by_one.ledger.by_goal


def test_changes_of_what_is_not_there_change_nothing():
    before = metric_plan()
    changes = [Change("9", Act.DEFINE, "x"), Change("2", Act.COMPLETE_METRIC, "Odotusaika", "1", "2")]
    assert changed(before, changes) == before


def test_money_is_added_to_the_cent_and_no_line_is_copied():
    before = plan(goal("1", "ssss"), goal("2", "ssss"))
    lines = before.ledger.amounts
    once = changed(before, [Change("1", Act.FUND, amounts=((2026, 10_001), (2028, 1)))])
    after = changed(once, [Change("2", Act.FUND, amounts=((2026, -1),))])
    assert after.ledger.traced == before.ledger.traced + 10_001
    assert after.ledger.read == before.ledger.read + 10_001
    assert after.money_of(after.goals[0]) == before.money_of(before.goals[0]) + 10_002
    assert dict(after.ledger.sums) == dict(replace(after.ledger).sums)
    assert (after.budget_years, before.budget_years) == ((2026, 2028), ())
    assert (before.ledger.amounts is lines, len(before.ledger), len(after.ledger)) == (True, 2, 5)
    assert list(after.ledger.amounts) == [*lines, 10_001, 1, -1]
    assert [after.ledger.amounts[i] for i in (0, 2, -1)] == [lines[0], 10_001, -1]
    assert list(after.ledger.years[1:4]) == [0, 2026, 2028]


def test_added_lines_stand_on_the_row_of_their_goal():
    after = changed(plan(goal("1", "ssss")), [Change("1", Act.FUND, amounts=((2027, 5),))])
    line = list(after.ledger.lines_to("1"))[-1]
    assert (line.amount, line.year, line.cell.sheet, line.cell.address) == (5, 2027, "Goals", "2")


def test_what_was_known_of_other_money_stays_known():
    loose = [{"goal": "1", "amount": 10, "label": "Lupa"}, {"amount": 900, "label": "ERP"}]
    before = plan(goal("1", "ssss"), money=loose)
    known = (before.ledger.loose_items, before.ledger.names, before.ledger.untraced)
    after = changed(before, [Change("1", Act.FUND, amounts=((0, 5),))]).ledger
    assert (after.loose_items, after.names, after.untraced) == known
    assert after.labels == () or list(after.labels)[-1] == ""
    fresh = replace(after)
    assert (fresh.loose_items, fresh.names, fresh.untraced) == known


def test_people_are_added_in_thousandths():
    before = plan(goal("1", "sssp"))
    after = changed(before, [Change("1", Act.ADD_PEOPLE, amounts=((2027, 500),))])
    assert after.people_of(after.goals[0]) == before.people_of(before.goals[0]) + 500
    assert after.records_people


def test_a_level_is_solid_only_with_its_year():
    found = judged(slogan(), Change("1", Act.SET_LEVEL, "90 % päätöksistä"))
    assert found.goals[0].pillars[Pillar.AMBITION].level is Level.WEAK
    assert "AMB03" in codes(found)


def test_a_plan_whose_tables_are_not_known_is_filled_on_its_goals_rows():
    before = plan(goal("1", "mmmm"))
    cells = cells_to_fill(before, FULL)
    assert [(c.field, c.cell.sheet, c.cell.address) for c in cells][:3] == [
        ("goal.definition", "Goals", "C2"),
        ("goal.ambition", "Goals", "D2"),
        ("metric.name", "Goals", "2"),
    ]
    assert {(c.header, c.cell.address) for c in cells if c.field == "budget.amount"} == {("", "2")}
    nameless = replace(before, goals=(replace(before.goals[0], cells={}),))
    assert {c.cell.address for c in cells_to_fill(nameless, FULL)} == {""}
