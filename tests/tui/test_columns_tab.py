from __future__ import annotations

from pathlib import Path

import pytest
from stage import screen
from story import notices, play_story, pressed, typed, write_story
from textual.pilot import Pilot

from aligner import service
from aligner.model.assessment import Assessment
from aligner.tui.app import AlignerApp
from aligner.tui.look import Look
from aligner.tui.views.columns import (
    ColumnRow,
    ColumnTable,
    again_at,
    asked_count,
    column_rows,
    detail,
    shared,
)
from aligner.tui.views.effect import effect_text

LOOK = Look("fi")


@pytest.fixture
def assessment(tmp_path: Path) -> Assessment:
    return service.check(write_story(tmp_path))


def test_a_corrected_owner_turns_two_goals_at_once_and_is_undone_and_done_again(tmp_path: Path) -> None:
    async def steps(pilot: Pilot[None], app: AlignerApp) -> None:
        await pressed(pilot, app, "5")
        assert "Yksi sarake odottaa vastausta" in screen(app)
        assert "? H  Kuka hoitaa" in screen(app).split("\n")[6]
        await pressed(pilot, app, "enter")
        assert "Mitä sarake ”Kuka hoitaa” tarkoittaa?" in screen(app)
        await pressed(pilot, app, "enter")
        assert "Kuka hoitaa → vastuuhenkilö · T1 ◐→✔  T2 ◐→✔" in screen(app)
        assert "odottaa vastausta" not in screen(app)
        assert '"Kuka hoitaa" = "goal.owner"' in (tmp_path / "aligner.toml").read_text("utf-8")
        await pressed(pilot, app, "u")
        assert "Kumottu: Kuka hoitaa → vastuuhenkilö · T1 ✔→◐" in screen(app)
        assert not (tmp_path / "aligner.toml").exists()
        await pressed(pilot, app, "u")
        assert "Kumottavaa ei ole." in notices(app)
        await pressed(pilot, app, "ctrl+y")
        assert "Tehty uudelleen: Kuka hoitaa → vastuuhenkilö · T1 ◐→✔" in screen(app)

    play_story(write_story(tmp_path), steps)


def test_unit_header_row_skipping_and_the_source(tmp_path: Path) -> None:
    async def steps(pilot: Pilot[None], app: AlignerApp) -> None:
        await pressed(pilot, app, "5", "j", "i", "down", "enter")
        settings = tmp_path / "aligner.toml"
        assert "budjetti.csv: summat ovat tuhansina · tavoitteisiin kytkettyä rahaa +" in screen(app)
        await pressed(pilot, app, "minus")
        assert "budjetti.csv: jätetään pois · " in screen(app)
        assert "jätetty pois; - ottaa mukaan" in screen(app)
        await pressed(pilot, app, "minus", "e")
        await typed(pilot, "x")
        await pressed(pilot, app, "enter")
        assert "✘ Anna rivin numero." in screen(app)
        await typed(pilot, "2")
        await pressed(pilot, app, "enter")
        assert "header_row = 2" in settings.read_text("utf-8")
        await pressed(pilot, app, "u", "j", "x")
        assert "budjetti.csv › A1" in screen(app)
        await pressed(pilot, app, "escape", "minus")
        assert '= "skip"' in settings.read_text("utf-8")

    play_story(write_story(tmp_path), steps)


def test_a_correction_that_cannot_be_saved_is_refused_in_words(tmp_path: Path) -> None:
    async def steps(pilot: Pilot[None], app: AlignerApp) -> None:
        await pressed(pilot, app, "5")
        (tmp_path / "aligner.toml").write_text("tables = 3\n", "utf-8")
        await pressed(pilot, app, "enter", "enter")
        assert "aligner.toml" in notices(app)
        assert "Yksi sarake odottaa vastausta" in screen(app)

    play_story(write_story(tmp_path), steps)


def test_the_type_of_a_goal_is_corrected_from_its_own_tab(tmp_path: Path) -> None:
    async def steps(pilot: Pilot[None], app: AlignerApp) -> None:
        await pressed(pilot, app, "2", "m")
        assert "Minkä tyyppi korjataan?" in screen(app)
        await pressed(pilot, app, "enter")
        assert "päätellään sanoista" in screen(app)
        await typed(pilot, "muu")
        await pressed(pilot, app, "enter")
        assert 'kind = "other"' in (tmp_path / "aligner.toml").read_text("utf-8")
        assert "Paras asiakaskokemus → muu · " in notices(app)
        await pressed(pilot, app, "5", "u")
        assert not (tmp_path / "aligner.toml").exists()

    play_story(write_story(tmp_path), steps)


def test_a_sheet_that_was_left_out_is_taken_in(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    left_out = book.create_sheet("Lisää")
    left_out.append(["Tunnus", "Tavoite", "Vastuuhenkilö"])
    left_out.append(["T9", "Huolto tulee ajoissa", "Maija"])
    book.save(tmp_path / "lisaa.xlsx")
    (tmp_path / "aligner.toml").write_text('[sheets]\nskip = ["Lisää"]\n', "utf-8")

    async def steps(pilot: Pilot[None], app: AlignerApp) -> None:
        await pressed(pilot, app, "5")
        lines = screen(app).split("\n")
        at = next(
            n for n, line in enumerate(lines) if "lisaa.xlsx › Lisää" in line and "jätetty pois" in line
        )
        await pressed(pilot, app, *["j"] * (at - 6), "minus")
        assert "lisaa.xlsx › Lisää: otetaan mukaan" in screen(app)
        assert "T9" in {goal.id for goal in app.plan.shown.read.plan.goals}  # type: ignore[union-attr]

    play_story(write_story(tmp_path), steps)


def test_what_is_asked_comes_first_then_the_files_as_they_are(assessment: Assessment) -> None:
    rows = column_rows(assessment.plan)
    assert rows[0].is_title
    assert rows[0].section == "asked"
    assert rows[1].column is not None
    assert rows[1].column.header == "Kuka hoitaa"
    files = [row.view.source.file for row in rows if row.view and row.column is None]
    assert files == [source.file for source in assessment.plan.sources if source.tables]
    assert asked_count(assessment.plan) == 1


def test_after_another_reading_the_cursor_stands_on_the_same_thing(assessment: Assessment) -> None:
    rows = column_rows(assessment.plan)
    assert again_at((), ColumnRow(), 0) == 0
    assert again_at(rows, ColumnRow(), 0) == 1
    assert again_at(rows, rows[5], 5) == 5
    assert again_at(rows[2:], rows[5], 5) == 3
    answered = again_at(rows[2:], rows[1], 1)
    assert rows[2:][answered].place == rows[1].place


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize("width", [40, 80, 138])
def test_every_row_fits_and_headers_and_meanings_stand_whole_at_eighty(
    assessment: Assessment, width: int, language: str
) -> None:
    table = ColumnTable(column_rows(assessment.plan), Look(language), "EUR")
    lines = [table.line(index, width) for index in range(len(table.rows))]
    assert all(line.cell_len <= width for line in (*lines, table.head(width)))
    if width >= 80 and language == "fi":
        assert any("Kunnianhimon taso kunnianhimon taso" in line.plain for line in lines)
        assert any("kytkentä tavoitteeseen" in line.plain for line in lines)


def test_headers_give_way_before_the_samples_do() -> None:
    assert shared(10, 12, 70) == (10, 12)
    header, words = shared(44, 30, 66)
    assert (header, words) == (20, 30)
    assert sum(shared(44, 60, 66)) <= 66 - 16


def test_the_foot_tells_a_column_whole(assessment: Assessment) -> None:
    rows = column_rows(assessment.plan)
    assert detail(rows[1], LOOK, "EUR").plain.split("\n") == [
        "H  Kuka hoitaa · vastuuhenkilö? · 3 täytettyä solua",
        "   Maija Mäkelä · Ville Korhonen · Johtoryhmä",
    ]
    assert detail(rows[0], LOOK, "EUR").plain == ""
    table = next(row for row in rows if row.view and row.column is None)
    assert table.view is not None
    assert detail(table, LOOK, "EUR").plain.startswith(f"{table.view.place}\n   ")
    assert "otsikot rivillä 1" in detail(table, LOOK, "EUR").plain


def test_the_effect_names_four_goals_counts_the_rest_and_tells_of_the_money(tmp_path: Path) -> None:
    request = write_story(tmp_path)
    before = service.check(request)
    assert effect_text(before, before, LOOK).plain == "arviot eivät muuttuneet"
    many = "".join(f"T{n};Asiakas;Tavoite {n};;;;;\n" for n in range(4, 10))
    goals = (tmp_path / "tavoitteet.csv").read_text("utf-8")
    (tmp_path / "tavoitteet.csv").write_text(goals + many, "utf-8")
    before = service.check(request)
    owned = (
        (goals + many).replace("Kuka hoitaa", "Vastuuhenkilö").replace(";;;;;\n", ";;Selkeä;9 %;2028;Ville\n")
    )
    (tmp_path / "tavoitteet.csv").write_text(owned, "utf-8")
    (tmp_path / "hankkeet.csv").write_text(
        "Hankkeen tunnus;Hanke;Tavoite\nH1;A;T1\nH2;B;T2\nH9;C;T3\n", "utf-8"
    )
    told = effect_text(before, service.check(request), LOOK).plain
    assert told.startswith("T1 ◐→✔  T2 ◐→✔")
    assert "+" in told
    assert "tavoitteisiin kytkettyä rahaa +30 t€" in told.replace("\u00a0", " ")


def test_the_table_is_copied_and_the_row_remembered(tmp_path: Path) -> None:
    async def steps(pilot: Pilot[None], app: AlignerApp) -> None:
        await pressed(pilot, app, "5", "j", "j", "j", "Y")
        assert app.clipboard.split("\n")[0] == "tavoitteet.csv\tH\tKuka hoitaa\tvastuuhenkilö?\t"
        assert "budjetti.csv\tC\t2026\trahaa 2026\t95 %" in app.clipboard.replace("\u00a0", " ")
        await pressed(pilot, app, "y")
        assert app.clipboard == "budjetti.csv!B1"
        assert app.plan is not None
        assert app.plan.remembered()["columns.row"] == "4"
        await pressed(pilot, app, "L")
        assert "En kolumn väntar på svar" in screen(app)

    play_story(write_story(tmp_path), steps)
