"""The changes that are to be made, as a to-do list in the report."""

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from assessments import assessment

from aligner import service
from aligner.i18n import LANGUAGES
from aligner.model.acts import Act, Change
from aligner.model.followup import Followup, Intent
from aligner.model.verdicts import Tone
from aligner.reports import markdown

SAMPLE = Path(__file__).parents[2] / "samples" / "kaarnalahden-energia"
HEADINGS = {"fi": "## Sovitut muutokset", "sv": "## Överenskomna ändringar", "en": "## Agreed changes"}
CHANGES = (
    Change("T4", Act.NAME_OWNER, "Salla Virta"),
    Change("T4", Act.SET_LEVEL, "90 % laskuista vuonna 2028"),
    Change("T4", Act.FUND, amounts=((2028, 5_000_050),)),
    Change("T4", Act.ADD_METRIC, "Laskun | luku*", "60 %", "90 %", "2028"),
    Change("T3", Act.DEFINE, "Kotitalous saa tekstiviestin vuodosta kahden tunnin kuluessa havainnosta."),
    Change("T1", Act.ADD_PEOPLE, amounts=((2027, 250),)),
    Change("gone", Act.DEFINE, "x"),
)


@cache
def section(language="fi", changes=CHANGES, **given):
    """The section's own lines."""
    found = assessment()
    kept = tuple(Intent(str(n), "2026-11-21T08:00:00", "Aino", change) for n, change in enumerate(changes))
    report = markdown.render(replace(found, followup=Followup(intents=kept)), language, **given)
    _, heading, rest = report.partition(HEADINGS[language])
    return rest.partition("\n## ")[0].strip().splitlines() if heading else []


def test_without_changes_there_is_no_section():
    assert section(changes=()) == []


def test_each_goal_says_what_to_write_where_and_the_verdict_it_brings():
    lines = section()
    assert lines[0].startswith("**T1 Paras vesi, paras palvelu**: ")
    assert (
        "**T4 Lasku ilman arvailua**: kun nämä on kirjattu, arvio muuttuu: puolivillainen → **katettu**."
        in lines
    )
    assert "- [ ] Tavoitteet › F8 (Owner): kirjataan ”Salla Virta”." in lines
    assert "- [ ] Tavoitteet › rivi 8, uusi sarake (mittari): kirjataan ”Laskun \\| luku\\*”." in lines
    assert "- [ ] Tavoitteet › rivi 5, uusi sarake (henkilötyövuodet): kirjataan 0,25 htv." in lines


def test_what_stands_there_already_is_ticked_and_what_stands_there_otherwise_is_told():
    lines = section()
    (done,) = [line for line in lines if line.startswith("- [x]")]
    assert done.endswith("on kirjattu.")
    (other,) = section(changes=(replace(CHANGES[4], text="Vuodosta tulee viesti tunnissa"),))[2:]
    assert other.endswith(
        "Nyt solussa on ”Kotitalous saa tekstiviestin vuodosta kahden tunnin kuluessa havainnosta.”."
    )
    assert "pysyy näidenkin jälkeen ennallaan (puolivillainen)" in section(changes=(CHANGES[4],))[0]


def test_people_can_be_left_out():
    assert not any("Salla" in line or "Veikko" in line for line in section(names=False))
    named = section(changes=(Change("T3", Act.NAME_OWNER, "Salla Virta"),), names=False)
    assert named[-1].endswith("kirjataan ”…”. Nyt solussa on ”…”.")


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_speaks_every_language_and_both_tones(language):
    assert len(section(language)) == len(section("fi"))
    neutral = " ".join(section(language, tone=Tone.NEUTRAL))
    assert {"fi": "osin katettu", "sv": "delvis täckning", "en": "partly backed"}[language] in neutral


def test_a_new_row_is_one_line():
    request = service.Request((SAMPLE,), "en", as_of=date(2026, 11, 21))
    found = service.check(request)
    changes = (
        Change("T1", Act.ADD_METRIC, "Answer time", "5", "2", "2028"),
        Change("T1", Act.ADD_METRIC, "Trust", "60"),
        Change("T1", Act.FUND, amounts=((2026, 5_000_000), (2027, 1))),
    )
    intents = tuple(Intent(str(n), "2026-11-21T08:00:00", "Aino", one) for n, one in enumerate(changes))
    report = service.render(replace(found, followup=Followup(intents=intents)), request, "md")
    assert (
        "Mittarit: add a row – Tavoite: “T1”; Mittari: “Answer time”; Lähtötaso: “5”; Tavoitearvo: “2”; "
        in report
    )
    assert "Mittarit: add a row – Tavoite: “T1”; Mittari: “Trust”; Lähtötaso: “60”.\n" in report
    assert "2026 (€): €50,000; 2027 (€): €0.01." in report
    assert "Hankkeen tunnus: an initiative to be set up for the goal" in report
