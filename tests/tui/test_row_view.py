from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from rich.text import Text
from textual.app import App, ComposeResult
from textual.events import MouseScrollDown
from textual.pilot import Pilot

from aligner.tui.widgets.row_view import RowView


class Stage(App[None]):
    """One list and nothing else; remembers what the list told."""

    def __init__(self, count: int, *, head: bool = False, pointed: bool = True) -> None:
        super().__init__()
        self.count, self.head, self.pointed = count, head, pointed
        self.told: list[str] = []
        self.asked: list[int] = []

    def compose(self) -> ComposeResult:
        yield RowView("rows", pointed=self.pointed)

    def on_mount(self) -> None:
        self.show(self.count)
        self.view.focus()

    def show(self, count: int, **where: Any) -> None:
        head = (lambda width: Text("OTSIKKO".ljust(width))) if self.head else None
        self.view.show(count, self._row, head=head, **where)

    def _row(self, index: int, width: int) -> Text:
        self.asked.append(index)
        return Text(f"rivi {index}".ljust(width))

    @property
    def view(self) -> RowView:
        return self.query_one(RowView)

    def on_row_view_moved(self, event: RowView.Moved) -> None:
        self.told.append(f"{event.index}")

    def on_row_view_chosen(self, event: RowView.Chosen) -> None:
        self.told.append(f"chosen {event.index}")

    @property
    def lines(self) -> list[str]:
        return [strip.text[:20].rstrip() for strip in self.screen._compositor.render_strips()]


def play(stage: Stage, steps: Callable[[Pilot[None]], Awaitable[None]]) -> None:
    async def whole() -> None:
        async with stage.run_test(size=(30, 6)) as pilot:
            await pilot.pause()
            await steps(pilot)

    asyncio.run(whole())


def test_a_million_rows_cost_a_screenful_and_the_head_stays() -> None:
    stage = Stage(1_000_000, head=True)

    async def steps(pilot: Pilot[None]) -> None:
        assert stage.lines == ["OTSIKKO", *(f"rivi {n}" for n in range(5))]
        for keys, at in (
            (["G"], 999_999),
            (["g"], 0),
            (["pagedown"], 4),
            (["j", "down", "k"], 5),
            (["end", "pageup"], 999_995),
        ):
            await pilot.press(*keys)
            assert stage.view.cursor == at
            assert f"rivi {at}" in stage.lines and stage.lines[0] == "OTSIKKO"
        assert len(stage.asked) < 300

    play(stage, steps)


def test_a_click_moves_and_another_one_opens() -> None:
    stage = Stage(3, head=True)

    async def steps(pilot: Pilot[None]) -> None:
        for y in (2, 2, 0, 5):
            await pilot.click("#rows", offset=(3, y))
        assert stage.told[-2:] == ["1", "chosen 1"] and stage.view.cursor == 1

    play(stage, steps)


def test_the_wheel_scrolls_and_leaves_the_cursor() -> None:
    stage = Stage(100)

    async def steps(pilot: Pilot[None]) -> None:
        stage.view.post_message(MouseScrollDown(stage.view, 1, 1, 0, 1, 0, False, False, False))
        await pilot.pause(0.2)
        assert (stage.view.cursor, stage.lines[0] == "rivi 0") == (0, False)

    play(stage, steps)


def test_an_empty_list_takes_every_key_and_says_nothing() -> None:
    stage = Stage(0)

    async def steps(pilot: Pilot[None]) -> None:
        await pilot.press("j", "k", "G", "pageup", "home", "left", "right")
        await pilot.click("#rows", offset=(2, 1))
        assert (stage.view.cursor, stage.told, stage.lines) == (0, [], [""] * 6)

    play(stage, steps)


def test_fewer_rows_and_a_smaller_screen_keep_the_cursor_in_sight() -> None:
    stage = Stage(50)

    async def steps(pilot: Pilot[None]) -> None:
        await pilot.press("G")
        await pilot.resize_terminal(30, 3)
        await pilot.pause()
        assert "rivi 49" in stage.lines
        stage.show(10)
        await pilot.pause()
        assert stage.view.cursor == 9 and "rivi 9" in stage.lines

    play(stage, steps)


def test_a_row_that_is_found_again_stays_where_it_was_on_the_screen() -> None:
    stage = Stage(50)

    async def steps(pilot: Pilot[None]) -> None:
        await pilot.press(*["pagedown"] * 5, "up", "up")
        at = stage.lines.index(f"rivi {stage.view.cursor}")
        stage.show(48, cursor=stage.view.cursor - 2, still=True)
        await pilot.pause()
        assert stage.lines.index(f"rivi {stage.view.cursor}") == at

    play(stage, steps)


def test_lines_to_be_read_scroll_by_the_keys_without_a_cursor() -> None:
    stage = Stage(50, pointed=False)

    async def steps(pilot: Pilot[None]) -> None:
        await pilot.press("j", "down")
        assert (stage.lines[0], stage.view.cursor) == ("rivi 2", 2)
        await pilot.press("G")
        assert stage.lines[-1] == "rivi 49"
        await pilot.press("k", "home")
        await pilot.click("#rows", offset=(3, 2))
        assert (stage.lines[0], stage.told) == ("rivi 0", [])

    play(stage, steps)


@pytest.mark.parametrize("colour", [True, False])
def test_the_row_under_the_cursor_is_marked(colour: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if not colour:
        monkeypatch.setenv("NO_COLOR", "1")
    stage = Stage(3)
    stage.CSS_PATH = None  # type: ignore[misc]
    stage.stylesheet.add_source(
        "RowView:focus > .row-view--cursor { background: blue; } "
        "App:nocolor RowView:focus > .row-view--cursor { text-style: reverse; }"
    )

    async def steps(pilot: Pilot[None]) -> None:
        await pilot.pause()
        styles = [strip._segments[0].style for strip in stage.screen._compositor.render_strips()]
        assert styles[0] != styles[1] and styles[1] == styles[2]

    play(stage, steps)
