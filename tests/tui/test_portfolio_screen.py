from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import made_portfolios as made
import pytest
from drawn_lines import every_line, faults_of, screen_faults
from engine import Engine, EngineReading
from hostile_texts import ALL
from stage import play, screen, settled
from story import IDLE, notices
from textual.pilot import Pilot
from textual.widgets import Input

from aligner.model.errors import SettingsError
from aligner.model.portfolio import Portfolio
from aligner.service import Request, background
from aligner.tui import app as app_module
from aligner.tui import run
from aligner.tui.app import AlignerApp
from aligner.tui.screens import portfolio as portfolio_screen
from aligner.tui.screens.portfolio import PortfolioScreen
from aligner.tui.views.portfolio_columns import Columns
from aligner.tui.widgets.row_view import RowView

Install = Callable[[Portfolio], None]


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The application counts as idle after less time than Textual gives it, and the cursor as at rest."""
    monkeypatch.setattr(portfolio_screen, "REST", 0.0)
    monkeypatch.setattr("textual._wait.SLEEP_GRANULARITY", IDLE)
    monkeypatch.setattr("textual._wait.SLEEP_IDLE", IDLE / 2)


@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch) -> Install:
    """Has the folder "raportit" hold a portfolio; any other folder of that ending is a damaged one."""

    def opened(folder: Path) -> Portfolio:
        if folder.name != "raportit":
            raise SettingsError("batch-store-damaged", file=folder.name)
        return held[0]

    held: list[Portfolio] = []
    monkeypatch.setattr(app_module, "is_portfolio", lambda paths: paths[0].name.endswith("raportit"))
    monkeypatch.setattr(portfolio_screen, "open_for_screen", opened)
    return held.append


@pytest.fixture
def clients(install: Install, tmp_path: Path) -> Path:
    """A folder with the files of two of the firms: one that can be read and one that can't."""
    for name in ("energia", "Beeta"):
        (tmp_path / name).mkdir()
    install(made.firms(tmp_path))
    return tmp_path


async def press(pilot: Pilot[None], app: AlignerApp, *keys: str) -> str:
    """Press keys and wait for what they began; what stands on the screen then."""
    await pilot.press(*keys)
    while any(not worker.is_finished for worker in app.workers):  # a call may end in a reading
        await settled(pilot, app)
    return screen(app)


def cursor_line(app: AlignerApp) -> str:
    view = app.screen.query_one(RowView)
    return view._row(view.cursor, 77).plain


def test_the_list_is_sorted_filtered_and_limited(engine: Engine, clients: Path) -> None:
    async def steps(pilot: Pilot[None], app: AlignerApp) -> None:
        text = screen(app)
        assert "raportit" in text
        assert "arvioitu 31.3.2026" in text
        assert "Rahaa 8/16 tavoitteella (50 %)   ⚠ lukematta: 1 suunnitelma, 1 tiedosto" in text
        assert "6 suunnitelmaa · pienin ensin: katettujen osuus" in text
        assert cursor_line(app).startswith("energia")
        text = await press(pilot, app, "j", "d")
        assert "suurin ensin: katettujen osuus" in text
        assert cursor_line(app).startswith("Ääni Oy"), "the cursor stays on its plan"
        text = await press(pilot, app, "S", "d", "home")
        assert "aakkosjärjestys" in text
        assert cursor_line(app).startswith("Beeta")
        text = await press(pilot, app, "s", "s", "end")
        assert "korulauseiden osuus" in text
        assert "Rikki.xlsx: tiedosto on vahingoittunut" in text
        assert "⏎ yrittää lukea" in text
        text = await press(pilot, app, "f")
        assert "2/6 suunnitelmasta · vain lukematta jääneet" in text
        text = await press(pilot, app, "slash", "r", "i", "enter")
        assert "1/6 suunnitelmasta · ”ri”" in text
        text = await press(pilot, app, "slash", "z", "enter")
        assert "Yksikään suunnitelma ei vastaa" in text
        text = await press(pilot, app, "y", "Y", "enter", "escape")
        assert "6 suunnitelmaa" in text
        assert app.screen.query_one(Input).value == ""

    play(engine, steps, plan="raportit")


def test_a_gap_leads_to_the_plans_that_have_it_and_back(engine: Engine, clients: Path) -> None:
    async def steps(pilot: Pilot[None], app: AlignerApp) -> None:
        text = await press(pilot, app, "2", "down")
        assert "2 puutetta, yleisin ensin" in text
        assert "Eniten havaintoja" in text
        assert cursor_line(app).startswith("● Määritelmä jää yleiseksi (DEF02)")
        text = await press(pilot, app, "enter")
        assert "4/6 suunnitelmasta · puute: Määritelmä jää yleiseksi" in text
        text = await press(pilot, app, "escape")
        assert "2 puutetta" in text
        assert cursor_line(app).startswith("● Määritelmä jää yleiseksi (DEF02)")
        await press(pilot, app, "y", "Y")
        assert app.clipboard.startswith("Puute\tSuunnitelmia")
        text = await press(pilot, app, "1", "tab", "g", "enter")
        assert "puute: Mittari puuttuu" in text
        text = await press(pilot, app, "tab", "escape")
        assert "puute: Mittari puuttuu" in text, "from the details first to the list"
        text = await press(pilot, app, "escape")
        assert "6 suunnitelmaa" in text
        await press(pilot, app, "y")
        assert app.clipboard.split("\t")[:3] == ["energia", "4", "0"]
        await pilot.click("#tabs", offset=(24, 0))
        assert "2 puutetta" in screen(app)

    play(engine, steps, plan="raportit", size=(140, 40))


def test_a_plan_is_opened_by_the_portfolios_day_and_left_for_it(engine: Engine, clients: Path) -> None:
    asked: list[Request] = []
    read = engine.check

    def check(request: Request, progress: object = None) -> object:
        asked.append(request)
        return read(request)

    engine.check = check  # type: ignore[method-assign, assignment]

    async def steps(pilot: Pilot[None], app: AlignerApp) -> None:
        text = await press(pilot, app, "d", "end", "up", "up", "enter")
        assert "✘ 3 korulausetta" in text
        assert "⌫ portfolioon" in text
        assert "fi · arvioitu 31.3.2026 · 3 tiedostoa" in text
        assert [(one.paths, one.as_of, one.names) for one in asked] == [
            ((clients / "energia",), made.DAY, False)
        ]
        text = await press(pilot, app, "2", "v", "escape")
        assert "Määr" in text and "portfolioon" in text, "the goals' own escape comes first"
        text = await press(pilot, app, "1", "escape")
        assert "suurin ensin: katettujen osuus" in text
        assert cursor_line(app).startswith("energia")
        assert app.request.as_of is None
        text = await press(pilot, app, "enter", "backspace")
        assert "katettujen osuus" in text
        await press(pilot, app, "escape")
        assert isinstance(app.screen, PortfolioScreen), "escape leaves no portfolio"
        text = await press(pilot, app, "o")
        assert "Viime [/] viikko" in text
        text = await press(pilot, app, "o", *"raportit", "enter")
        assert "6 suunnitelmaa" in text

    play(engine, steps, plan="raportit")


def test_a_plan_that_was_opened_by_itself_is_not_left_by_escape(engine: Engine, clients: Path) -> None:
    async def steps(pilot: Pilot[None], app: AlignerApp) -> None:
        text = await press(pilot, app, "escape", "backspace")
        assert "✘ 3 korulausetta" in text
        assert "portfolioon" not in text

    play(engine, steps)


def test_where_a_plan_cannot_be_opened_the_portfolio_stays_and_says_why(
    engine: Engine, clients: Path
) -> None:
    async def steps(pilot: Pilot[None], app: AlignerApp) -> None:
        await press(pilot, app, "down", "enter")
        assert "/clients/Ääni Oy [/] ei aukea" in notices(app), "its files have gone"
        await press(pilot, app, "down", "enter")
        assert "Beeta [/] ei aukea" in notices(app), "nothing in it could be read"
        assert "6 suunnitelmaa" in screen(app)
        engine.gate.clear()
        await pilot.press("home", "enter")
        await pilot.pause(0.1)
        await press(pilot, app, "escape")
        engine.gate.set()
        assert "Lukeminen keskeytettiin." in notices(app)
        assert isinstance(app.screen, PortfolioScreen)

    play(engine, steps, plan="raportit")


def test_no_plan_speaks_in_the_voice_of_the_one_before(engine: Engine, clients: Path) -> None:
    asked: list[Request] = []

    def in_swedish(done: background.Done) -> background.Done:
        return replace(done, request=replace(done.request, language="sv", language_stated=True))

    class Swedish(EngineReading):
        """A plan whose settings name its language."""

        def events(self) -> Iterator[background.Event]:
            asked.append(self.request)
            for event in super().events():
                yield in_swedish(event) if isinstance(event, background.Done) else event

    engine.reading = lambda request: Swedish(engine, request)  # type: ignore[method-assign]

    async def steps(pilot: Pilot[None], app: AlignerApp) -> None:
        assert "vackra ord" in await press(pilot, app, "enter")
        assert "korulausetta" in await press(pilot, app, "escape")
        await press(pilot, app, "enter", "escape")
        assert [(one.language, one.tone, one.names) for one in asked] == [("fi", None, False)] * 2
        assert "slogans" in await press(pilot, app, "L", "L")
        await press(pilot, app, "enter")
        assert asked[-1].language == "en"

    play(engine, steps, plan="raportit")


def test_a_portfolio_that_cannot_be_read_leads_to_the_start_screen(engine: Engine, clients: Path) -> None:
    async def steps(pilot: Pilot[None], app: AlignerApp) -> None:
        await settled(pilot, app)
        assert "✘ muut raportit [/] ei aukea" in screen(app)
        assert "Viime [/] viikko" in screen(app)

    play(engine, steps, plan="muut raportit")


def test_it_says_where_the_reports_are_and_reads_anew(
    engine: Engine, clients: Path, install: Install, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(portfolio_screen, "files_in", lambda folder: found)
    found: tuple[str, ...] = ("portfolio.md", "portfolio.html")

    async def steps(pilot: Pilot[None], app: AlignerApp) -> None:
        nonlocal found
        await press(pilot, app, "r")
        assert "raportit: portfolio.md, portfolio.html" in notices(app)
        found = ()
        await press(pilot, app, "r")
        assert "aligner portfolio" in notices(app)
        monkeypatch.setattr(portfolio_screen, "open_for_screen", lambda folder: made.portfolio([]))
        assert "Portfoliossa ei ole yhtään" in await press(pilot, app, "f5")
        assert "Puutteita ei löytynyt" in await press(pilot, app, "2", "enter", "y")

        def gone(folder: Path) -> Portfolio:
            raise SettingsError("not-a-batch", file="raportit")

        monkeypatch.setattr(portfolio_screen, "open_for_screen", gone)
        await press(pilot, app, "f5")
        assert "raportit [/] ei aukea" in notices(app)
        assert isinstance(app.screen, PortfolioScreen)

    play(engine, steps, plan="raportit")


def test_thousands_of_plans_are_drawn_as_they_are_seen(
    engine: Engine, install: Install, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[int] = []
    line = Columns.line

    def counted(self: Columns, *given: object) -> object:
        drawn.append(1)
        return line(self, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(Columns, "line", counted)
    install(made.portfolio([made.record(f"Asiakas {number:04}", number % 5) for number in range(3000)]))
    monkeypatch.setattr(portfolio_screen, "REST", 0.2)

    async def steps(pilot: Pilot[None], app: AlignerApp) -> None:
        for _ in range(60):  # a busy machine takes its time to make thousands of plans
            if "3 000 suunnitelmaa" in screen(app):
                break
            await pilot.pause(0.05)
        assert "3 000 suunnitelmaa" in screen(app)
        await press(pilot, app, "end", "pageup", "s", "home", "f", "f")
        assert cursor_line(app).startswith("Asiakas 0000")
        assert len(drawn) < 300
        for _ in range(9):
            app.simulate_key("down")
        await pilot.pause()
        before = screen(app)
        await pilot.pause(0.3)
        assert "Asiakas 0045" in screen(app).partition("─" * 60)[2]
        assert "Asiakas 0045" not in before.partition("─" * 60)[2], "the detail waits until the cursor rests"

    play(engine, steps, plan="raportit")


def test_no_name_of_a_client_steers_the_screen(engine: Engine, install: Install) -> None:
    texts = [one.text for one in ALL]
    plans = [made.record(f"{at}{text}", at % 5, paths=(text,)) for at, text in enumerate(texts)]
    failures = [replace(made.failure(text), params={"file": text}) for text in texts]
    install(made.portfolio(plans, failures))

    async def steps(pilot: Pilot[None], app: AlignerApp) -> None:
        faults = []
        for keys in ((), ("down",), ("end",), ("y",), ("Y",), ("slash", *"9<s", "enter"), ("enter",)):
            await press(pilot, app, *keys)
            faults += [*screen_faults(app), *(fault for line in every_line(app) for fault in faults_of(line))]
        assert faults == []

    play(engine, steps, plan="raportit", size=(140, 40))


@pytest.mark.parametrize("size", [(20, 6), (60, 15), (200, 60)])
def test_any_size_theme_and_no_colour_will_do(
    engine: Engine, clients: Path, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("LC_ALL", "fi_FI.ISO-8859-1")

    async def steps(pilot: Pilot[None], app: AlignerApp) -> None:
        assert (await press(pilot, app, "T", "2", "1", "end")).isascii()
        assert (await press(pilot, app, "question_mark")).isascii()

    play(engine, steps, plan="raportit", size=size)


def test_without_a_terminal_the_same_is_found_as_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = io.StringIO()
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, heard)
    monkeypatch.setattr("aligner.tui.is_portfolio", lambda paths: True)
    assert run(Request((tmp_path,), "sv")) == 2
    assert str(tmp_path / "portfolio.md") in heard.getvalue()


def test_a_folder_that_opens_as_a_portfolio_is_not_read_as_a_plan(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[object] = []

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, Terminal())
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr("aligner.tui.is_portfolio", lambda paths: True)
    monkeypatch.setattr(background, "Reading", begun.append)
    monkeypatch.setattr(background, "make_ready", lambda: None)
    monkeypatch.setattr(AlignerApp, "run", lambda self: None)
    assert run(Request((tmp_path,), "fi")) == 0
    assert begun == []
