from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from engine import Engine
from rich.cells import cell_len
from stage import play, screen, settled
from textual.events import Paste
from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from aligner import service
from aligner.i18n import LANGUAGES
from aligner.service import Recent
from aligner.service.browsing import Offer, offers, readable_endings
from aligner.service.recent import Reading, forget_plan, recent_plans
from aligner.tui.app import AlignerApp
from aligner.tui.look import Look
from aligner.tui.messages import Progressed
from aligner.tui.screens import reading
from aligner.tui.screens.reading import ReadingScreen
from aligner.tui.typed_paths import offered, paths_of
from aligner.tui.views.start import start_lines

FI = Look("fi")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with plans in it, as the folder that one stands in."""
    files = ("Oma strategia.xlsx", "budjetti 2026.csv", "budjetti 2027.csv", "muistio.docx", "~$auki.xlsx")
    for name in files:
        (tmp_path / name).touch()
    for name in ("energia", "Uusi kansio", ".git"):
        (tmp_path / name).mkdir()
    (tmp_path / "Uusi kansio" / "plan.ods").touch()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


def test_a_folder_offers_its_folders_and_spreadsheets(folder: Path) -> None:
    assert [offer.name for offer in offers(folder)] == [
        "energia",
        "Uusi kansio",
        "budjetti 2026.csv",
        "budjetti 2027.csv",
        "Oma strategia.xlsx",
    ]
    assert offers(folder, "BUD") == (
        Offer("budjetti 2026.csv", is_folder=False),
        Offer("budjetti 2027.csv", is_folder=False),
    )
    assert offers(folder, ".g") == (Offer(".git", is_folder=True),)
    assert offers(folder / "no such") == ()
    assert readable_endings()[0] == "xlsx"


@pytest.mark.parametrize(
    ("line", "completed"),
    [
        ("e", "energia/"),
        ("b", "budjetti 202"),
        ("budjetti 2026", "budjetti 2026.csv"),
        ("uusi", "Uusi kansio/"),
        ("Uusi kansio/", "Uusi kansio/plan.ods"),
        ("~/om", "~/Oma strategia.xlsx"),
        ("energia/ b", "energia/ b"),
        ("x/y.csv ./e", "x/y.csv ./energia/"),
        ("x/y.csv ./om", 'x/y.csv "./Oma strategia.xlsx"'),
        ('x/y.csv "./Uu', 'x/y.csv "./Uusi kansio/'),
        ('x/y.csv "./Uusi kansio/pl', 'x/y.csv "./Uusi kansio/plan.ods"'),
        ("x/y.csv ./b", 'x/y.csv "./budjetti 202'),
        ("zzz", "zzz"),
    ],
)
def test_tab_completes_as_far_as_it_is_clear(folder: Path, line: str, completed: str) -> None:
    typed, known = offered(line)
    assert (typed.completed(known) if known else line).replace(os.sep, "/") == completed


@pytest.mark.parametrize(
    ("line", "paths"),
    [
        ("budjetti 2026.csv", ("budjetti 2026.csv",)),
        ("energia x.csv", ("energia", "x.csv")),
        ('"Oma strategia.xlsx" x.csv', ("Oma strategia.xlsx", "x.csv")),
        ('"Oma strategia.xlsx', ("Oma strategia.xlsx",)),
        ("no'such", ("no'such",)),
    ],
)
def test_a_line_names_one_path_or_several(folder: Path, line: str, paths: tuple[str, ...]) -> None:
    assert paths_of(line) == tuple(map(Path, paths))


def test_the_home_folder_is_meant_by_its_sign(folder: Path) -> None:
    assert paths_of("~/energia x.csv") == (folder / "energia", Path("x.csv"))
    assert paths_of("~/energia") == (folder / "energia",)


@pytest.mark.parametrize("language", LANGUAGES)
def test_recent_plans_tell_what_has_changed_and_fit_the_screen(language: str) -> None:
    plans = (
        Recent(("a",), "Kaarnalahti [/] " * 4, 3, 2, 12, "2026-11-21", (Reading(5, 2, 10, "2026-10-01"),)),
        Recent(("b",), "Toinen", 13, 20, 100, "someday"),
    )
    texts = [line.text.plain for line in start_lines(plans, (Path("s/energia"),), Look(language))]
    assert "✘ −2" in texts[1]
    assert "✔ +2" in texts[1]
    assert "−" not in texts[2]
    assert "someday" in texts[2]
    assert max(map(cell_len, texts)) <= 75 or language == "en"


def test_a_forgotten_plan_is_off_the_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    counts = {"slogans": 0, "half_hearted": 0, "backed": 0, "opened": ""}
    stored = [{"paths": [str(tmp_path), name], "name": name, **counts} for name in ("/", "/tmp")]
    (tmp_path / "aligner").mkdir()
    (tmp_path / "aligner" / "recent.json").write_text(json.dumps(stored))
    forget_plan((str(tmp_path), "/"))
    assert [plan.name for plan in recent_plans()] == ["/tmp"]


def test_a_plan_is_found_by_typing_and_by_the_keys(engine: Engine, folder: Path) -> None:
    async def typed(pilot: Pilot[None], app: AlignerApp, *keys: str) -> None:
        await pilot.press(*keys)
        await settled(pilot, app)

    async def steps(pilot: Pilot[None], app: AlignerApp) -> None:
        text = screen(app)
        assert "Viime [/] viikko" in text
        assert "Luetaan xlsx, xlsm, xlsb, xls, ods, csv, tsv, txt" in text
        await typed(pilot, app, "o", "u", "u")
        assert "Uusi kansio/" in screen(app)
        assert "budjetti" not in screen(app)
        await typed(pilot, app, "tab")
        assert app.screen.query_one(Input).value == "Uusi kansio/"
        assert "Avaa koko kansio: 1 taulukkotiedosto" in screen(app)
        await typed(pilot, app, "down", "down", "enter")
        assert "✘ plan.ods [/] ei aukea" in screen(app)
        assert app.screen.query_one(Input).value == "Uusi kansio/plan.ods"
        app.screen.query_one(Input).clear()
        line = app.screen.query_one(Input)
        line.clear()
        app.screen.query_one(OptionList).focus()
        await typed(pilot, app, "slash", "x")
        assert line.value == "/x"
        app.screen.query_one(OptionList).focus()
        app.post_message(Paste("/tmp/muu\n"))
        await settled(pilot, app)
        assert line.value == "/tmp/muu" and line.has_focus
        line.clear()
        app.screen.query_one(OptionList).focus()
        await typed(pilot, app, "o", "e", "n")
        await typed(pilot, app, "down", "enter", "o", "enter")
        assert "✘ 3 korulausetta" in screen(app)
        await typed(pilot, app, "o")
        assert app.screen.query_one(Input).value == ""

    play(engine, steps, plan=None)


def test_delete_forgets_a_recent_plan_and_nothing_else(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    forgotten: list[tuple[str, ...]] = []
    monkeypatch.setattr("aligner.tui.screens.start.forget_plan", forgotten.append)

    async def steps(pilot: Pilot[None], app: AlignerApp) -> None:
        monkeypatch.setattr(service, "recent_plans", tuple)
        await pilot.press("delete")
        await settled(pilot, app)
        assert forgotten == [("energia",)]
        assert "Poistettu" in screen(app)
        assert "Viimeksi avatut" not in screen(app)
        await pilot.press("delete")
        assert len(forgotten) == 1, "a sample is no recent plan"

    play(engine, steps, plan=None)


def test_a_long_reading_is_shown_and_can_be_stopped(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "PATIENCE", 0.1)
    engine.gate.clear()

    async def steps(pilot: Pilot[None], app: AlignerApp) -> None:
        await pilot.pause()
        assert "Luetaan" not in screen(app)
        assert "Viime" not in screen(app), "an empty frame, not a flash of the list"
        await pilot.pause(0.25)
        text = screen(app)
        assert "Luetaan  0 s" in text
        assert "energia" in text
        assert "tiedosto 2/3" in text
        await pilot.press("escape")
        await settled(pilot, app)
        assert "Lukeminen keskeytettiin." in screen(app)
        assert "Viime" in screen(app)
        engine.gate.set()
        await settled(pilot, app)
        assert engine.checked == 0

    play(engine, steps)


def test_the_sheet_and_the_minutes_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 100.0
    monkeypatch.setattr(reading, "monotonic", lambda: now)
    shown = ReadingScreen(FI)
    now = 175.0
    shown._latest = Progressed("suuri.xlsx", 1, 1, "Budjetti [/]", 3, 4)
    words = shown._words(FI).plain
    assert "1 min 15 s" in words
    assert "suuri.xlsx › Budjetti [/]" in words
    assert "1/1" not in words
    assert "välilehti 3/4" in words
    assert words.count("█") == 20
