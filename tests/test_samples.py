from datetime import date
from pathlib import Path

import pytest
from make_samples import SAMPLES, stories
from openpyxl import load_workbook

STORIES = stories()


def cells(data, tmp_path):
    """Everything a reader sees of a workbook: values, what is hidden, what is merged."""
    path = tmp_path / "book.xlsx"
    path.write_bytes(data)
    return [
        (
            page.title,
            page.sheet_state,
            [row for row, shape in page.row_dimensions.items() if shape.hidden],
            sorted(map(str, page.merged_cells.ranges)),
            list(page.iter_rows(values_only=True)),
        )
        for page in load_workbook(path)
    ]


@pytest.mark.parametrize("name", STORIES)
def test_a_sample_is_the_one_its_story_makes(name, tmp_path):
    stored, made = (SAMPLES / name).read_bytes(), STORIES[name].data()
    if name.endswith(".xlsx"):
        assert cells(stored, tmp_path) == cells(made, tmp_path)
    else:
        assert stored == made


def test_every_sample_file_belongs_to_a_story():
    found = {path.relative_to(SAMPLES).as_posix() for path in SAMPLES.glob("*/**/*") if path.is_file()}
    assert found == set(STORIES)


def test_the_same_story_gives_the_same_bytes():
    name = "region-tallmo/verksamhetsplan.xlsx"
    assert STORIES[name].data() == STORIES[name].data()


def test_every_story_is_told_in_the_readme():
    told = (SAMPLES / "README.md").read_text("utf-8")
    assert all(f"## {Path(name).parts[0]}\n" in told for name in STORIES)


TOLD = {
    "kaarnalahden-energia": {
        "slogan": ["Maailman lämpimin asiakaskokemus", "Asiakas sydämessä", "Digiloikka asiakkaan arkeen"],
        "one-step-short": ["Katkosta tieto ennen kuin pakastin sulaa"],
        "unfinished": ["Lasku, jonka ymmärtää ilman puhelua", "Kaukolämpö ilman savua"],
        "direction-without-money": ["Täällä jaksaa"],
        "backed": [
            "Paneelit verkkoon kahdessa viikossa",
            "Sähkö ei katoa matkalla",
            "Verkko kestää myrskyn",
            "Tuulta omiin turbiineihin",
        ],
    },
    "merilahti-havsviken": {
        "slogan": ["Eloisa keskusta / Ett levande centrum"],
        "direction-without-money": ["Harrastus jokaiselle nuorelle / En hobby åt varje ung"],
        "backed": [
            "Neuvolaan viikossa / Till rådgivningen inom en vecka",
            "Puhelin vastaa kahdella kielellä / Telefonen svarar på två språk",
            "Digituki kirjastossa / Digistöd på biblioteket",
            "Turvallinen koulumatka / En trygg skolväg",
            "Yrittäjälle yksi luukku / En lucka för företagaren",
            "Jätevesi puhtaana mereen / Rent avloppsvatten till havet",
        ],
    },
    "tern-and-harrow": {
        "slogan": ["Tenants at the heart", "A tenant voice in every room"],
        "money-without-direction": ["One call, one answer"],
        "one-step-short": ["No more damp", "Empty homes let in three weeks"],
        "backed": ["Leaks fixed in two days", "Warm homes", "A repair bill we can afford"],
    },
    "region-tallmo": {
        "slogan": ["Patienten i centrum"],
        "money-without-direction": ["Sömlösa övergångar"],
        "backed": [
            "Samma läkare varje gång",
            "Telefonen ringer upp på utsatt tid",
            "Provsvar inom fem dagar",
            "Färre hyrläkare",
            "Schemat klart i god tid",
        ],
    },
    "tyrskyluodon-lautat": {
        "backed": [
            "Aamulautta lähtee ajallaan",
            "Myöhästymisestä tieto ennen rantaa",
            "Rollaattori ja rattaat mahtuvat kyytiin",
            "Mökkiläinen tulee takaisin toukokuussa",
            "Lippu ensi yrittämällä",
            "Väärin meni, hyvitys viikossa",
            "Laivaväki jaksaa juhannuksen yli",
            "Viidennes polttoaineesta jää ostamatta",
            "Lipputulot kantavat talvenkin",
        ],
    },
}
MONEY = {
    "kaarnalahden-energia": (770_500_000, 116_375_050),
    "merilahti-havsviken": (374_000_000, 0),
    "tern-and-harrow": (584_050_000, 96_500_000),
    "region-tallmo": (6_570_000_000, 0),
    "tyrskyluodon-lautat": (426_500_000, 0),
}


@pytest.fixture(scope="module", params=TOLD)
def assessed(request):
    from aligner import pipeline
    from aligner.settings import Settings

    return request.param, pipeline.run([SAMPLES / request.param], Settings(), as_of=date(2026, 1, 15))


def test_a_sample_comes_out_as_its_story_goes(assessed):
    story, assessment = assessed
    found = {}
    for goal in assessment.goals:
        outcome = goal.reason.value if goal.reason else goal.verdict.value
        found.setdefault(outcome, []).append(assessment.plan.goal_by_id[goal.goal].name)
    assert {key: sorted(names) for key, names in found.items()} == {
        key: sorted(names) for key, names in TOLD[story].items()
    }


def test_a_samples_money_is_counted_to_the_cent(assessed):
    story, assessment = assessed
    ledger = assessment.plan.ledger
    assert (ledger.traced, ledger.untraced) == MONEY[story]
