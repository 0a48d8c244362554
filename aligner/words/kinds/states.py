"""The state that a status cell tells: traffic lights as words, letters or signs."""

from __future__ import annotations

from aligner.model.told import UNTOLD, Told
from aligner.words.kinds.initiatives import initiative_step
from aligner.words.kinds.telling import first_of, spoken
from aligner.words.texts import LONGEST, normalise

_SIGNS = {
    "🟢": "green",
    "💚": "green",
    "🟩": "green",
    "🟡": "amber",
    "🟠": "amber",
    "🟨": "amber",
    "🟧": "amber",
    "⚠": "amber",
    "🔴": "red",
    "🟥": "red",
    "❌": "red",
    "⛔": "stopped",
    "🛑": "stopped",
    "⏸": "stopped",
    "✅": "done",
    "✔": "done",
    "☑": "done",
    "🏁": "done",
}
_LETTERS = {"G": "green", "A": "amber", "Y": "amber", "R": "red"}


def status_of(text: str) -> Told:
    """Return green, amber, red, stopped or done; falsy for "not started" and where nothing tells."""
    words = normalise(text[:LONGEST])
    sign = next((sign for sign in words if sign in _SIGNS), "")
    if sign:
        return Told(_SIGNS[sign], (sign,))
    if words in _LETTERS:
        return Told(_LETTERS[words], (words,))
    return _of_words(text)


def _of_words(text: str) -> Told:
    found = spoken(text, "status")
    step = initiative_step(text)
    if step.value == "stopped":
        return step
    light = first_of(found, ("red", "amber", "green"))
    return light or (step if step.value == "done" else UNTOLD)
