"""A goal's own words on the screen: quoted as they stand, the empty and the checkable ones marked."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from aligner import i18n, service
from aligner.model.entities import Goal
from aligner.model.verdicts import Tone
from aligner.tui.client_text import plain
from aligner.tui.look import Look
from aligner.tui.views.entry import Entry

VAGUE = "vague"
MOST_WORDS = 6
"""So many stretches of a kind are named below a quotation."""


def word_entries(goal: Goal, look: Look) -> Iterator[Entry]:
    """The definition, or the statement that stands for it, and the ambition level."""
    if goal.definition_is_name:
        yield from _quoted(look, "quote", goal.name, goal, "name")
    elif goal.definition:
        yield from _quoted(look, "definition", goal.definition, goal, "definition")
    if goal.ambition:
        yield from _quoted(look, "ambition", goal.ambition, goal, "ambition")


def _quoted(look: Look, key: str, words: str, goal: Goal, field: str) -> Iterator[Entry]:
    """Set the client's words inside our sentence; below it, what kind of words were marked."""
    clean = plain(words)
    marks = service.mark_words(clean)
    before, _, after = look.say(f"detail.{key}", text="\x00").partition("\x00")
    text = Text.assemble((before, look.style("muted")), clean, (after, look.style("muted")))
    for start, end, kind in marks:
        style = look.style(VAGUE if kind == VAGUE else "held")
        text.stylize(style, len(before) + start, len(before) + end)
    if marks:
        text.append("\n").append_text(_kinds(clean, marks, look))
    yield Entry(text, cell=goal.cells.get(field))


def _kinds(text: str, marks: tuple[tuple[int, int, str], ...], look: Look) -> Text:
    """Name what was marked, kind by kind: which words say nothing, and which slot the others fill."""
    named: dict[str, list[str]] = {}
    for start, end, kind in marks:
        quoted = i18n.text("words.quoted", look.language, text=text[start:end])
        if quoted not in named.setdefault(kind, []):
            named[kind].append(quoted)
    line = Text("  ", style=look.style("muted"))
    for index, (kind, words) in enumerate(named.items()):
        vague = "words.vague" if look.tone is Tone.SHARP else "goals.detail.vague_neutral"
        key = vague if kind == VAGUE else f"words.slot.{kind}"
        more = " …" if len(words) > MOST_WORDS else ""
        said = f"{i18n.text(key, look.language)} {', '.join(words[:MOST_WORDS])}{more}"
        line.append(" · " if index else "").append(said)
    return line
