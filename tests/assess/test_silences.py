"""A finding hushes on its own subject and below it, never above."""

from datetime import date

from example_plans import plan_of

from aligner.assess.silences import one_fact_one_finding
from aligner.checks import Answer, check_by_code
from aligner.model.finding import Outcome

PLAN = plan_of(
    {
        "areas": [{"id": "P1", "name": "Arki"}, {"id": "P2", "name": "Talous"}],
        "goals": [{"id": "T1", "name": "Lupa", "area": "P1"}, {"id": "T2", "name": "Hinta", "area": "P2"}],
        "initiatives": [
            {"id": "H1", "name": "Luvat", "goals": ["T1"]},
            {"id": "H2", "name": "Hinnat", "goals": ["T1", "T2"]},
        ],
        "as_of": date(2026, 1, 1).isoformat(),
    }
)


def outcomes(*found):
    """What becomes of ``(code, subject)`` answers that were all found."""
    answers = [Answer(check_by_code(code), subject, Outcome.FOUND) for code, subject in found]
    return [answer.outcome.value for answer in one_fact_one_finding(PLAN, answers)]


def test_the_same_subject_is_hushed_and_others_are_not():
    assert outcomes(("MET19", "T1"), ("MET02", "T1"), ("MET02", "T2")) == ["found", "implied", "found"]


def test_the_plan_hushes_everything_below_it():
    assert outcomes(("LEA07", ""), ("LEA01", "P1"), ("LEA01", "P2")) == ["found", "implied", "implied"]
    assert outcomes(("INS03", ""), ("INS07", "T1")) == ["found", "implied"]


def test_nothing_hushes_what_stands_above_it():
    found = outcomes(("DEF01", "T1"), ("DEF04", "T1"), ("DEF07", ""), ("DEF13", "P1"))
    assert found == ["found", "implied", "found", "found"]


def test_goals_hush_an_initiative_only_where_all_that_it_serves_do():
    assert outcomes(("RES03", "T1"), ("RES17", "H1"), ("RES17", "H2")) == ["found", "implied", "found"]


def test_who_is_hushed_no_longer_hushes():
    assert outcomes(("JOU03", "T1"), ("JOU04", "T1"), ("LEA04", "T1")) == ["found", "implied", "implied"]
    assert outcomes(("STE05", ""), ("STE07", ""), ("STE15", "P1")) == ["found", "implied", "implied"]
