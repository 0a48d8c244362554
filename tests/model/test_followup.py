from datetime import date

import pytest

from aligner.model.acts import Act, Change
from aligner.model.finding import Finding, Severity, Subject
from aligner.model.followup import About, Decision, Followup, Intent, Remark, Waiver
from aligner.model.grid import Cell

ABOUT = About("DEF01", Subject.GOAL, "T1", "Paras")
JUNE, JULY = date(2026, 6, 30), date(2026, 7, 1)


def finding(check="DEF01", subject="T1", kind=Subject.GOAL):
    return Finding(check, "definition-missing", Severity.BLOCKER, kind, subject, "Paras")


def waiver(until, number="w", about=ABOUT):
    return Waiver(number, "2026-01-01T10:00:00+02:00", "Maija", about, "Syy", until)


def decision(number):
    return Decision(number, "2026-01-01T10:00:00+02:00", "Maija", ABOUT, "Kirjataan", "Ville", None)


def test_a_waiver_holds_on_its_last_day_and_has_expired_on_the_next():
    followup = Followup(waivers=(waiver(JUNE),))
    assert followup.waiver_of(finding(), JUNE) == waiver(JUNE)
    assert followup.expired(finding(), JUNE) is None
    assert followup.waiver_of(finding(), JULY) is None
    assert followup.expired(finding(), JULY) == waiver(JUNE)


def test_of_several_waivers_the_longest_counts():
    followup = Followup(waivers=(waiver(JULY, "long"), waiver(JUNE, "short")))
    assert followup.waiver_of(finding(), JUNE).id == "long"
    assert followup.expired(finding(), JULY) is None
    assert followup.expired(finding(), date(2027, 1, 1)).id == "long"


@pytest.mark.parametrize("other", [finding("DEF02"), finding(subject="T2"), finding(kind=Subject.INITIATIVE)])
def test_a_waiver_is_of_one_check_on_one_subject(other):
    followup = Followup(waivers=(waiver(JUNE),))
    assert ABOUT.fits(finding())
    assert not ABOUT.fits(other)
    assert (followup.waiver_of(other, JUNE), followup.expired(other, JULY)) == (None, None)


def test_notes_belong_to_their_goal_and_the_latest_decision_counts():
    notes = tuple(Remark(f"n{i}", "2026-01-01T10:00:00+02:00", "", f"T{i % 2}", "", "x") for i in range(3))
    followup = Followup(remarks=notes, decisions=(decision("d1"), decision("d2")))
    assert followup.remarks_on("T0") == (notes[0], notes[2])
    assert followup.decision_on(finding()).id == "d2"
    assert followup.decision_on(finding("DEF02")) is None


def test_a_followup_is_empty_only_where_nothing_at_all_is_told():
    assert Followup().is_empty
    assert not Followup(damaged=(Cell("f", ""),)).is_empty
    assert not Followup(waivers=(waiver(JUNE),)).is_empty


def test_cells_without_a_field_are_named_without_one():
    cells = (Cell("a", "b", 1, 1), Cell("a", "b", 1, 2))
    told = Decision("d", "", "", ABOUT, "x", "", None, cells, ("owner",))
    assert told.named_cells == (("owner", cells[0]), ("", cells[1]))


def test_a_change_that_was_kept_twice_is_to_be_made_once():
    change = Change("T1", Act.FUND, amounts=((2027, 5_000_000),))
    kept = tuple(Intent(name, "2026-11-22T09:00", "Maija", change) for name in ("a", "b"))
    assert Followup(intents=kept).changes == (change,)
