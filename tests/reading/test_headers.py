import csv
import time
import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.model.grid import Column
from aligner.reading.headers import ASK_BELOW, holds, understand, understand_alone
from aligner.reading.lexicon import lexicon

HERE = Path(__file__).parent
FIELDS = {
    "area": "id name definition weight owner not_doing",
    "goal": "id name parent definition ambition horizon segment need owner sponsor weight status kind review "
    "decision reward priority",
    "metric": "id name kind unit baseline target deadline actual measured owner timing",
    "initiative": "id name description owner stage start end kind function journey phase validation cost "
    "status",
    "budget": "amount granted proposal forecast actual remaining year cost_centre account currency fte line",
    "evidence": "id name method date shared_with",
    "link": "area goal initiative metric share",
    "term": "name definition",
}
_MONEY = "budget.amount budget.granted budget.proposal budget.forecast budget.actual budget.remaining"
MEANT = {
    "goal": "goal.name",
    "area": "area.name",
    "definition": ".definition .description",
    "ambition": "goal.ambition metric.target",
    "metric": "metric.name",
    "baseline": "metric.baseline",
    "target": "metric.target goal.ambition",
    "unit": "metric.unit",
    "deadline": ".deadline .horizon .end",
    "owner": ".owner .sponsor",
    "initiative": "initiative.name",
    "stage": ".stage .status",
    "amount": f"{_MONEY} initiative.cost",
    "actual": "metric.actual budget.actual",
    "year": "budget.year .horizon",
    "FTE": "budget.fte",
    "department": "initiative.function budget.cost_centre",
    "journey_stage": "initiative.journey",
    "segment": "goal.segment",
    "start_date": "initiative.start",
}
CONTRACT = {f"{entity}.{name}" for entity, names in FIELDS.items() for name in names.split()} | {
    "note",
    "skip",
}


def _alone():
    with (HERE / "headers_alone.tsv").open(encoding="utf-8") as file:
        return [pytest.param(row, id=row["header"]) for row in csv.DictReader(file, delimiter="\t")]


def _tables():
    tables = tomllib.loads((HERE / "headers_tables.toml").read_text("utf-8"))["table"]
    return [pytest.param(table, id=f"{table['title']}: {table['headers']}") for table in tables]


def shown(column: Column) -> str:
    text = column.field or "?" + (column.asked or "")
    text += f" #{column.group}" if column.group != 1 else ""
    text += f" @{column.year}" if column.year else ""
    text += f" *{column.scale}{column.currency or ''}" if column.scale_stated else ""
    return text + (" total" if column.is_total else "") + (" rank" if column.is_rank else "")


def fields(*headers, values=(), title="", corner=()):
    return [shown(c) for c in understand(headers, values, title=title, corner=corner)]


@pytest.mark.parametrize("row", _alone())
def test_a_header_alone(row):
    column = understand_alone(row["header"].replace("\\n", "\n"))
    assert (column.field or "") == row["field"]
    assert (column.asked or "") == row["asked"]
    assert column.year == (int(row["year"]) if row["year"] else None)
    assert column.scale_stated == bool(row["scale"])
    assert column.scale == int(row["scale"] or 1)
    assert (column.currency or "") == row["currency"]
    assert (column.confidence >= ASK_BELOW) == (column.field is not None)


@pytest.mark.parametrize("table", _tables())
def test_a_table(table):
    headers = [header.replace("~", "\n") for header in table["headers"].split("|")]
    columns = understand(headers, table.get("values", ()), title=table["title"])
    assert " | ".join(map(shown, columns)) == table["fields"]
    assert " ".join(holds(columns)) == table["holds"]
    assert [column.header for column in columns] == headers
    assert [column.index for column in columns] == list(range(1, len(headers) + 1))


def _means(concept, field):
    return any(
        field.endswith(wanted) if wanted[0] == "." else field == wanted for wanted in MEANT[concept].split()
    )


def test_headers_of_every_kind_are_understood_and_hardly_ever_wrongly():
    with (HERE / "headers_by_concept.tsv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    same = {}
    for row in rows:
        same.setdefault(row["header"].casefold(), set()).add(row["concept"])
    answers = [(row, understand_alone(row["header"]).field) for row in rows]
    answered = [(row, field) for row, field in answers if field not in {None, "note", "skip"}]
    wrong = [
        (row["header"], field)
        for row, field in answered
        if not any(_means(concept, field) for concept in same[row["header"].casefold()])
    ]
    assert len(wrong) <= 0.015 * len(rows), wrong
    assert len(answered) - len(wrong) >= 0.96 * len(rows)


def test_every_meaning_in_the_lexicon_is_a_field_of_the_contract():
    found = [understand_alone(phrase) for phrase in lexicon().phrases]
    assert {c.field or c.asked for c in found} <= CONTRACT | {None, *(f"{e}.id" for e in FIELDS)}
    assert not [c.header for c in found if c.field is None and c.asked is None]


@pytest.mark.parametrize(
    ("corner", "expected"),
    [
        ("1 000 €", "*1000EUR"),
        ("Luvut tuhansina euroina", "*1000EUR"),
        ("Belopp i miljoner kronor", "*1000000SEK"),
        ("EUR million", "*1000000EUR"),
        ("(tkr)", "*1000SEK"),
        ("Amounts in thousands", "*1000"),
        ("Strategian rahoitus on 5 miljoonaa euroa", ""),
        ("Strategia 2026–2028", ""),
    ],
)
def test_a_unit_above_the_table_reaches_its_amounts(corner, expected):
    assert fields("Hanke", "2026", corner=[corner]) == [
        "initiative.name",
        f"budget.amount @2026 {expected}".strip(),
    ]


def test_the_headers_own_unit_beats_the_one_above():
    assert fields("Hanke", "Budjetti (€)", corner=["1 000 €"])[1] == "budget.amount *1EUR"


def test_a_unit_above_in_the_title_reaches_amounts_but_not_targets():
    found = fields("Mittari", "Tavoitearvo", "Budjetti", title="Strategia (t€)")
    assert found == ["metric.name", "metric.target", "budget.amount *1000EUR"]


def test_values_tell_a_goal_from_its_target():
    words, figures = ["Asiakas saa ajan heti", "Palvelu on yhdellä luukulla"], [75, 80]
    assert fields("Mittari", "Tavoite", values=[["NPS", "Läpimenoaika"], figures])[1] == "metric.target"
    assert (
        fields("Mittari", "Tavoite", values=[["NPS", "Läpimenoaika"], words], title="Mittarit")[1]
        == "link.goal"
    )


def test_person_years_tell_what_a_resource_is():
    assert fields("Tavoite", "Resurssi", values=[["Ajan saa heti"], ["2,5 htv", "1 htv"]])[1] == "budget.fte"


def test_long_texts_are_no_amounts():
    prose = ["Rahoitus sovitaan erikseen talousarvion yhteydessä syksyllä"] * 2
    assert fields("Tavoite", "Budjetti", values=[["Ajan saa heti"], prose])[1] == "?budget.amount"


def test_placeholders_and_remarks_among_amounts_leave_them_amounts():
    assert (
        fields("Tavoite", "Budjetti", values=[[], ["TBD", "-", "ks. liite", 5000, True]])[1]
        == "budget.amount"
    )


@pytest.mark.parametrize("key", ["F1", "P-02", "1.2a", "SA/3", "G1; G2"])
def test_keys_of_areas_are_links(key):
    assert fields("Tavoite", "Painopiste", values=[["Ajan saa heti"], [key, key]])[1] == "link.area"


def test_dates_decide_between_finish_and_progress():
    assert fields("Project", "Completion", values=[["New line"], [date(2027, 1, 1)]])[1] == "initiative.end"
    assert fields("Project", "Completion", values=[["New line"], [0.5]])[1] == "initiative.status"


def test_values_that_are_no_years_make_a_year_column_less_sure():
    sure, unsure = (understand(["Vuosi"], [[value]])[0].confidence for value in (2026, "kevät"))
    assert unsure < sure


def test_a_lone_stage_number_is_no_status():
    assert understand_alone("Stage 3").field is None


def test_an_amount_of_unknown_kind_beside_a_plain_one_is_asked():
    found = fields("Hanke", "Budjetti", "Kummallinen budjetti")
    assert found == ["initiative.name", "budget.amount", "?budget.amount"]


def test_a_typo_is_understood_less_surely_and_a_far_word_not():
    exact, typo, far = (understand_alone(word) for word in ("Kohderyhmä", "Kohderymä", "Kohdevalo"))
    assert typo.field == exact.field == "goal.segment"
    assert typo.confidence < 0.86 < exact.confidence
    assert far.field is None


def test_two_languages_that_agree_are_surer_than_one():
    assert understand_alone("Tavoite / Mål").confidence > understand_alone("Tavoite").confidence


def test_no_columns_hold_nothing():
    assert understand([]) == ()
    assert holds(()) == ()


def test_metrics_without_a_name_are_held():
    assert holds(understand(["Tavoite", "Lähtötaso", "Tavoitearvo"])) == ("goal", "metric")


def test_the_whole_header_is_kept_however_long():
    header = "Tavoite " + "x" * 1000
    assert understand([header])[0].header == header


@pytest.mark.parametrize("piece", ["a ", "(", "1 000 ", "a-\n", "2026-", "a/", ",", "\n", "€", "1.", "FY26 "])
def test_endless_headers_cost_no_time(piece):
    text = piece * (200_000 // len(piece))
    start = time.perf_counter()
    understand([text], [[text]], title=text, corner=[text])
    assert time.perf_counter() - start < 0.5


@settings(max_examples=150, deadline=None)
@given(st.lists(st.text(max_size=40), max_size=6), st.text(max_size=30))
def test_any_text_is_read_without_an_error(headers, title):
    columns = understand(headers, [[header] for header in headers], title=title, corner=[title])
    assert all(column.field in CONTRACT or column.field is None for column in columns)
    assert all(0 <= column.confidence <= 1 for column in columns)


@settings(max_examples=40, deadline=None)
@given(
    st.permutations(["Tavoite ID", "Määritelmä", "Painopiste", "Vastuuhenkilö", "Budjetti 2026", "Tavoite"])
)
def test_column_order_does_not_matter_in_a_plain_table(headers):
    found = dict(zip(headers, fields(*headers, title="Tavoitteet"), strict=True))
    assert found == {
        "Tavoite ID": "goal.id",
        "Tavoite": "goal.name",
        "Määritelmä": "goal.definition",
        "Painopiste": "area.name",
        "Vastuuhenkilö": "goal.owner",
        "Budjetti 2026": "budget.amount @2026",
    }


def test_a_year_with_a_unit_is_as_sure_as_one_without():
    assert understand_alone("2026 (t€)").confidence == understand_alone("2026").confidence >= 0.8
    assert understand_alone("t€").confidence < 0.8


def test_a_weight_after_the_area_of_a_goal_is_the_areas_where_no_value_tells():
    read = understand(("Tavoite", "Painopiste", "Painoarvo %"))
    assert [column.field for column in read] == ["goal.name", "area.name", "area.weight"]


@pytest.mark.parametrize(
    ("values", "field"), [(["Pohjoinen", "Etelä", "Länsi"], None), ([100.0, 250.5, 80.0], "budget.amount")]
)
def test_a_header_spelt_nearly_as_one_of_money_is_none_above_words(values, field):
    columns = understand(["Tavoite ID", "Alue"], [["T1", "T2", "T3"], values], title="Budjetti", corner=())
    assert (columns[1].field, columns[1].asked) == (field, None)
