"""A quotation with the words marked that promise without saying anything, and those that can be checked."""

from __future__ import annotations

from collections.abc import Iterator

from aligner.reports.escaping import Safe, md, plain
from aligner.words.slots import Reading, read
from aligner.words.spans import Span


def marked(text: str) -> Safe:
    """Escape a text for Markdown, its vague words in italics and what an outsider could check in bold."""
    shown = plain(text)
    reading = read(shown)
    if reading.text != shown:
        return md(shown)  # spans of a text that was read otherwise would mark the wrong words
    return Safe("".join(_pieces(shown, list(_marks(reading)))))


def _marks(reading: Reading) -> Iterator[tuple[Span, str]]:
    """The stretches to mark with their signs, none within another; what holds goes before what is vague."""
    held = [(span, "**") for name in reading.filled for span in reading.slots[name]]
    taken: list[Span] = []
    for span, sign in (*held, *((span, "*") for span in reading.vague)):
        if not any(span.overlaps(other) for other in taken):
            taken.append(span)
            yield span, sign


def _pieces(text: str, marks: list[tuple[Span, str]]) -> Iterator[str]:
    at = 0
    for span, sign in sorted(marks, key=lambda mark: mark[0].start):
        yield _kept(text[at : span.start])
        yield f"{sign}{md(text[span.start : span.end])}{sign}"
        at = span.end
    yield _kept(text[at:])


def _kept(text: str) -> str:
    """Escape a piece between two marks, with the spaces at its ends, which escaping would take."""
    bare = text.strip()
    if not bare:
        return text
    start = text.index(bare[0])
    return f"{text[:start]}{md(bare)}{text[start + len(bare) :]}"
