"""In which language, tone and colours things are shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from aligner import i18n
from aligner.model.verdicts import Tone

_DARK = {
    "bad": "bold #ef8275", "weak": "#dcb463", "unknown": "italic #93a1ac", "good": "#93c48d",
    "muted": "#8d98a0", "strong": "bold", "vague": "underline #dcb463", "held": "bold #93c48d",
    "say": "#7fb3c8", "pay": "#c8a878",
    "key": "bold #7fb3c8", "question": "italic",
}  # fmt: skip
_LIGHT = {
    "bad": "bold #a8231c", "weak": "#7d5200", "unknown": "italic #55606a", "good": "#23682a",
    "muted": "#5a656d", "strong": "bold", "vague": "underline #7d5200", "held": "bold #23682a",
    "say": "#24607c", "pay": "#86561a",
    "key": "bold #24607c", "question": "italic",
}  # fmt: skip
_CONTRAST = {
    "bad": "bold #ff8f80", "weak": "bold #ffd75f", "unknown": "italic #ffffff", "good": "#7dff8a",
    "muted": "#e0e0e0", "strong": "bold", "vague": "bold underline #ffd75f", "held": "bold #7dff8a",
    "say": "#6fd3ff", "pay": "#ffd75f",
    "key": "bold #6fd3ff", "question": "italic",
}  # fmt: skip
# Without colour weight alone ranks the states: the worst is the boldest, and nothing is ever dimmed.
_COLOURLESS = {
    "bad": "bold", "weak": "", "unknown": "italic", "good": "", "muted": "", "strong": "bold",
    "vague": "underline", "held": "bold", "say": "", "pay": "", "key": "bold", "question": "italic",
}  # fmt: skip
_STYLES: Mapping[str, Mapping[str, str]] = {"dark": _DARK, "light": _LIGHT, "contrast": _CONTRAST}


@dataclass(frozen=True, slots=True)
class Look:
    """How the screen speaks: all that a view needs to know besides the assessment."""

    language: str
    tone: Tone = Tone.SHARP
    names: bool = True
    theme: str = "dark"
    colour: bool = True

    def style(self, kind: str) -> str:
        """Return the Rich style of a state; the empty kind has none."""
        return self._styles[kind] if kind else ""

    @property
    def _styles(self) -> Mapping[str, str]:
        if not self.colour:
            return _COLOURLESS
        return _STYLES[self.theme]

    def say(self, key: str, **params: object) -> str:
        """Return a sentence of ``screen.toml``."""
        return i18n.text(f"screen.{key}", self.language, **params)

    def term(self, key: str) -> str:
        """Return a word of ``terms.toml``, in the neutral tone where it has one."""
        table, _, name = key.rpartition(".")
        neutral = self.tone is Tone.NEUTRAL and f"{name}_neutral" in i18n.keys("terms", table)
        return i18n.text(f"terms.{key}_neutral" if neutral else f"terms.{key}", self.language)
