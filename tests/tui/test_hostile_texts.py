"""No text of a client's crashes the screen, vanishes from it, becomes a link or an act, or reaches it raw."""

from __future__ import annotations

import asyncio
import base64
import os
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import pytest
from drawn_lines import faults_of, screen_faults, steering
from hostile_plan import write_plan
from hostile_texts import ALL, FILE_NAMES, Hostile
from rich.text import Text
from stage import screen, settled
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, Static

from aligner import service
from aligner.model.assessment import Assessment
from aligner.service import Request, background
from aligner.tui.app import AlignerApp
from aligner.tui.client_text import plain
from aligner.tui.look import Look
from aligner.tui.messages import CopyAsked, NotChecked
from aligner.tui.screens.plan import PlanScreen
from aligner.tui.shown import Goto, Shown
from aligner.tui.views.goal import detail_entries
from aligner.tui.widgets.row_view import RowView

TODAY = date(2026, 11, 22)
SIZES = ((80, 24), (140, 40))


@pytest.fixture(autouse=True)
def _state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.fixture(scope="module")
def request_(tmp_path_factory: pytest.TempPathFactory) -> Request:
    folder = tmp_path_factory.mktemp("hostile") / "[red]suunnitelma \x1b]2;varas-otsikko\x07"
    folder.mkdir()
    write_plan(folder)
    return Request((folder,), "fi", as_of=TODAY)


@pytest.fixture(scope="module")
def assessment(request_: Request) -> Assessment:
    """The plan as it is read; what reading takes out of a name is put back, as if it had not."""
    read = service.check(request_)
    number = {f"G{at}": one.text for at, one in enumerate(ALL)}
    goals = tuple(replace(goal, name=number[goal.id]) for goal in read.plan.goals)
    areas = tuple(replace(area, name=f"{area.name}\x1b[31337m[/]") for area in read.plan.areas)
    metrics = tuple(replace(one, name=number[f"G{at}"]) for at, one in enumerate(read.plan.metrics))
    initiatives = tuple(
        replace(one, name=ALL[at % len(ALL)].text) for at, one in enumerate(read.plan.initiatives)
    )
    plan = replace(read.plan, goals=goals, areas=areas, metrics=metrics, initiatives=initiatives)
    findings = tuple(
        replace(one, subject_name=number.get(one.subject_id, one.subject_name)) for one in read.findings
    )
    return replace(read, plan=plan, findings=findings)


@dataclass
class AtOnce:
    """A reading that ends with the plan of these tests."""

    assessment: Assessment
    request: Request

    def events(self) -> Iterator[background.Event]:
        yield background.Progressed(os.fsdecode(FILE_NAMES[0]), 2, 9)
        yield background.Done(self.assessment, service.resolved(self.request))

    def cancel(self) -> None:
        """Nothing is under way."""


def squeezed(text: str) -> str:
    """A text without its spaces and line ends: lists break lines where they like."""
    return "".join(text.split())


def missing(drawn: str, texts: Sequence[Hostile] = ALL, *, most: int = 99) -> list[str]:
    """Which of the texts are not to be read where they should be listed, so many characters of each."""
    found = squeezed(drawn)
    return [one.text[:60] for one in texts if squeezed(one.seen)[:most] not in found]


def every_line(app: AlignerApp) -> Iterator[Text]:
    """All that the lists and tables of the screen hold, whether it is scrolled into sight or not."""
    shown = app.screen.pane if isinstance(app.screen, PlanScreen) else app.screen
    for view in shown.query(RowView):
        width = max(view.scrollable_content_region.width, 40)
        yield from (view._row(index, width) for index in range(view.count))
    for options in shown.query(OptionList):
        yield from (option.prompt for option in options.options if isinstance(option.prompt, Text))
    for words in app.screen.query(Static):
        if isinstance(words.content, Text):
            yield words.content


@dataclass
class Walk:
    """Presses keys, and looks at everything that is on the screen after each of them."""

    pilot: Pilot[None]
    app: AlignerApp
    faults: list[str] = field(default_factory=list)

    async def go(self, *keys: str, to: str = "PlanScreen") -> str:
        """Press keys; the texts of the screen that this leads to."""
        for key in keys:
            self.app.simulate_key(key)
            await self.pilot.pause()
        workers = [one for one in self.app.workers if not one.is_finished and one.error is None]
        await self.app.workers.wait_for_complete(workers)
        await self.pilot.pause()
        texts = list(every_line(self.app))
        found = [*screen_faults(self.app), *(fault for text in texts for fault in faults_of(text))]
        self.faults += [f"{' '.join(keys)}: {fault}" for fault in found]
        assert type(self.app.screen).__name__ == to, f"after {keys}"
        return "\n".join(text.plain for text in texts)

    async def copied(self, *keys: str) -> str:
        """Go to a tab, and copy its table and the cell under its cursor."""
        told = await self.go(*keys)
        plan = self.app.plan
        assert plan is not None
        plan.action_copy_table()
        plan.post_message(CopyAsked(plan.pane.cell))
        return told


def played(
    assessment: Assessment, request: Request, size: tuple[int, int], steps: Callable[[Walk], Awaitable[None]]
) -> None:
    """Open the plan, walk through it, and tell what was wrong on the way."""

    async def whole() -> None:
        app = AlignerApp(request, start=lambda asked: AtOnce(assessment, asked))
        async with app.run_test(size=size, notifications=True) as pilot:
            walk = Walk(pilot, app)
            await settled(pilot, app)
            await steps(walk)
        assert sorted(set(walk.faults)) == []

    asyncio.run(whole())


@pytest.mark.parametrize("size", SIZES)
def test_every_tab_shows_and_copies_every_text_as_it_stands(
    assessment: Assessment, request_: Request, size: tuple[int, int]
) -> None:
    copies: list[str] = []

    async def steps(walk: Walk) -> None:
        walk.app._driver.write = copies.append  # type: ignore[union-attr,method-assign]
        assert missing(await walk.copied("2"), most=16) == []
        await walk.copied("3", "down", "enter")
        assert len(await walk.copied("4")) > 10_000
        assert missing(await walk.copied("5"), ALL[:24], most=16) == []
        assert missing(await walk.copied("6")) == []
        assert len(await walk.copied("7")) > 10_000
        assert missing(await walk.copied("8"), ALL[:9]) == []

    played(assessment, request_, size, steps)
    texts = [base64.b64decode(copy.removeprefix("\x1b]52;c;").rstrip("\a")).decode() for copy in copies]
    assert len(texts) > 7
    assert not steering("".join(texts).replace("\t", "").replace("\n", ""))
    goals = next(text for text in texts if text.count("\n") == len(assessment.goals))
    assert len({line.count("\t") for line in goals.split("\n")}) == 1


@pytest.mark.parametrize("width", [77, 40])
def test_the_details_of_a_goal_draw_every_text(assessment: Assessment, request_: Request, width: int) -> None:
    shown, look = Shown(request_, assessment), Look("fi")
    drawn = [e.text for goal in assessment.goals for e in detail_entries(shown, goal.goal, look, width)]
    assert {fault for text in drawn for fault in faults_of(text)} == set()
    assert missing("\n".join(text.plain for text in drawn)) == []


def test_dialogs_over_hostile_names(assessment: Assessment, request_: Request) -> None:
    async def steps(walk: Walk) -> None:
        await walk.go("question_mark", to="HelpScreen")
        await walk.go("escape")
        assert walk.app.plan is not None
        walk.app.plan.pane.visit(Goto("overview", at={"phase": "capture"}))
        await walk.go(to="BehindScreen")
        await walk.go("escape")
        await walk.go("2", "x", to="SourceScreen")
        await walk.go("right", "slash", "z", "enter", to="SourceScreen")
        await walk.go("escape")
        await walk.go("n", to="FormScreen")
        await walk.go("escape", "e", to="ChoiceScreen")
        await walk.go("enter", to="FormScreen")
        await walk.go("escape")
        owners = squeezed(await walk.go("b", to="ChoiceScreen"))
        assert all(squeezed(plain(goal.owner)) in owners for goal in assessment.plan.goals)
        await walk.go("down", "enter")
        await walk.go("slash", "left_square_bracket")
        await walk.go("escape", "ctrl+p", to="PaletteScreen")
        await walk.go("escape", "4", "m", to="ChoiceScreen")
        await walk.go("escape", "s", to="FormScreen")
        await walk.go("escape", "5", "down", "enter", to="ChoiceScreen")

    played(assessment, request_, SIZES[0], steps)


def test_every_finding_and_its_forms(assessment: Assessment, request_: Request) -> None:
    async def steps(walk: Walk) -> None:
        plan = walk.app.plan
        assert plan is not None
        for finding in assessment.findings[:: len(assessment.findings) // 2]:
            plan.open_finding(finding)
            await walk.go(to="FindingScreen")
            await walk.go("w", to="FormScreen")
            await walk.go("escape")

    played(assessment, request_, SIZES[1], steps)


def test_ascii_signs_without_colours(
    assessment: Assessment, request_: Request, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("LC_ALL", "fi_FI.ISO-8859-1")

    async def steps(walk: Walk) -> None:
        for tab in "28":
            await walk.go(tab)
            assert screen(walk.app).isascii()

    played(assessment, request_, SIZES[0], steps)


def test_names_of_files_where_a_path_is_typed(assessment: Assessment, request_: Request) -> None:
    folder = f"{request_.paths[0]}/"

    async def steps(walk: Walk) -> None:
        line = walk.app.screen.query_one(Input)
        for name in ("", *map(os.fsdecode, FILE_NAMES)):
            line.value = folder + name
            listed = await walk.go(to="StartScreen")
            assert not name or squeezed(plain(name))[:40] in squeezed(listed)
        walk.app.on_not_checked(NotChecked(f"✘ {line.value} {ALL[40].text}"))
        await walk.go("home", to="StartScreen")
        await walk.go("enter")
        walk.app.complain(line.value)
        await walk.go("o", to="StartScreen")
        assert "Yhtiö" in screen(walk.app)

    played(assessment, replace(request_, paths=()), SIZES[0], steps)
