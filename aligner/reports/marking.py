"""A quotation with the words marked that promise without saying anything, and those that can be checked."""

from __future__ import annotations

from collections.abc import Iterator

from aligner.reports.escaping import Safe, md, plain
from aligner.words.slots import Reading, read
from aligner.words.spans import Span

Mark = tuple[int, int, str]
"""From where to where of a text, and the sign on both sides of it."""


def marked(text: str) -> Safe:
    """Escape a text for Markdown, its vague words in italics and what an outsider could check in bold."""
    shown = plain(text)
    reading = read(shown)
    if reading.text != shown:
        return md(shown)  # spans of a text that was read otherwise would mark the wrong words
    return Safe("".join(_pieces(shown, _joined(shown, _marks(reading)))))


def _marks(reading: Reading) -> list[Mark]:
    """The stretches to mark, in order, none within another; what holds goes before what is vague."""
    held = [(span, "**") for name in reading.filled for span in reading.slots[name]]
    taken: list[tuple[Span, str]] = []
    for span, sign in (*held, *((span, "*") for span in reading.vague)):
        if not any(span.overlaps(other) for other, _ in taken):
            taken.append((span, sign))
    return sorted((span.start, span.end, sign) for span, sign in taken)


def _joined(text: str, marks: list[Mark]) -> list[Mark]:
    """Make one of marks of a kind that only a space or a hyphen parts: "world-leading engagement"."""
    joined: list[Mark] = []
    for start, end, sign in marks:
        goes_on = joined and joined[-1][2] == sign and text[joined[-1][1] : start] in {" ", "-"}
        joined.append((joined.pop()[0] if goes_on else start, end, sign))
    return joined


def _pieces(text: str, marks: list[Mark]) -> Iterator[str]:
    at = 0
    for start, end, sign in marks:
        yield _kept(text[at:start])
        yield f"{sign}{md(text[start:end])}{sign}"
        at = end
    yield _kept(text[at:])


def _kept(text: str) -> str:
    """Escape a piece between two marks, with the spaces at its ends, which escaping would take."""
    bare = text.strip()
    if not bare:
        return text
    start = text.index(bare[0])
    return f"{text[:start]}{md(bare)}{text[start + len(bare) :]}"
