import pytest
from example_plans import plan_of
from made_plans import AS_OF, goal, judged, plan

from aligner import checks
from aligner.assess import assess
from aligner.assess.policy import DIFFERENCES, SILENCES
from aligner.model.assessment import Difference
from aligner.model.finding import Finding, Outcome, Pillar, Severity, Subject, severity_order
from aligner.model.options import CheckOptions
from aligner.model.verdicts import Level, Verdict


def tally(found, code):
    return next(t for t in found.tallies if t.check == code)


def spoken(found, goal_id="1"):
    return [f.check for f in found.findings_by_subject.get(goal_id, ())]


@pytest.mark.parametrize(
    ("weights", "slogan_share", "backed_share"),
    [
        pytest.param([None, None, None], 1 / 3, 2 / 3, id="equal weights where none are given"),
        pytest.param([2, 1, 1], 0.5, 0.5, id="weighted by priority"),
        pytest.param([0, 0, 0], 1 / 3, 2 / 3, id="weights of nought are none"),
        pytest.param([0, 1, 1], 0.0, 1.0, id="a goal of no weight counts for nothing"),
    ],
)
def test_shares_of_slogans_and_backed_goals(weights, slogan_share, backed_share):
    levels = ["mmmm", "ssss", "ssss"]
    goals = [
        goal(str(n), levels[n - 1], **({} if w is None else {"weight": w})) for n, w in enumerate(weights, 1)
    ]
    found = assess(plan(*goals, goal("9", "wwww", customer=False)), as_of=AS_OF, options=no_underfunded())
    assert (found.slogan_share, found.backed_share) == pytest.approx((slogan_share, backed_share))


def no_underfunded():
    return CheckOptions(off=frozenset({"RES07"}))


def test_counts_are_of_all_goals_or_of_the_customers():
    found = assess(plan(goal("1", "mmmm"), goal("2", "mmmm", customer=False)), as_of=AS_OF)
    assert found.count(Verdict.SLOGAN) == 2
    assert found.count(Verdict.SLOGAN, customer_only=True) == 1
    assert [v.goal for v in found.customer_goals()] == ["1"]


def test_what_a_finding_implies_stays_silent():
    found = judged("mmmm")
    assert spoken(found) == ["AMB01", "DEF01", "MET01", "RES01"]
    for code in ("AMB09", "DEF02", "DEF03", "DEF06", "MET02", "MET05", "MET22", "RES05", "RES06"):
        counts = tally(found, code).outcomes
        assert Outcome.FOUND not in counts, code
        assert counts in ({Outcome.IMPLIED: 1}, {Outcome.NOT_ASSESSED: 1}), code


def test_a_goal_without_resources_or_owner_is_told_once():
    found = assess(
        plan_of({"goals": [{"id": "1", "name": "Nopea korjaus", "owner": ""}], "money": []}), as_of=AS_OF
    )
    assert "RES01" in spoken(found)
    assert "RES05" not in spoken(found)


def test_an_echo_is_told_rather_than_a_slogan_or_a_copy():
    row = {"name": "Asiakas keskiössä", "definition": "Asiakas on keskiössä."}
    found = assess(plan_of({"goals": [{"id": "1", **row}, {"id": "2", **row}]}), as_of=AS_OF)
    for goal_id in ("1", "2"):
        assert [code for code in spoken(found, goal_id) if code.startswith("DEF")] == ["DEF03"]


def test_silence_reaches_its_own_goal_only():
    found = assess(plan(goal("1", "mmmm"), goal("2", "sswm")), as_of=AS_OF)
    assert "MET22" in spoken(found, "2")
    assert "MET01" in spoken(found, "1")


def test_rules_speak_of_checks_that_exist():
    codes = {check.code for check in checks.all_checks()}
    for code, silenced in SILENCES:
        assert code in codes
        assert all(any(one.startswith(begins) for one in codes) for begins in silenced)
    for begins in (begins for every in DIFFERENCES.values() for begins in every):
        assert any(code.startswith(begins) for code in codes)
    assert list(DIFFERENCES) == [1, 2, 3, 4, 5, 6, 7]


UNLINKED = [{"amount": 10, "label": f"Palkat {n}"} for n in range(5)]


@pytest.mark.parametrize(
    ("money", "unknown", "levels"),
    [
        pytest.param(None, "no-money-column", ("unknown", "unknown"), id="no amounts and no people anywhere"),
        pytest.param(
            [{"goal": "1", "amount": 9}, *UNLINKED], "unlinkable", ("solid", "unknown"), id="under a fifth"
        ),
        pytest.param([{"goal": "1", "amount": 9}, *UNLINKED[:4]], None, ("solid", "missing"), id="a fifth"),
        pytest.param(UNLINKED, "unlinkable", ("unknown", "unknown"), id="no line refers to anything"),
        pytest.param([], None, ("missing", "missing"), id="an empty budget"),
    ],
)
def test_what_cannot_be_linked_is_not_missing(money, unknown, levels):
    rows = [*goal("1", "sssm")["goals"], *goal("2", "sssm")["goals"]]
    metrics = [*goal("1", "sssm")["metrics"], *goal("2", "sssm")["metrics"]]
    example = {"goals": rows, "metrics": metrics} | ({} if money is None else {"money": money})
    found = assess(plan_of(example), as_of=AS_OF)
    assert found.resources_unknown == unknown
    assert tuple(v.pillars[Pillar.RESOURCES].level.value for v in found.goals) == levels
    reasons = {"solid": None, "unknown": "funding-open", "missing": "direction-without-money"}
    assert tuple(v.reason and v.reason.value for v in found.goals) == tuple(
        reasons[level] for level in levels
    )


def loose(share, **options):
    money = [{"goal": "1", "amount": 100 - share}, {"amount": share, "label": "Palkat"}]
    example = {"goals": goal("1", "ssss")["goals"], "money": money}
    thresholds = {"money_orphan": options} if options else {}
    return assess(plan_of(example), as_of=AS_OF, options=CheckOptions(thresholds=thresholds))


@pytest.mark.parametrize(("share", "options", "neutral"), [
    (60, {}, False), (61, {}, True), (61, {"limit": 0.95}, False), (30, {"limit": 0.2}, True),
])  # fmt: skip
def test_money_is_held_against_the_plan_or_told_neutrally_never_both(share, options, neutral):
    found = loose(share, **options)
    assert found.mostly_untraced is neutral
    assert any(f.check == "STE02" for f in found.findings) is not neutral


def test_no_money_is_not_mostly_untraced():
    assert not judged("sssu").mostly_untraced


def test_the_largest_item_is_one_figure_everywhere():
    money = [{"goal": "1", "amount": 900}, {"amount": 90, "label": "ERP"}]
    money += [{"amount": 50, "label": "Vuokrat", "year": year} for year in (2026, 2027)]
    found = assess(plan_of({"goals": goal("1", "ssss")["goals"], "money": money}), as_of=AS_OF)
    (orphan,) = [f for f in found.findings if f.check == "STE02"]
    largest = found.largest_untraced[0]
    assert (largest.label, largest.amount) == ("Vuokrat", 10_000)
    assert (orphan.params["largest"], orphan.params["largest_money"]) == (largest.label, largest.amount)
    assert [cell.address for cell in largest.cells] == ["B4", "B5"]


@pytest.mark.parametrize(
    ("met", "unmet", "level"),
    [
        (0, 0, None), (1, 1, None), (2, 0, None), (0, 3, Level.MISSING), (1, 3, Level.MISSING),
        (1, 2, Level.WEAK), (2, 2, Level.WEAK), (3, 2, Level.WEAK), (2, 1, Level.SOLID),
        (5, 2, Level.SOLID), (3, 0, Level.SOLID),
    ],
)  # fmt: skip
def test_a_difference_is_in_place_in_three_steps(met, unmet, level):
    difference = Difference(1, met, unmet, 4, ())
    assert (difference.level, difference.asked) == (level, met + unmet)


@pytest.mark.parametrize(
    ("met", "unmet", "blocked", "level"),
    [
        (9, 1, 0, Level.SOLID),
        (9, 1, 1, Level.WEAK),
        (9, 1, 5, Level.MISSING),
        (1, 9, 1, Level.MISSING),
    ],
)
def test_blockers_hold_a_difference_back(met, unmet, blocked, level):
    assert Difference(1, met, unmet, 0, (), blocked, 10).level is level


def test_a_difference_tells_how_many_goals_its_blockers_speak_of():
    found = assess(
        plan(goal("1", "msss"), goal("2", "ssss"), goal("3", "sssw"), goal("4", "ssss")), as_of=AS_OF
    )
    assert [(found.differences[i].blocked, found.differences[i].goals) for i in (0, 1, 3)] == [
        (1, 4),
        (1, 4),
        (0, 4),
    ]


def test_differences_count_the_questions_of_the_plan():
    found = {d.number: d for d in judged("ssss").differences}
    assert list(found) == [1, 2, 3, 4, 5, 6, 7]
    assert found[1].unmet == 0 < found[1].met
    assert found[7].met + found[7].unmet + found[7].not_assessed == len(found[7].checks)
    worse = {d.number: d for d in judged("mmmm").differences}
    assert worse[1].unmet == 2  # DEF01 and AMB01; what they imply is not asked again
    assert worse[1].met + worse[1].unmet + worse[1].not_assessed == len(worse[1].checks)


def test_evidence_coverage_is_of_the_checks_asked():
    full, thin = judged("ssss").evidence_coverage, judged("sssu").evidence_coverage
    assert 0 < thin < full < 1
    off = CheckOptions(off=frozenset(check.code for check in checks.all_checks()))
    assert assess(plan(goal("1", "ssss")), as_of=AS_OF, options=off).evidence_coverage is None


def test_turning_a_check_off_takes_its_question_away():
    only = CheckOptions(off=frozenset({"RES05"}))
    found = assess(plan(goal("1", "sssw")), as_of=AS_OF, options=only)
    assert found.goals[0].verdict is Verdict.BACKED
    assert all(t.check != "RES05" for t in found.tallies)


def test_severity_orders_blockers_first():
    findings = [Finding("X", "x", severity, Subject.PLAN, "", "") for severity in reversed(Severity)]
    assert [f.severity for f in sorted(findings, key=severity_order)] == list(Severity)


def test_the_same_plan_gives_the_same_assessment():
    assert judged("wwws") == judged("wwws")
