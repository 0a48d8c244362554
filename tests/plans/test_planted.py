"""Every check finds its gap on a whole plan, and nothing on the same plan without the gap."""

import planted
import pytest
from make_samples import SAMPLES

from aligner import pipeline
from aligner.assess import assess
from aligner.assess.policy import MAKES_MISSING
from aligner.checks import all_checks, check_by_code
from aligner.model.finding import Outcome, Severity, Subject
from aligner.model.verdicts import Level, Verdict
from aligner.settings import Settings

DATA = planted.cases()
CASES = DATA["case"]
EXCUSED = {one["finds"] for one in DATA["not_planted"]}


@pytest.fixture(scope="module")
def untouched():
    return planted.plan_of({})


@pytest.fixture(scope="module")
def before(untouched):
    return planted.outcomes(untouched)


def of(case):
    return case["finds"]


def test_the_untouched_plan_is_the_sample(before):
    folder = SAMPLES / "tyrskyluodon-lautat"
    earlier = pipeline.Earlier([folder / "2025"], Settings())
    read = pipeline.run([folder], Settings(), as_of=planted.AS_OF, previous=earlier).plan
    assert planted.outcomes(read) == before


def test_nothing_is_found_on_the_untouched_plan(untouched):
    judged = assess(untouched, as_of=planted.AS_OF)
    assert judged.findings == ()
    assert {goal.verdict for goal in judged.goals} == {Verdict.BACKED}
    assert (judged.unsaid, judged.actions) == ((), ())


def test_most_questions_can_be_asked_of_the_untouched_plan(before):
    clear = {code for (code, _), outcome in before.items() if outcome is Outcome.CLEAR}
    assert len(clear) >= 105


@pytest.mark.parametrize("case", CASES, ids=of)
def test_a_gap_is_told_by_its_own_check_and_no_other(case, before):
    after = planted.outcomes(planted.plan_of(case))
    assert planted.found(after) == {case["finds"], *case.get("also", ())}
    assert planted.quietened(before, after) == set(case.get("quiet", ()))


@pytest.mark.parametrize(
    "case", [one for one in CASES if check_by_code(one["finds"]).severity is Severity.BLOCKER], ids=of
)
def test_a_blocker_takes_its_goal_from_the_backed_ones(case):
    plan, code = planted.plan_of(case), case["finds"]
    judged = assess(plan, as_of=planted.AS_OF)
    hit = {f.subject_id for f in judged.findings if f.severity is Severity.BLOCKER}
    assert {goal.goal for goal in judged.goals if goal.verdict is not Verdict.BACKED} == hit
    for finding in judged.findings:
        if finding.check == code:
            state = judged.verdict_by_goal[finding.subject_id].pillars[check_by_code(code).pillar]
            assert code in state.findings
            assert state.level is (Level.MISSING if code in MAKES_MISSING else Level.WEAK)
            assert finding.subject is Subject.GOAL


@pytest.mark.parametrize("case", DATA["harmless"], ids=lambda case: case["why"])
def test_what_is_no_gap_is_told_by_nothing(case):
    assert planted.found(planted.outcomes(planted.plan_of(case))) == set()


@pytest.mark.parametrize("column", [c for c in planted.columns() if c not in DATA["columns"]["essential"]])
def test_what_a_plan_does_not_record_is_not_held_against_it(column):
    assert planted.found(planted.outcomes(planted.plan_of({"drop_columns": [column]}))) == set()


@pytest.mark.parametrize("column", DATA["columns"]["essential"])
def test_what_a_plan_cannot_do_without_is_told(column):
    assert planted.found(planted.outcomes(planted.plan_of({"drop_columns": [column]})))


def test_every_check_is_planted_once_or_excused():
    known = sorted(check.code for check in all_checks())
    assert sorted([*map(of, CASES), *EXCUSED]) == known


def test_what_else_changes_is_explained():
    assert [of(case) for case in CASES if bool(case.get("also")) != bool(case.get("why"))] == []
    assert {code for case in CASES for code in case.get("quiet", ())} == DATA["quiet_because"].keys()


def test_a_case_that_changes_nothing_is_refused():
    with pytest.raises(AssertionError):
        planted.plan_of({"set": {"Tavoitteet/T99/Määritelmä": ""}})
