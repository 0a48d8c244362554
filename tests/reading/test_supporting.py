"""Sheets beside the plan proper, found by their names and headers in three languages."""

import pytest
from books import plan

from aligner.model.options import ReadingOptions

GOALS = """
Tunnus|Tavoite|Vastuuhenkilö
T1|Lupa viikossa|Aino Salo
T2|Yksi luukku|Onni Virta
"""


def read(**sheets):
    return plan({"Tavoitteet": GOALS, **{name.replace("_", " "): rows for name, rows in sheets.items()}})


@pytest.mark.parametrize(
    ("sheet", "headers"),
    [
        ("Asiakasymmärrys", "Aineisto|Tavoite|Menetelmä|Ajankohta|Jaettu kenelle"),
        ("Kundinsikt", "Underlag|Mål|Metod|Datum|Delat med"),
        ("Customer insight", "Evidence|Goal|Method|Date|Shared with"),
    ],
)
def test_evidence_reaches_the_goals_that_it_names(sheet, headers):
    read_ = plan(
        {"Tavoitteet": GOALS, sheet: f"{headers}\nSoittajien haastattelut|T1, T2|haastattelu|2025-11-03|IT"}
    )
    (one,) = read_.evidence
    assert (one.name, one.goals, one.date.year) == ("Soittajien haastattelut", ("T1", "T2"), 2025)
    assert (one.told_as("method").value, one.told_as("hears").value) == ("interview", "dialogue")
    assert one.cells["name"].address == "A2"
    assert [goal.id for goal in read_.goals] == ["T1", "T2"]
    assert not read_.initiatives


def test_rows_without_a_name_and_columns_of_something_else_are_left_alone():
    rows = (
        "Aineisto|Tavoite|Menetelmä|Sivuja|Kommentti\nHaastattelut|-|haastattelu|12|hyvä\n"
        "-|T1|kysely|3|\nKysely||kysely||"
    )
    found = plan({"Tavoitteet": GOALS, "Asiakasymmärrys": rows})
    assert [(e.name, e.goals) for e in found.evidence] == [("Haastattelut", ()), ("Kysely", ())]
    (table,) = (t for source in found.sources for t in source.tables if t.sheet == "Asiakasymmärrys")
    assert [c.field for c in table.columns][3:] == ["skip", "note"]


def test_people_have_roles_and_capacities():
    found = read(
        Johtoryhmä="Nimi|Rooli|Kapasiteetti (htv)\nAino Salo|toimitusjohtaja|0,5\nOnni Virta|talousjohtaja|"
    )
    assert [(p.name, p.text("role"), p.capacity) for p in found.persons] == [
        ("Aino Salo", "toimitusjohtaja", 500),
        ("Onni Virta", "talousjohtaja", None),
    ]
    assert found.persons[0].told_as("executive")
    assert len(found.ledger) == len(found.people) == 0


def test_customer_groups_the_journey_and_the_glossary():
    found = read(
        Asiakasryhmät="Asiakasryhmä|Järjestys\nYrittäjät|1\nRakentajat|2",
        Asiakaspolku="Vaihe|Vastuuhenkilö|Arvosana\nHakemus|Aino Salo|2,4\nPäätös||4,1",
        Sanasto="Käsite|Määritelmä\nSujuva|Hoituu yhdellä yhteydenotolla",
    )
    assert [(s.name, s.text("rank")) for s in found.segments] == [("Yrittäjät", "1"), ("Rakentajat", "2")]
    assert [(s.name, s.owner, float(s.score)) for s in found.journey] == [
        ("Hakemus", "Aino Salo", 2.4),
        ("Päätös", "", 4.1),
    ]
    assert [(t.name, t.text("definition")) for t in found.terms] == [
        ("Sujuva", "Hoituu yhdellä yhteydenotolla")
    ]
    assert {"person.name", "evidence.name"}.isdisjoint(found.recorded)
    assert {"segment.rank", "journey.score", "term.definition"} <= found.recorded


def test_a_sheet_of_goals_stays_one_whatever_it_is_called():
    found = plan({"Asiakaspolku": GOALS})
    assert [goal.name for goal in found.goals] == ["Lupa viikossa", "Yksi luukku"]
    assert not found.journey


def test_evidence_in_a_goals_own_row_stands_behind_the_goal():
    found = plan(
        {"Tavoitteet": "Tavoite|Asiakasymmärrys\nLupa viikossa|Hakijoiden haastattelut 2025\nYksi luukku|-"}
    )
    assert [(e.name, e.goals) for e in found.evidence] == [
        ("Hakijoiden haastattelut 2025", (found.goals[0].id,))
    ]


@pytest.mark.parametrize(
    ("entity", "sheet", "field", "said", "wanted"),
    [
        ("metric", "Mittarit", "kind", "business", "business"),
        ("initiative", "Hankkeet", "stage", "pilot", "pilot"),
    ],
)
def test_the_users_word_on_a_kind_stands_in_the_place_of_the_plans(entity, sheet, field, said, wanted):
    sheets = {
        "Tavoitteet": GOALS,
        "Mittarit": "Mittari|Tavoite\nNPS|T1",
        "Hankkeet": "Hanke|Tavoite|Vaihe\nLupaportaali|T1|käyttöönotto",
    }
    name = {"metric": "nps", "initiative": "Lupaportaali"}[entity]
    found = plan(sheets, ReadingOptions(kinds={entity: {name: {field: said}, "Mikä lie": {field: said}}}))
    (one,) = found.metrics if entity == "metric" else found.initiatives
    assert (one.told_as(field).value, one.told_as(field).is_stated) == (wanted, True)
    assert one.cells[field].file == "aligner.toml"
    (unused,) = (note for note in found.notes if note.code == "setting-unused")
    assert unused.params["name"] == "Mikä lie"


def test_the_user_says_what_is_a_customer_goal():
    goals = "Tavoite\nAsiakas saa luvan viikossa\nTase kestää"
    said = {"goal": {"Tase kestää": {"kind": "customer"}, "Asiakas saa luvan viikossa": {"kind": "other"}}}
    found = plan({"Tavoitteet": goals}, ReadingOptions(kinds=said))
    assert [goal.customer_centric for goal in found.goals] == [False, True]


def test_an_estimated_cost_is_no_money_where_a_budget_has_lines():
    found = plan(
        {
            "Tavoitteet": GOALS,
            "Hankkeet": "Hankkeen tunnus|Hanke|Tavoitteen tunnus|Kustannusarvio (€)\nH1|Portaali|T1|9000",
            "Budjetti": "Hankkeen tunnus|Rivi|Budjetti 2026 (€)\nH1|Palkat|1000",
        }
    )
    assert (found.ledger.read, found.initiatives[0].cost) == (100_000, 900_000)
    alone = plan(
        {
            "Tavoitteet": GOALS,
            "Hankkeet": "Hankkeen tunnus|Hanke|Tavoitteen tunnus|Kustannusarvio (€)\nH1|Portaali|T1|9000",
        }
    )
    assert alone.ledger.traced == 900_000


def test_lines_tell_their_cost_centres_and_what_kind_of_money_they_are():
    found = plan(
        {
            "Tavoitteet": GOALS,
            "Budjetti": "Tavoitteen tunnus|Kustannuspaikka|Rivi|Esitys 2026 (€)\n"
            "T1|1200|Palkat|10\nT1|1300|Matkat|5\nT2|1200|Muu|1",
        }
    )
    assert found.ledger.centres_of_goal("T1") == {"1200", "1300"}
    assert found.ledger.centres_of_goal("T2") == {"1200"}
    assert {found.ledger.tables[place].kind for place in found.ledger.places} == {"proposal"}
    assert found.ledger.tentative["T1"] == {2026: 1500}
