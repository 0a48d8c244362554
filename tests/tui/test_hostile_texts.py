"""No text of a client's crashes the screen, vanishes from it, becomes a link or an act, or reaches it raw."""

from __future__ import annotations

import asyncio
import base64
import io
import json
import os
import sys
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import pytest
from drawn_lines import every_line, faults_of, screen_faults, steering
from hostile_plan import write_plan
from hostile_texts import ALL, FILE_NAMES, Hostile
from stage import screen, settled
from textual.pilot import Pilot
from textual.widgets import Input

from aligner import service
from aligner.model.assessment import Assessment
from aligner.service import Request, background
from aligner.tui import run
from aligner.tui.app import AlignerApp
from aligner.tui.client_text import plain
from aligner.tui.look import Look
from aligner.tui.messages import CopyAsked, NotChecked
from aligner.tui.shown import Goto, Shown
from aligner.tui.views.goal import detail_entries

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
        assert missing(await walk.copied("5"), ALL[:24], most=16) == []
        assert missing(await walk.copied("6")) == []
        assert missing(await walk.copied("8"), ALL[:9]) == []
        if size == SIZES[0]:  # what is slow to make is looked at once
            await walk.copied("3", "down", "enter")
            assert len(await walk.copied("4")) > 10_000
            await walk.go("m", to="ChoiceScreen")
            await walk.go("escape", "s", to="FormScreen")
            await walk.go("escape")
            assert len(await walk.copied("7")) > 10_000

    played(assessment, request_, size, steps)
    begun = "\x1b]52;c;"
    told = [one.removeprefix(begun).rstrip("\a") for one in copies if one.startswith(begun)]
    texts = [base64.b64decode(one).decode() for one in told]
    assert len(texts) > 4
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
        for finding in assessment.findings[:2]:
            walk.app.plan.open_finding(finding)
            await walk.go(to="FindingScreen")
            await walk.go("w", to="FormScreen")
            await walk.go("escape")
        await walk.go("2", "x", to="SourceScreen")
        await walk.go("slash", "z", "enter", to="SourceScreen")
        await walk.go("escape")
        await walk.go("e", to="ChoiceScreen")
        await walk.go("enter", to="FormScreen")
        await walk.go("escape")
        owners = squeezed(await walk.go("b", to="ChoiceScreen"))
        assert all(squeezed(plain(goal.owner)) in owners for goal in assessment.plan.goals)
        await walk.go("down", "enter")
        await walk.go("ctrl+p", to="PaletteScreen")
        await walk.go("escape", "5", "down", "enter", to="ChoiceScreen")

    played(assessment, request_, SIZES[0], steps)


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


def test_what_people_paste_is_written_and_shown_as_plain_text(
    assessment: Assessment, request_: Request, tmp_path: Path
) -> None:
    pasted = "liitetty \x1b]2;varas\x07 [@click=app.quit]teksti\u202e[/] \x9b31m"
    earlier = tmp_path / "aiempi [red]\x1b]2;varas\x07.json"
    stored = json.loads(service.render(assessment, request_, "json"))
    stored["goals"] = stored["goals"][:60]
    earlier.write_text(json.dumps(stored), "utf-8")

    async def steps(walk: Walk) -> None:
        await walk.go("2", "n", to="FormScreen")
        walk.app.screen.query(Input).first().value = pasted
        await walk.go("ctrl+s")
        assert "teksti[/]" in await walk.go("6")
        await walk.go("7", "c", to="FormScreen")
        walk.app.screen.query(Input).first().value = str(earlier)
        assert "aiempi" in await walk.go("ctrl+s")

    played(assessment, request_, SIZES[0], steps)


def test_without_a_terminal_the_path_is_told_without_what_steers(
    request_: Request, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = io.StringIO()
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, heard)
    paths = (*request_.paths, *(Path(os.fsdecode(name)) for name in FILE_NAMES))
    assert run(replace(request_, paths=paths)) == 2
    assert not steering(heard.getvalue().removesuffix("\n"))
    assert "[red]suunnitelma ]2;varas-otsikko" in heard.getvalue()


def test_after_a_defect_of_ours_nothing_of_the_plan_is_told(
    assessment: Assessment, request_: Request, capfd: pytest.CaptureFixture[str]
) -> None:
    def defect() -> None:
        raise ZeroDivisionError(assessment.plan.name)

    async def steps(walk: Walk) -> None:
        walk.app.call_later(defect)
        await walk.pilot.pause()

    with pytest.raises(ZeroDivisionError):
        played(assessment, request_, SIZES[0], steps)
    told = capfd.readouterr().err
    assert "ZeroDivisionError" in told
    assert "varas" not in told
    assert "Yhtiö" not in told
