"""What a wordy plan has no place for is asked in the box of questions, and never found."""

import pytest
from example_plans import plan_of

from aligner import checks
from aligner.model.finding import Outcome

GOALS = [
    {"id": "T1", "name": "Liittymä viikossa", "segment": "Omakotitalot", "customer": True},
    {"id": "T2", "name": "Selkeä lasku", "segment": "Taloyhtiöt", "customer": True},
]
WORKS = [{"id": f"H{n}", "name": f"Reitti {n} avataan", "goals": ["T1"]} for n in range(10)]


def unsaid(code, initiatives, **more):
    plan = plan_of({"goals": GOALS, "initiatives": initiatives, **more})
    answers = list(checks.check_by_code(code).run(plan))
    assert {answer.outcome for answer in answers} <= {Outcome.NOT_ASSESSED, Outcome.CLEAR}
    return {answer.unsaid for answer in answers}


@pytest.mark.parametrize("code", ["STE06", "STE14", "LEA03", "LEA05"])
def test_only_a_plan_of_many_words_is_asked(code):
    assert unsaid(code, WORKS) == {True}
    assert unsaid(code, WORKS[:9]) == {False}


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("STE06", "Emme avaa uusia toimipisteitä"),
        ("LEA03", "Johtoryhmä käy tavoitteet läpi kuukausittain"),
    ],
)
def test_words_anywhere_in_the_plan_answer(code, said):
    assert unsaid(code, [*WORKS, {"id": "H10", "name": said}]) == {False}
