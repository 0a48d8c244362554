import hashlib
import json
import tomllib

import pytest
from openpyxl import Workbook, load_workbook

PLAN = "Tavoite;Määritelmä;Vastuutaho;Sarake X;Summa\nPuhelu vastataan;Kahdessa minuutissa;Ann;Bo;5\n"


@pytest.fixture
def plan(command):
    (command.folder / "plan.csv").write_text(PLAN, "utf-8")
    return "plan.csv"


@pytest.fixture
def workbook(command):
    book = Workbook()
    book.active.title = "Tavoitteet"
    book.active.append(["Raportti 2026"])
    book.active.append(["Tunnus", "Tavoite", "Arvo", "Arvo", "Määritelmä"])
    book.active.append(["T1", "Puhelu vastataan", "Ann", 7, "Kahdessa minuutissa"])
    hidden = book.create_sheet("Piilo")
    hidden.append(["Tavoite", "Määritelmä"])
    hidden.append(["Lasku on selvä", "Yhdellä sivulla"])
    hidden.sheet_state = "hidden"
    book.save(command.folder / "p.xlsx")
    return "p.xlsx"


def settings(command):
    path = command.folder / "aligner.toml"
    return tomllib.loads(path.read_text("utf-8")) if path.exists() else {}


def fields(ran):
    tables = [table for source in json.loads(ran.out)["sources"] for table in source["tables"]]
    return {column["column"]: column["field"] for column in tables[0]["columns"]}


@pytest.mark.parametrize("name", ["Sarake X", "sarake  x", "plan.csv!Sarake X", "plan.csv!D"])
def test_a_column_is_corrected_however_it_is_named(name, plan, command):
    before = hashlib.sha256((command.folder / plan).read_bytes()).hexdigest()
    ran = command("columns", plan, "--set", f"{name}=goal.sponsor", "--format", "json", "--lang", "fi")
    assert (ran.code, fields(ran)["D"]) == (0, "goal.sponsor")
    assert ran.err.splitlines() == ["Sarake X → johdon vastuuhenkilö", "Tallennettu: aligner.toml"]
    assert hashlib.sha256((command.folder / plan).read_bytes()).hexdigest() == before


def test_several_are_corrected_at_once_and_shown(plan, command):
    ran = command(
        "columns", plan, "--set", "Sarake X=note", "--set", "Vastuutaho=?", "--unit", "plan.csv=1000",
        "--kind", "Puhelu vastataan=customer", "--lang", "en",
    )  # fmt: skip
    assert ran.code == 0
    assert "note · note" in ran.out
    (table,) = settings(command)["tables"]
    assert table["columns"] == {"Sarake X": "note", "Vastuutaho": "?"}
    assert table["unit"] == 1000
    assert settings(command)["goals"] == {"Puhelu vastataan": {"kind": "customer"}}


def test_sheets_are_corrected_before_their_columns(workbook, command):
    ran = command(
        "columns", workbook, "--include", "piilo", "--header-row", "Tavoitteet=2",
        "--set", "Tavoitteet!C=goal.owner", "--kind", "T1.status=red",
    )  # fmt: skip
    assert ran.code == 0
    said = settings(command)
    assert said["sheets"] == {"include": ["Piilo"]}
    assert said["tables"][0] == {"file": "p.xlsx", "sheet": "Tavoitteet", "header_row": 2}
    assert said["tables"][1]["columns"] == {"Arvo": ["goal.owner", "?"]}
    assert said["goals"] == {"T1": {"status": "red"}}
    command("columns", workbook, "--skip", "p.xlsx › Piilo")
    assert settings(command)["sheets"] == {"include": [], "skip": ["Piilo"]}


@pytest.mark.parametrize(
    ("option", "value", "says"),
    [
        ("--set", "Vastuuthao=note", "Vastuutaho"),
        ("--set", "Qqqqqqq=note", "Sarake X"),
        ("--set", "Sarake X=goal.ownr", "goal.owner"),
        ("--set", "Sarake X=zzzz", "budget.amount"),
        ("--set", "Sarake X", "Sheet!Header=goal.owner"),
        ("--set", "=note", "Sheet!Header=goal.owner"),
        ("--unit", "plan.csv=12", "Sheet=1000"),
        ("--unit", "plan.cvs=1000", "plan.csv"),
        ("--unit", "Qqqq=1000", "plan.csv"),
        ("--header-row", "plan.csv=0", "Sheet=4"),
        ("--header-row", "plan.csv=²", "Sheet=4"),
        ("--skip", "Muu", "plan.csv"),
        ("--include", "Muu", "plan.csv"),
        ("--kind", "Puhelu=customer", "Puhelu vastataan"),
        ("--kind", "Zzzzzzz=customer", "Zzzzzzz"),
        ("--kind", "Puhelu vastataan=pilot", "customer, other, green"),
        ("--kind", "Puhelu vastataan.kind=red", "customer, other."),
        ("--kind", "Puhelu vastataan", "T1=customer"),
    ],
)
def test_what_does_not_exist_is_refused_and_nothing_is_saved(option, value, says, plan, command):
    good = ["--set", "Sarake X=note"] if option in {"--unit", "--kind", "--set"} else []
    ran = command("columns", plan, *good, option, value, "--lang", "fi")
    assert (ran.code, ran.out) == (2, "")
    assert says in ran.err
    assert settings(command) == {}


def test_a_unit_on_a_sheet_without_a_table_is_refused(workbook, command):
    book = load_workbook(command.folder / workbook)
    book.create_sheet("Muistio").append(["Muista kysyä talousjohtajalta"])
    book.save(command.folder / workbook)
    ran = command("columns", workbook, "--unit", "Muistio=1000", "--lang", "fi")
    assert (ran.code, settings(command)) == (2, {})
    assert "”Muistio” ei ole taulukkoa" in ran.err


@pytest.mark.parametrize("stood", ["", '# meidän\n[sheets]\nskip = ["Muistio"]\n'])
def test_of_several_corrections_all_are_saved_or_none(stood, plan, command):
    file = command.folder / "aligner.toml"
    if stood:
        file.write_text(stood, "utf-8")
    ran = command("columns", plan, "--header-row", "plan.csv=1", "--set", "Muu=note", "--lang", "en")
    assert (ran.code, ran.out) == (2, "")
    assert "Saved" not in ran.err
    assert (file.read_text("utf-8") if file.exists() else "") == stood


def test_a_name_that_could_be_several_is_asked_about(workbook, command):
    ran = command("columns", workbook, "--set", "Arvo=note", "--lang", "sv")
    assert ran.code == 2
    assert "p.xlsx › Tavoitteet!C" in ran.err
    assert "p.xlsx › Tavoitteet!D" in ran.err


def test_what_was_said_is_left_to_the_reader_again(plan, command):
    for value in ("1 000", "?"):
        assert command("columns", plan, "--unit", f"plan.csv={value}").code == 0
    assert "unit" not in settings(command)["tables"][0]
    command("columns", plan, "--header-row", "plan.csv=1")
    assert command("columns", plan, "--header-row", "plan.csv=ask", "--kind", "Puhelu vastataan=?").code == 0
    assert "header_row" not in settings(command)["tables"][-1]
