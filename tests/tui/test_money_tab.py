from __future__ import annotations

import shutil
from array import array
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from reading_at_once import play_plan, press, said, until
from stage import screen, settled
from textual.pilot import Pilot

from aligner import service
from aligner.assess import assess
from aligner.model.entities import Area, Goal
from aligner.model.grid import Cell
from aligner.model.ledger import Ledger
from aligner.model.lines import LedgerTable, Reach, Target
from aligner.model.money_tree import money_tree
from aligner.model.plan import Plan
from aligner.tui.app import AlignerApp
from aligner.tui.look import Look
from aligner.tui.messages import GoAsked
from aligner.tui.shown import Goto
from aligner.tui.views.money import Place, cell_of, rows_of
from aligner.tui.views.money_search import search
from aligner.tui.views.money_table import MoneyTable
from aligner.tui.views.money_words import place_text, search_text, sums_text, table_text

SAMPLE = Path(__file__).parents[2] / "samples" / "kaarnalahden-energia"
FI = Look("fi")
SHARED = Target(Reach.GOAL, (("T1", 3), ("T2", 1)), label="Yhteiset", linked=True)
LOOSE = Target(Reach.NOTHING, marks=(("budget.cost_centre", "4100 Huolto"),))
YEARS = (2024, 2025, 2026, 2027, 2028)


def made(lines: list[tuple[Target, int, int, str]], years: tuple[int, ...] = YEARS):
    """A plan of two goals in one area, judged."""
    targets = (SHARED, LOOSE)
    ledger = Ledger(
        targets,
        (LedgerTable("budjetti.xlsx", "Budjetti"),),
        array("q", [line[1] for line in lines]),
        array("h", [line[2] for line in lines]),
        array("l", [targets.index(line[0]) for line in lines]),
        array("h", [0] * len(lines)),
        array("l", range(2, len(lines) + 2)),
        array("h", [3] * len(lines)),
        [line[3] for line in lines],
    )
    named = {"name": Cell("s.xlsx", "T", 2, 2, "Huolto [/]"), "id": Cell("s.xlsx", "T", 2, 1, "T1")}
    goals = (Goal("T1", "Huolto [/]", named, area="P"), Goal("oma-nimi", "Oma \x1b]8;;x\x07nimi", area="P"))
    second = Goal("T2", "Toinen", area="P")
    plan = Plan("P", areas=(Area("P", "Alue"),), goals=(goals[0], second), ledger=ledger, budget_years=years)
    return assess(plan, as_of=date(2026, 3, 1))


PAID = [
    (SHARED, 100_000_00, 2026, ""),
    (SHARED, 3, 2027, "Senttejä"),
    (LOOSE, 2_000_000_00, 2024, "Aula"),
    (LOOSE, 500_00, 0, "Matkat"),
]


def drawn(assessment, width: int = 78, opened: tuple[str, ...] = (), look: Look = FI) -> list[str]:
    tree = money_tree(assessment.plan)
    table = MoneyTable(assessment, look, width, tree)
    rows = rows_of(tree, opened)
    lines = [table.head(width), *(table.row(rows.at(i)) for i in range(rows.count))]
    assert {line.cell_len for line in lines} == {width}
    return [line.plain.replace("\u00a0", " ") for line in lines]


ALL = ("/area:P", "/area:P/goal:T1", "/area:P/goal:T1/direct:", "/loose:", "/loose:/item:Aula")


def test_years_ahead_have_the_columns_and_a_part_of_a_line_stands_under_each_goal() -> None:
    assert [line.rstrip() for line in drawn(made(PAID), 62, ALL)] == [
        "Mihin raha menee             Osuus   2026   2027   2028   Yht.",
        "▾ Alue                       100 % 100 t€    0 €      – 100 t€",
        "  ▾ T1 Huolto [/]             75 %  75 t€    0 €      –  75 t€",
        "    ▾ Suoraan tavoitteelle    75 %  75 t€    0 €      –  75 t€",
        "        Yhteiset      Budjetti C2   75 t€                75 t€",
        "        Senttejä      Budjetti C3            0 €           0 €",
        "  ▸ Toinen                    25 %  25 t€      –      –  25 t€",
        "▾ Raha ilman tavoitetta       95 %      –      –      – 2,0 M€",
        "  ▾ Aula                      95 %      –      –      – 2,0 M€",
        "      Aula            Budjetti C4                       2,0 M€",
        "  ▸ Matkat                     0 %      –      –      –  500 €",
    ]


@pytest.mark.parametrize("width", [40, 62, 78, 130])
def test_sums_are_whole_at_every_width_and_names_are_readable(width: int) -> None:
    lines = drawn(made(PAID), width, ALL)
    assert [line.split()[-2:] for line in lines[1:4]] == [["100", "t€"], ["75", "t€"], ["75", "t€"]]
    assert lines[2].lstrip().startswith("▾ T1 Huolto [/]")


def test_the_years_that_have_no_column_are_told_at_the_foot() -> None:
    assessment = made(PAID)
    tree = money_tree(assessment.plan)
    table = MoneyTable(assessment, FI, 56, tree)
    assert (table.years, 2024 in table.hidden_years) == ((2026, 2027), True)
    rows = rows_of(tree, ())
    told = place_text(rows.at(1), table, 200).plain.replace("\u00a0", " ")
    assert (
        told
        == "Raha ilman tavoitetta · 2 000 500,00 € · 95 % kaikesta rahasta · ei vuotta 500 € · 2024 2,0 M€"
    )


def test_a_line_is_told_in_full_with_what_it_is_a_part_of() -> None:
    assessment = made(PAID)
    tree = money_tree(assessment.plan)
    rows = rows_of(tree, ALL)
    table = MoneyTable(assessment, FI, 78, tree)
    line = next(i for i in range(rows.count) if rows.at(i).line == 0)
    told = place_text(rows.at(line), table, 200).plain.replace("\u00a0", " ")
    assert told == (
        "budjetti.xlsx › Budjetti › C2 · Yhteiset · 2026 · 75 000,00 € · "
        "osa rivistä 100 000,00 €, jaettu tavoitteille T1, Toinen"
    )
    assert cell_of(rows.at(line), assessment.plan) == Cell("budjetti.xlsx", "Budjetti", 2, 3, "Yhteiset")


def test_rows_are_found_again_by_what_stands_on_them() -> None:
    tree = money_tree(made(PAID).plan)
    rows = rows_of(tree, ALL)
    for index in range(rows.count):
        assert rows.find(*rows.name_of(index)) == index
    assert (rows.at(rows.count), rows.at(-1), rows.find("/area:X")) == (None, None, None)
    assert rows.find("/area:P/goal:T1/direct:", 99) == rows.find("/area:P/goal:T1/direct:")
    assert rows.path("/area:P/goal:T1/direct:") == ["/area:P/goal:T1", "/area:P"]
    assert rows_of((), ()).name_of(0) == ("", 0)


def test_cells_lead_from_goals_to_their_names_and_from_items_to_their_first_line() -> None:
    plan = made(PAID).plan
    area, loose = money_tree(plan)
    blocks = {block.key: block for block in rows_of((area, loose), ALL).blocks}
    assert cell_of(Place(blocks["/area:P/goal:T1"]), plan).address == "B2"
    assert cell_of(Place(blocks["/loose:/item:Aula"]), plan).address == "C4"
    assert cell_of(Place(blocks["/area:P"]), plan) is None
    assert cell_of(Place(blocks["/loose:"]), plan) is None


T1, T2, NONE = "/area:P/goal:T1", "/area:P/goal:T2", ["/loose:", "/loose:/item:Aula", "/loose:/item:Matkat"]
SEARCHES = [
    ("aula", NONE[:2], 1, 2_000_000_00),
    ("huolto", ["/area:P", T1, *NONE], 2, 2_000_500_00),
    ("4100 HUOLTO", NONE, 2, 2_000_500_00),
    ("senttejä", ["/area:P", T1, f"{T1}/direct:", T2, f"{T2}/direct:"], 1, 3),
    ("ei tätä", [], 0, 0),
]


@pytest.mark.parametrize(("words", "keys", "lines", "amount"), SEARCHES)
def test_a_search_leaves_what_holds_every_word(words: str, keys: list[str], lines: int, amount: int) -> None:
    assessment = made(PAID)
    tree = money_tree(assessment.plan)
    found = search(tree, assessment.plan.ledger, words)
    rows = rows_of(found.tree, found.opened)
    assert [block.key for block in rows.blocks] == keys
    assert (found.lines, found.amount) == (lines, amount)
    assert ("Mikään ei vastaa" in search_text(found, assessment, FI).plain) == (not keys)


def test_what_is_copied_has_every_year_to_the_cent() -> None:
    tree = money_tree(made(PAID).plan)
    copied = table_text(rows_of(tree, ("/area:P",)).blocks, tree, FI).split("\n")
    assert copied[0].split("\t") == ["Mihin raha menee", "ei vuotta", "2024", "2026", "2027", "Yht."]
    assert copied[1].split("\t") == ["Alue", "0.00", "0.00", "100000.00", "0.03", "100000.03"]
    assert copied[-1].split("\t")[1:] == ["500.00", "2000000.00", "0.00", "0.00", "2000500.00"]
    assert table_text((), (), FI) == ""


def test_without_money_a_sentence_says_so() -> None:
    assert sums_text(made([]), FI).plain.startswith("Suunnitelmasta ei ole luettu rahaa.")
    assert (
        sums_text(made(PAID), FI).plain.replace("\u00a0", " ")
        == "100 t€ tavoitteilla · 2,0 M€ ilman tavoitetta"
    )


def test_sums_that_were_left_out_lose_nothing_and_are_not_told() -> None:
    plan = made(PAID).plan
    left_out = replace(plan.ledger, left_out={"totals-row": 100_000, "unreadable-year": 500_000})
    told = sums_text(replace(made(PAID), plan=replace(plan, ledger=left_out)), FI).plain
    assert told.replace("\u00a0", " ").endswith("ilman tavoitetta · 5 t€ laskun ulkopuolella")


def test_the_foot_cuts_a_long_name_before_what_is_said_of_it() -> None:
    assessment = service.check(service.Request((SAMPLE.parent / "merilahti-havsviken",), "fi"))
    tree = money_tree(assessment.plan)
    place = rows_of(tree, ()).at(0)
    assert place is not None
    said = place_text(place, MoneyTable(assessment, FI, 78, tree), 78).plain
    assert said.startswith("Sujuva arki / Smid") and said.endswith("kytketystä rahasta")


def test_a_bar_shows_what_is_paid_with_a_stroke_where_the_weight_ends() -> None:
    assessment = service.check(service.Request((SAMPLE,), "fi"))
    tree = money_tree(assessment.plan)
    table = MoneyTable(assessment, FI, 130, tree)
    rows = rows_of(tree, ())
    first, loose = table.row(rows.at(0)).plain, table.row(rows.at(rows.count - 1)).plain
    assert "  ▎     │     " in first and "│" not in loose


async def _walk(pilot: Pilot[None], app: AlignerApp) -> None:
    assert "▾ Ihminen edellä" in screen(app)
    folded = await press(pilot, app, "left")
    assert "▸ Ihminen edellä" in folded and "T5 Lasku" not in folded
    assert "T5 Lasku" in await press(pilot, app, "right")
    await press(pilot, app, *"jjjjllll")
    assert said(app, "money-foot").startswith("budjetti.csv › ")
    assert "osa rivistä" not in said(app, "money-foot")
    await press(pilot, app, "h")
    assert said(app, "money-foot").startswith("Selkeä lasku · 112 500,00 €")
    assert "▸ Selkeä lasku" in await press(pilot, app, "h")
    assert "▸ T5 Lasku" in await press(pilot, app, "h", "h")
    await press(pilot, app, "enter", "down", "enter", "down", "enter")
    assert type(app.screen).__name__ == "SourceScreen"
    assert "budjetti.csv › C4" in screen(app)
    await press(pilot, app, "escape")
    assert "Tämä raha on jo kytketty" in await press(pilot, app, "a")
    await press(pilot, app, "Y")
    assert "Ihminen edellä" in app.clipboard and "Yht." in app.clipboard
    await press(pilot, app, "y")
    assert app.clipboard.startswith("budjetti.csv!")


def test_the_tree_is_walked_by_keys_down_to_the_cell(tmp_path: Path) -> None:
    play_plan(_copied(tmp_path), _walk, tab="3")


def test_a_search_shows_what_it_found_and_escape_goes_on_from_there(tmp_path: Path) -> None:
    async def steps(pilot: Pilot[None], app: AlignerApp) -> None:
        await press(pilot, app, "slash", *"aula")
        state = await until(pilot, app, "money-state", "budjettirivi")
        assert "aula" in state and "1 budjettirivi, 119 t€" in state
        assert "Pääkonttorin aula" in screen(app) and "Ihminen edellä" not in screen(app)
        await press(pilot, app, "enter", "down", "escape")
        await until(pilot, app, "money-state", "tavoitteilla")
        assert "Vihreä kasvu" in screen(app) and said(app, "money-foot").startswith("Pääkonttorin aula")
        await press(pilot, app, "a")
        assert app.screen.pane.id == "links"  # type: ignore[attr-defined]
        assert "Pääkonttorin aula" in said(app, "links-detail")

    play_plan(_copied(tmp_path), steps, tab="3")


def test_numbers_elsewhere_lead_to_an_area_and_goals_without_money_to_the_goal(tmp_path: Path) -> None:
    async def steps(pilot: Pilot[None], app: AlignerApp) -> None:
        plan = app.plan
        assert plan is not None
        area = plan.shown.read.plan.areas[-1]
        plan.post_message(GoAsked(Goto("money", at={"area": area.id})))
        await pilot.pause()
        await settled(pilot, app)
        assert said(app, "money-foot").startswith(area.name)
        kept = plan.remembered()
        assert kept["money.at"] == f"/area:{area.id}"
        await press(pilot, app, "left", "home")
        plan.recall(kept)
        await press(pilot, app, "1", "3")
        assert said(app, "money-foot").startswith(area.name)
        await press(pilot, app, "home", "down", "enter")
        assert app.screen.pane.id == "goals"  # type: ignore[attr-defined]

    play_plan(_copied(tmp_path), steps)


def test_a_re_read_and_a_resize_keep_the_place(tmp_path: Path) -> None:
    async def steps(pilot: Pilot[None], app: AlignerApp) -> None:
        await press(pilot, app, "end", "up")
        foot = said(app, "money-foot")
        await press(pilot, app, "f5")
        assert said(app, "money-foot") == foot
        await pilot.resize_terminal(140, 40)
        assert "│" in await press(pilot, app, "L") and "Vart pengarna går" in screen(app)
        assert said(app, "money-foot").startswith("Brändin kirkastus")

    play_plan(_copied(tmp_path), steps, tab="3")


def _copied(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SAMPLE, tmp_path / "plan"))
