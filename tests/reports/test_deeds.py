"""What would change most, as sentences: every combination must read as one."""

import re
from dataclasses import replace
from itertools import combinations

import assessments
import pytest

from aligner.i18n import LANGUAGES
from aligner.model.acts import Act, Action, Step
from aligner.model.grid import Cell
from aligner.model.verdicts import Verdict
from aligner.reports.deeds import deeds
from aligner.reports.places import Places
from aligner.reports.voice import Voice

CELL = Cell("s.xlsx", "Tavoitteet", 5, 5)
MONEY = {Act.FUND, Act.ADD_PEOPLE}
ACTS = [act for act in Act if act is not Act.LINK_MONEY]
SETS = [acts for size in (1, 2, 3) for acts in combinations(ACTS, size)]
VERB = {
    "fi": r"kirjataan|osoitetaan",
    "sv": r"skriv in|anvisa|avdela",
    "en": r"record|grant|assign",
}


def step(act, years=(2027, 2028)):
    return Step(act, (), "", years, 10_000_000) if act in MONEY else Step(act, (CELL,), "NPS")


def told(language, *steps):
    whole = assessments.judged()
    goal = whole.plan.goals[0].id
    whole = replace(whole, actions=(Action(goal, steps, Verdict.SLOGAN, Verdict.BACKED),))
    voice = Voice(language)
    return deeds(whole, Places(whole.plan, voice), voice)[0].replace("\u00a0", " ")


@pytest.mark.parametrize("language", LANGUAGES)
def test_acts_of_any_kind_make_one_sentence(language):
    for acts in SETS:
        sentence = told(language, *map(step, acts)).split(":** ")[-1]
        verbs = len(re.findall(rf"\b(?:{VERB[language]})\b", sentence))
        assert 1 <= verbs <= 3, sentence
        assert not re.search(r",\s*(?:joka|jonka|jolla|josta)\b", sentence), "a clause that nothing closes"
        assert "  " not in sentence


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        (
            (step(Act.FUND), step(Act.ADD_PEOPLE)),
            "osoitetaan rahaa ja väkeä vuosille 2027 ja 2028 (vähintään 100 000 €).",
        ),
        (
            (step(Act.ADD_PEOPLE, (2027,)), step(Act.FUND)),
            "osoitetaan väkeä vuodelle 2027 (vähintään 100 000 €) ja osoitetaan rahaa vuosille 2027 ja 2028",
        ),
        ((step(Act.NAME_OWNER), step(Act.FUND)), ") sekä osoitetaan rahaa vuosille"),
    ],
)
def test_money_and_people_are_told_together_where_the_years_agree(steps, said):
    assert said in told("fi", *steps)


@pytest.mark.parametrize(
    ("minor", "shown"), [(10_285_714, "110 000 €"), (12_000_000, "120 000 €"), (9_900, "99 €")]
)
def test_the_least_money_is_rounded_up(minor, shown):
    assert f"(vähintään {shown})" in told("fi", Step(Act.FUND, (), "", (2027,), minor))
