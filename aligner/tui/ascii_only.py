"""For terminals that can't draw our signs: every sign becomes one of ASCII, of the same width."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

_SIGNS = str.maketrans(
    {
        **dict.fromkeys("✘", "X"), **dict.fromkeys("✔", "V"), **dict.fromkeys("◐", "~"),
        **dict.fromkeys("●▸▶►›", ">"), **dict.fromkeys("○◂◀‹", "<"), **dict.fromkeys("·•", "."), "▾": "v",
        "▲": "^", "▼": "v", "↑": "^", "↓": "v", "→": ">", "←": "<", "↔": "=", "⏎": "E", "⇥": "T", "␣": "_",
        "⚠": "!", "…": ".", "–": "-", "—": "-", "−": "-", "“": '"', "”": '"', "„": '"', "’": "'", "‘": "'",
        "▽": "v", "€": "E", "£": "L", "\u00a0": " ", "\u202f": " ", "⌫": "B",
        **dict.fromkeys("█▉▊▋▌▄▀▆▇▅▃▂▁▐", "#"), **dict.fromkeys("▍▎▏", "|"), **dict.fromkeys("░▒▓", ":"),
        **dict.fromkeys("─━╌┄═▔▁", "-"), **dict.fromkeys("│┃║╎┆▕", "|"),
        **dict.fromkeys("╭╮╰╯┌┐└┘├┤┬┴┼╋╔╗╚╝", "+"),
    }
)  # fmt: skip
_POOR_TERMINALS = frozenset({"linux", "vt100", "vt102", "vt220", "ansi", "cons25"})


def wanted(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether the terminal says that it has no more signs than ASCII's: by its kind, or by its locale."""
    if environment.get("TERM") in _POOR_TERMINALS:
        return True
    stated = next((environment[name] for name in ("LC_ALL", "LC_CTYPE", "LANG") if environment.get(name)), "")
    _, _, charset = stated.partition(".")
    return bool(charset) and charset.partition("@")[0].lower().replace("-", "") != "utf8"


@lru_cache(4096)
def in_ascii(text: str) -> str:
    """A text in ASCII, as wide as it was: letters lose their marks, what is left becomes question marks."""
    if text.isascii():
        return text
    return "".join(sign if sign.isascii() else _plain(sign) for sign in text.translate(_SIGNS))


def _plain(sign: str) -> str:
    width = cell_len(sign)
    base = unicodedata.normalize("NFKD", sign)[:1]
    return base if base.isascii() and width == 1 else "?" * width


class AsciiFilter(LineFilter):
    """Applied to every line that is drawn, so that no view has to know of it."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        return [Segment(in_ascii(text), style, control) for text, style, control in segments]
