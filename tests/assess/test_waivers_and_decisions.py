"""What the follow-up does to a judgement: nothing to its verdicts, something to what is asked."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from made_plans import AS_OF, goal, plan

from aligner.assess import assess
from aligner.assess.decisions import decision_states, own_field
from aligner.assess.same_subjects import in_this_plan
from aligner.assess.waivers import is_accepted, is_waived, open_actions
from aligner.model.acts import Act, Change
from aligner.model.entities import Area, Goal, Initiative
from aligner.model.finding import Finding, Severity, Subject
from aligner.model.followup import About, Decision, DecisionState, Followup, Intent, Remark, Waiver
from aligner.model.grid import Cell
from aligner.model.options import CheckOptions
from aligner.model.plan import Plan

AT = "2026-01-01T10:00:00+02:00"
DONE, CHANGED, UNCHANGED, OVERDUE = DecisionState


def judged(*goals):
    return assess(plan(*goals), as_of=AS_OF)


def about(finding):
    return About(finding.check, finding.subject, finding.subject_id, finding.subject_name)


def waived(assessment, *checks, until=AS_OF):
    waivers = tuple(
        Waiver(f"w{n}", AT, "Maija", about(one), "Syy", until)
        for n, one in enumerate(assessment.findings)
        if one.check in checks
    )
    return replace(assessment, followup=Followup(waivers=waivers))


def test_a_goal_is_accepted_once_every_blocker_that_decided_it_is_waived():
    whole = judged(goal("1", "wmss"))
    (verdict,) = whole.goals
    codes = [code for state in verdict.pillars.values() for code in state.findings]
    assert len(codes) == 2
    assert not is_accepted(whole, verdict)
    assert not is_accepted(waived(whole, codes[0]), verdict)
    both = waived(whole, *codes)
    assert is_accepted(both, verdict)
    assert both.goals == whole.goals, "no verdict changes"
    assert not is_accepted(waived(whole, *codes, until=AS_OF - timedelta(1)), verdict), "expired"


def test_a_goal_that_no_blocker_decided_has_nothing_to_accept():
    whole = judged(goal("1", "ssss"))
    assert not is_accepted(whole, whole.goals[0])


def test_only_the_findings_that_are_meant_are_waived():
    whole = waived(judged(goal("1", "mmss")), "DEF01")
    assert [one.check for one in whole.findings if is_waived(whole, one)] == ["DEF01"]


def test_acts_on_accepted_goals_are_not_proposed():
    whole = judged(goal("1", "msss"), goal("2", "smss"))
    assert open_actions(whole) is whole.actions
    assert {action.goal for action in whole.actions} >= {"1", "2"}
    left = {action.goal for action in open_actions(waived(whole, "DEF01"))}
    assert "1" not in left
    assert "2" in left


def decided(assessment, check, due=None, cells=None, fields=None):
    """A decision about the first finding of a check, with its cells as they stand in this assessment."""
    finding = next(one for one in assessment.findings if one.check == check)
    cells = finding.evidence if cells is None else cells
    told = tuple(own_field(assessment.plan, finding, cell) for cell in cells) if fields is None else fields
    return Decision("d", AT, "Maija", about(finding), "Kirjataan", "Ville", due, cells, told)


def state(assessment, decision):
    return decision_states(replace(assessment, followup=Followup(decisions=(decision,))))["d"]


def with_goal(before, **cells):
    """The same plan with other texts in cells of its first goal, judged."""
    first = before.plan.goals[0]
    texts = {name: replace(first.cells[name], text=text) for name, text in cells.items()}
    changed = replace(first, cells={**first.cells, **texts}, blank=first.blank - set(cells))
    return assess(replace(before.plan, goals=(changed, *before.plan.goals[1:])), as_of=AS_OF)


EMPTY_WORDS = "Asiakas on kaiken ytimessä."


def test_a_decision_is_done_when_its_finding_is_gone():
    before = judged(goal("1", "wsss"))
    decision = decided(before, "DEF02")
    assert decision.fields[0] == "definition"
    assert state(before, decision) is UNCHANGED
    after = with_goal(before, definition="Korjaus tehdään 14 päivässä vuoteen 2028 mennessä.")
    assert state(after, decision) is DONE


def test_other_words_that_say_as_little_are_a_change():
    before = judged(goal("1", "wsss"))
    after = with_goal(before, definition=EMPTY_WORDS)
    assert any(one.check == "DEF02" for one in after.findings)
    assert state(after, decided(before, "DEF02")) is CHANGED


def test_white_space_is_no_change():
    before = judged(goal("1", "wsss"))
    said = before.plan.goals[0].definition
    assert state(with_goal(before, definition=f" {said}  "), decided(before, "DEF02")) is UNCHANGED


def test_a_worse_finding_that_hushes_the_first_is_not_done():
    before = judged(goal("1", "wsss"))
    after = with_goal(before, definition="")
    assert not any(one.check == "DEF02" for one in after.findings)
    assert state(after, decided(before, "DEF02")) is CHANGED


def test_a_finding_that_nobody_asked_for_any_more_is_not_done():
    before = judged(goal("1", "wsss"))
    unasked = assess(before.plan, as_of=AS_OF, options=CheckOptions(off=frozenset({"DEF02"})))
    assert state(unasked, decided(before, "DEF02")) is UNCHANGED


@pytest.mark.parametrize(
    ("due", "wanted"), [(AS_OF, UNCHANGED), (AS_OF - timedelta(1), OVERDUE), (None, UNCHANGED)]
)
def test_a_decision_is_overdue_the_day_after(due, wanted):
    before = judged(goal("1", "wsss"))
    assert state(before, decided(before, "DEF02", due)) is wanted


def moved(assessment, rows):
    """The same plan with every row further down."""

    def down(thing):
        return replace(thing, cells={n: replace(c, row=c.row + rows) for n, c in thing.cells.items()})

    lower = replace(assessment.plan, goals=tuple(map(down, assessment.plan.goals)))
    return assess(lower, as_of=AS_OF)


@pytest.mark.parametrize("rows", [1, 7])
def test_rows_that_moved_are_no_change(rows):
    before = judged(goal("1", "wsss"), goal("2", "wsss"))
    decision = decided(before, "DEF02")
    assert state(moved(before, rows), decision) is UNCHANGED
    unnamed = replace(decision, fields=())
    assert state(moved(before, rows), unnamed) is UNCHANGED, "nor where a cell is known by its place alone"


def test_a_cell_of_another_row_is_compared_by_its_place():
    before = judged(goal("1", "wsss"))
    cell = before.plan.goals[0].cells["definition"]
    decision = decided(before, "DEF02", cells=(cell,), fields=())
    assert state(with_goal(before, definition=EMPTY_WORDS), decision) is CHANGED
    elsewhere = decided(before, "DEF02", cells=(replace(cell, sheet="other"),), fields=())
    assert state(before, elsewhere) is UNCHANGED, "a cell that isn't found tells nothing"


def test_a_field_or_a_subject_that_is_gone_tells_nothing():
    before = judged(goal("1", "wsss"))
    decision = decided(before, "DEF02", fields=("no_such_field",))
    assert state(before, decision) is UNCHANGED
    other = replace(decision, about=replace(decision.about, check="DEF99", subject_id="T99"))
    assert state(before, other) is UNCHANGED


def test_findings_on_the_whole_plan_have_no_cells_of_their_own():
    cell = Cell("s.xlsx", "T", 1, 1)
    wide = Finding("STE01", "x", Severity.MAJOR, Subject.PLAN, "", "", evidence=(cell,))
    assert own_field(plan(goal("1", "ssss")), wide, cell) == ""


def followup_on(subject, kind=Subject.GOAL, name="Paras"):
    meant = About("DEF01", kind, subject, name)
    return Followup(
        waivers=(Waiver("w", AT, "", meant, "Syy", date(2027, 1, 1)),),
        decisions=(Decision("d", AT, "", meant, "x", "", None),),
        remarks=(Remark("n", AT, "", subject, name, "x"),),
        intents=(Intent("c", AT, "", Change(subject, Act.NAME_OWNER, "Oona"), name),),
    )


def numbered(*goals):
    return Plan(
        goals=tuple(Goal(i, name) for i, name in goals),
        areas=(Area("A2", "Asiakas"),),
        initiatives=(Initiative("H2", "Vuotovahti"),),
    )


@pytest.mark.parametrize(
    ("goals", "wanted"),
    [
        ([("T1", "Paras"), ("T2", "Toinen")], "T1"),
        ([("T2", " paras ")], "T2"),  # numbered anew
        ([("T1", "Toinen"), ("T2", "Paras")], "T2"),
        ([("T1", "Paras palvelu"), ("T2", "Toinen")], "T1"),  # reworded
        ([("T1", "Toinen"), ("T2", "Paras"), ("T3", "Paras")], "T1"),  # who of the two?
        ([("T9", "Muu")], "T1"),
    ],
)
def test_entries_find_their_goal_when_goals_are_numbered_anew(goals, wanted):
    told = in_this_plan(followup_on("T1"), numbered(*goals))
    meant = {told.waivers[0].about.subject_id, told.decisions[0].about.subject_id, told.remarks[0].goal}
    assert meant | {told.changes[0].goal} == {wanted}


def test_an_entry_without_a_name_keeps_its_id():
    assert in_this_plan(followup_on("T1", name=""), numbered(("T2", ""))).remarks[0].goal == "T1"


@pytest.mark.parametrize(
    ("kind", "name", "wanted"),
    [(Subject.AREA, "Asiakas", "A2"), (Subject.INITIATIVE, "Vuotovahti", "H2"), (Subject.PLAN, "", "")],
)
def test_areas_and_initiatives_are_found_by_name_and_the_plan_is_itself(kind, name, wanted):
    before = followup_on("" if kind is Subject.PLAN else "X1", kind, name)
    assert in_this_plan(before, numbered()).waivers[0].about.subject_id == wanted
