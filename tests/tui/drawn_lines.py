"""Looks at what is drawn, line by line: no client's text may steer, link, act, or leave its place."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from rich.cells import cell_len
from rich.style import Style
from rich.text import Text
from textual.strip import Strip
from textual.widgets import OptionList, Static

from aligner.tui.app import AlignerApp
from aligner.tui.screens.plan import PlanScreen
from aligner.tui.widgets.row_view import RowView

BREAKS = frozenset("\u2028\u2029\u3164\uffa0\u115f\u034f")
TEXTUALS = frozenset({"option", "offset", "@mouse.down", "@mouse.up"})
"""What Textual itself notes on a stretch: an option's number, where a text stands, what a scroll bar does."""
SCROLL_ACTS = frozenset({"grab", "release", "scroll_up", "scroll_down"})


def steering(text: str) -> str:
    """The characters of a text that no terminal may be given."""
    return "".join(c for c in text if unicodedata.category(c).startswith("C") or c in BREAKS)


def faults_of(text: Text) -> Iterator[str]:
    """What is wrong with a line of a view: it has its own line breaks, but nothing else that steers."""
    yield from (f"steers: {line!a}" for line in text.plain.split("\n") if steering(line))
    styles = [text.style, *(span.style for span in text.spans)]
    yield from (f"acts: {style}" for style in styles if "click" in str(style) or "link" in str(style))


def screen_faults(app: AlignerApp) -> Iterator[str]:
    """What is wrong with the screen as it is drawn now."""
    width, height = app.size
    strips = app.screen._compositor.render_strips()
    if len(strips) != height:
        yield f"{len(strips)} lines of {height}"
    for number, strip in enumerate(strips):
        if strip.cell_length != width or cell_len(strip.text) != width:
            yield f"line {number} is {cell_len(strip.text)} cells wide: {strip.text!a}"
        yield from _strip_faults(strip)


def _strip_faults(strip: Strip) -> Iterator[str]:
    for text, style, control in strip:
        if control or steering(text):
            yield f"steers: {text!a}"
        if style is not None:
            yield from _style_faults(style, text)


def _style_faults(style: Style, text: str) -> Iterator[str]:
    if style.link:
        yield f"links to {style.link}: {text!a}"
    for name, act in style.meta.items():
        if name not in TEXTUALS or (name.startswith("@") and act not in SCROLL_ACTS):
            yield f"acts by {name} {act}: {text!a}"


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
