"""How checks are asked, and how their answers are told."""

from dataclasses import replace
from pathlib import Path

import pytest
from example_plans import plan_of

from aligner import checks
from aligner.checks import _check
from aligner.checks._check import EVIDENCE_LIMIT, NOT_ASSESSED, seen
from aligner.model.entities import Goal
from aligner.model.finding import Outcome, Pillar, Severity, Subject
from aligner.model.grid import Cell
from aligner.model.options import CheckOptions
from aligner.model.plan import Plan

PLAN = plan_of(
    {
        "areas": [{"id": "A1", "name": "Service"}],
        "goals": [
            {"id": "G1", "name": "Quick repairs", "customer": True},
            {"id": "G2", "name": "Fair prices"},
        ],
        "initiatives": [{"id": "I1", "name": "Spare parts near you"}],
    }
)
CELL = Cell("plan.xlsx", "Goals", 2, 2, "Quick repairs")


def test_a_check_that_breaks_costs_one_answer():
    @_check.goal_check("DEF99", Severity.MINOR, source="S2")
    def broken(goal, plan):
        if goal.id == "G1":
            raise ValueError(goal.name)
        yield seen(CELL)

    crashed, found = broken.run(PLAN)
    assert (crashed.outcome, found.outcome) == (Outcome.CRASHED, Outcome.FOUND)
    assert "Quick repairs" in crashed.error


def test_every_kind_of_check_is_asked_of_its_own_subjects():
    def rule(*_, **__):
        yield seen(CELL)

    kinds = {
        _check.goal_check: ["G1", "G2"],
        _check.area_check: ["A1"],
        _check.initiative_check: ["I1"],
        _check.plan_check: [""],
    }
    for kind, subjects in kinds.items():
        answers = list(kind("STE99", Severity.MINOR, source="S2")(rule).run(PLAN))
        assert [answer.subject for answer in answers] == subjects
        assert all(finding.check == "STE99" for answer in answers for finding in answer.findings)


def test_customer_checks_are_asked_of_customer_goals_only():
    @_check.goal_check("VAL99", Severity.MINOR, source="S2", customer_only=True)
    def picky(goal, plan):
        yield NOT_ASSESSED

    assert [answer.subject for answer in picky.run(PLAN)] == ["G1"]
    assert picky.pillar is None


def test_what_the_plan_does_not_record_is_not_assessed():
    @_check.goal_check("MET99", Severity.MINOR, source="S2", needs={"goal.name", "metric.reward"})
    def demanding(goal, plan):
        yield seen(CELL)

    assert {answer.outcome for answer in demanding.run(PLAN)} == {Outcome.NOT_ASSESSED}
    assert demanding.pillar is Pillar.METRICS


def test_evidence_is_cut_and_its_number_kept():
    @_check.plan_check("STE98", Severity.MINOR, source="S2")
    def long(plan):
        yield seen(*[CELL] * (EVIDENCE_LIMIT + 7))

    ((finding,),) = [answer.findings for answer in long.run(PLAN)]
    assert (len(finding.evidence), finding.total) == (EVIDENCE_LIMIT, EVIDENCE_LIMIT + 7)
    assert finding.subject is Subject.PLAN


@pytest.mark.parametrize("off", ["RES05", "owner_missing"])
def test_a_check_can_be_turned_off(off):
    def answered(options):
        return {answer.check.code for answer in checks.run_checks(PLAN, options)}

    assert "RES05" in answered(CheckOptions())
    assert answered(CheckOptions()) - answered(CheckOptions(off=frozenset({off}))) == {"RES05"}


def test_a_threshold_reaches_its_check():
    plan = plan_of(
        {
            "goals": [{"id": "G1", "name": "Quick repairs"}],
            "money": [{"goal": "G1", "amount": 1}, {"amount": 9, "label": "Rents"}],
        }
    )
    options = CheckOptions(thresholds={"money_orphan": {"limit": 0.95}})
    found = [answer.outcome for answer in checks.run_checks(plan, options) if answer.check.code == "STE02"]
    assert found == [Outcome.FOUND]
    assert checks.check_by_code("STE02").options == {"limit": 0.6}


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fi", "”Vuokrat” ei kohdistu tavoitteisiin: 500 € (33 %)"),
        ("sv", "”Vuokrat” når inget mål: 500 € (33 %)"),
        ("en", "“Vuokrat” reaches no goal: €500 (33%)"),
    ],
)
def test_a_sentence_writes_money_and_numbers_as_the_language_does(language, said):
    plan = plan_of(
        {
            "goals": [{"id": "G1", "name": "Quick repairs"}],
            "money": [{"goal": "G1", "amount": 1000}, {"amount": 500, "label": "Vuokrat"}],
        }
    )
    (answer,) = checks.check_by_code("STE02").run(plan)
    message = checks.sentence(answer.findings[0], "message", language, "EUR")
    assert message.replace("\u00a0", " ") == said


def test_a_definition_that_is_filled_down_from_one_cell_is_no_copy():
    shared = Cell("plan.xlsx", "Goals", 2, 3, "A repair is done within two days")
    goals = tuple(Goal(g.id, g.name, {"name": CELL, "definition": shared}) for g in PLAN.goals)
    answers = checks.check_by_code("DEF06").run(replace(PLAN, goals=goals))
    assert [answer.outcome for answer in answers] == [Outcome.CLEAR, Outcome.CLEAR]


def test_every_file_of_a_family_is_a_check():
    folder = Path(checks.__file__).parent
    files = [path for path in folder.glob("*/*.py") if not path.stem.startswith("_")]
    assert {path.stem for path in files} == {check.name for check in checks.all_checks()}


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fi", "Tavoitteen sanoista ei voi todeta mitään: ei lukua, aikaa, mittaria eikä tekoa"),
        ("sv", "Inget i målets ord går att pröva: inget tal, ingen tid, inget mått, ingen handling"),
        ("en", "Nothing in the goal’s own words can be checked: no number, date, measure or action"),
    ],
)
def test_a_goal_that_is_all_its_definition_is_spoken_of_by_its_own_words(language, said):
    goal = Goal("G1", "Hyvä elämä kaikille", {"name": CELL}, definition_is_name=True)
    (answer,) = checks.check_by_code("DEF02").run(Plan(goals=(goal,)))
    assert checks.sentence(answer.findings[0], "message", language, "EUR") == said
