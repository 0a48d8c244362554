"""``aligner try``: a change, the verdict that it would bring, the cells to fill."""

import hashlib
import json

import pytest
from openpyxl import Workbook, load_workbook

MENDED = (
    "--definition", "Asiakas saa vastauksen kahdessa päivässä", "--level", "90 % vuonna 2028", "--metric",
    "Vastausaika asiakkaalle", "--from", "5", "--to", "2", "--deadline", "2028", "--money", "2026=50 t€",
    "--money", "2027=60000", "--money", "2028=1",
)  # fmt: skip


def sums(folder):
    return {path.name: hashlib.sha256(path.read_bytes()).digest() for path in folder.iterdir()}


def test_the_verdict_what_is_missing_what_moves_and_the_cells(command):
    plan = command.sample()
    ran = command("try", plan, "T1", *MENDED, "--lang", "fi")
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert lines[:2] == ["T1 Maailman lämpimin asiakaskokemus", "Arvio: korulause → katettu"]
    assert "  määritelmä           puuttuu → kunnossa" in lines
    assert "Vielä puuttuu" not in lines
    assert "  - korulauseiden osuus 48\u00a0% → 32\u00a0%" in lines
    filled = f"  - strategia.xlsx › Tavoitteet › E5 (Määritelmä): täsmentyy → {MENDED[1]}"
    assert filled in lines


def test_empty_words_bring_nothing(command):
    ran = command(
        "try", command.sample(), "T1", "--definition", "Asiakas on kaikki", "--owner", "TBD", "--lang", "en"
    )
    assert "The verdict stays: slogan" in ran.out
    assert "Still missing" in ran.out
    assert "(DEF02)" in ran.out


def test_another_goal_that_moves_is_named(command):
    book = Workbook()
    for row in (
        ["Goal ID", "Goal", "Definition", "Ambition level", "Owner", "Weight", "Metric", "Baseline", "Target",
         "Budget 2028"],
        ["G1", "Answers", "Customers get an answer in two days", "90% by 2028", "Ann", 50, "Customer wait", 5,
         2, 100],
        ["G2", "Repairs", "Customers get repairs in a day", "90% by 2028", "Bea", 50, "Customer time", 5, 2,
         100],
    ):  # fmt: skip
        book.active.append(row)
    book.save("plan.xlsx")
    ran = command("try", "plan.xlsx", "G1", "--money", "2028=900", "--lang", "en")
    (others,) = [part for part in ran.out.split("\n\n") if part.startswith("What else changes")]
    assert "  - G2 Repairs: backed → half-hearted (one step short)" in others.splitlines()
    assert any(line.startswith("  - opens: ") and "(RES07)" in line for line in others.splitlines())
    assert any("Repairs: " in line for line in others.splitlines()[2:])
    neutral = command(
        "try", "plan.xlsx", "G1", "--money", "2028=900", "--lang", "en", "--tone", "neutral"
    ).out
    assert "G2 Repairs: backed → partly backed (one step short)" in neutral


def test_as_json(command):
    ran = command(
        "try", command.sample(), "T1", *MENDED, "--by-when", "2028", "--people", "0,5", "--format", "json"
    )
    told = json.loads(ran.out)
    assert (told["before"]["verdict"], told["after"]["verdict"]) == ("slogan", "backed")
    assert [goal["goal"] for goal in told["goals"]] == ["T1"]
    money = [cell for cell in told["cells"] if cell["field"] == "budget.amount"]
    assert [(cell["year"], cell["now"], cell["write"]) for cell in money] == [
        (2026, 0, 5_000_000), (2027, 0, 6_000_000), (2028, 0, 100),
    ]  # fmt: skip
    assert {finding["check"] for finding in told["closed"]} >= {"DEF01", "AMB02", "MET01", "RES01"}
    assert told["cells"][0]["cell"] == "E5"


def test_the_list_is_written_and_the_changes_are_kept_beside_the_plan(command):
    plan = command.sample()
    before = sums(plan)
    ran = command("try", plan, "T1", "--owner", "Maija Salo", "--todo", "cells.xlsx", "--keep", "--by",
                  "Aino", "--lang", "sv")  # fmt: skip
    assert ran.code == 0
    assert ran.err.splitlines() == [
        "Celler att fylla i skrevs: cells.xlsx",
        "Ändringen står på att göra-listan bredvid planen.",
    ]
    assert load_workbook("cells.xlsx").active["H2"].value == "Maija Salo"
    assert {name: digest for name, digest in sums(plan).items() if name in before} == before
    report = command("check", plan, "--lang", "sv").out
    assert "## Överenskomna ändringar" in report
    assert "Maija Salo" in report


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("T1",), "--owner"),
        (("T1", "--owner", " "), "tyhjä"),
        (("T1", "--to", "5"), "--metric"),
        (("T1", "--money", "1.234"), "kahta eri summaa"),
        (("Ei tällaista", "--owner", "X"), "Ei tällaista"),
        (("T1", "--owner", "X", "--todo", "cells.pdf"), ".xlsx"),
        (("T1", "--owner", "X", "--todo", "plan/strategia.xlsx"), "suunnitelman oma tiedosto"),
    ],
)
def test_what_cannot_be_tried_is_told(command, given, said):
    plan = command.sample()
    before = sums(plan)
    ran = command("try", plan, *given, "--lang", "fi")
    assert (ran.code, said in ran.err) == (2, True)
    assert sums(plan) == before


def test_a_plan_and_a_goal_are_needed(command):
    assert command("try", "T1", "--owner", "X").code == 2


def test_client_text_reaches_the_terminal_as_words(command):
    ran = command("try", command.sample(), "T1", "--owner", "A\x1b[31mB\u202eC\nD", "--lang", "en")
    assert "\x1b" not in ran.out
    assert "\u202e" not in ran.out
