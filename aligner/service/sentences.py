"""What people are told, in their language: of errors, findings, notes, and of the words of a plan."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

from aligner import i18n
from aligner.words.texts import clean

if TYPE_CHECKING:
    from aligner.model.entities import Metric
    from aligner.model.errors import AlignerError
    from aligner.model.finding import Finding
    from aligner.model.grid import Note
    from aligner.model.plan import Plan

_REASONS = {
    errno.ENOENT: "no-folder",
    errno.EACCES: "no-permission",
    errno.EPERM: "no-permission",
    errno.EROFS: "read-only",
    errno.ENOSPC: "no-space",
    errno.EDQUOT: "no-space",
    errno.EISDIR: "is-folder",
    errno.ENOTDIR: "not-folder",
    errno.ENAMETOOLONG: "name-too-long",
    errno.EIO: "device",
    errno.ENXIO: "device",
    errno.EBADF: "closed",
}
"""Why the system refused to read or write, by its error number."""


def printable(sentence: str) -> str:
    """A sentence for the terminal, on one line, without what would steer it."""
    return clean(sentence)


def refusals(plan: Plan, language: str) -> tuple[str, ...]:
    """One sentence for every input file that could not be read."""
    return tuple(
        i18n.text(f"errors.{source.refused[0]}", language, **source.refused[1])
        for source in plan.sources
        if source.refused
    )


def error_sentence(error: AlignerError, language: str) -> str:
    """What a person is told of an error: one sentence or two, with the file and the reason."""
    params = dict(error.params)
    if "expected" in params:
        params["expected"] = i18n.text(
            f"errors.expected.{params['expected']}", language, choices=params.get("choices")
        )
    for name in params.keys() & {"limit", "rows"}:
        params[name] = _counted(params[name], language)
    if "reason" in params:
        params["reason"] = _reason(error, str(params["reason"]), language)
    return i18n.text(f"errors.{error.code}", language, **params)


def _counted(value: object, language: str) -> object:
    """A count as it is written in a language; what states its unit already is left as it is."""
    if not isinstance(value, int):
        return value
    from aligner.i18n import formats

    return formats.number(value, language)


def _reason(error: AlignerError, stated: str, language: str) -> str:
    """Why the system refused, in the user's language; in its own words where it is a rare reason."""
    cause = error.__cause__
    code = _REASONS.get(cause.errno or 0, stated) if isinstance(cause, OSError) else stated
    known = code in i18n.keys("errors", "reason")
    return i18n.text(f"errors.reason.{code}", language) if known else code


def finding_text(finding: Finding, part: str, language: str, currency: str) -> str:
    """One text of a finding: title, message, why, fix or question."""
    from aligner.checks import sentence

    return sentence(finding, part, language, currency)


def question_text(code: str, language: str) -> str:
    """The question of a check that the plan has no place for."""
    from aligner.checks import question

    return question(code, language)


def note_text(note: Note, language: str, currency: str) -> str:
    """The sentence of a reading note."""
    from aligner.reports import notes

    return notes.sentence(note, language, currency)


def mark_words(text: str, language: str | None = None) -> tuple[tuple[int, int, str], ...]:
    """The stretches of a text to mark, as ``(start, end, kind)``; they may overlap.

    "vague" ones promise and say nothing. The others can be checked: the kind is the slot that they fill
    ("quantity", "deadline", "measure", "deliverable", "segment", "actor").
    """
    from aligner.words.slots import read as read_words

    reading = read_words(text, language)
    if not text.startswith(reading.text):
        return ()  # stretches of a text that was read otherwise would mark the wrong words
    return (
        *((span.start, span.end, "vague") for span in reading.vague),
        *((span.start, span.end, name) for name in reading.filled for span in reading.slots[name]),
    )


def share_of_way(metric: Metric) -> float | None:
    """How much of the way from baseline to target a metric's last value has gone; below 0 the other way.

    None where the three can't be set side by side.
    """
    from aligner.words.progress import share_of_way as share

    gone = share(metric)
    return None if gone is None else float(gone)
