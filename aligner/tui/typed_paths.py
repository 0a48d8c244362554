"""A line on which paths are typed: what it names, what is being typed, and how it goes on."""

from __future__ import annotations

import os
import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from aligner.service.browsing import Offer, offers

_SEPARATORS = tuple(filter(None, (os.sep, os.altsep)))


@dataclass(frozen=True, slots=True)
class Typed:
    """A line, taken apart: ``before`` is what stands in it before the last path.

    ``folder`` is as it was typed, with the separator at its end, ``beginning`` the name begun after it.
    ``is_quoted``: the path shares the line with others, so that a space in it needs a quotation mark.
    """

    line: str
    before: str = ""
    folder: str = ""
    beginning: str = ""
    is_quoted: bool = False

    @property
    def place(self) -> Path:
        """The folder that is being looked into."""
        return Path(self.folder or ".").expanduser()

    def with_name(self, offer: Offer) -> str:
        """The line with the last path going on to a name; a folder is left open for what is in it."""
        path = self.folder + offer.name + (os.sep if offer.is_folder else "")
        if not self.is_quoted or " " not in path:
            return self.before + path
        return f'{self.before}"{path}' + ("" if offer.is_folder else '"')

    def completed(self, known: Sequence[Offer]) -> str:
        """The line as far as all the names that begin so agree; whole, where there is only one."""
        if len(known) == 1:
            return self.with_name(known[0])
        shared = _shared([offer.name for offer in known])
        if len(shared) <= len(self.beginning):
            return self.line
        return self.with_name(Offer(shared, is_folder=False)).removesuffix('"')


def _shared(names: Sequence[str]) -> str:
    """How far names agree from their beginning, upper and lower case alike."""
    for at, chars in enumerate(zip(*names, strict=False)):
        if len({char.casefold() for char in chars}) > 1:
            return names[0][:at]
    return min(names, key=len)


def taken_apart(line: str) -> Typed:
    """Look which folder the line ends in. Asks the disk: not for the thread that draws."""
    whole = _split(line, "", is_quoted=False)
    if not line.strip() or whole.place.is_dir():
        return whole
    start = _last_word(line)
    last = line[start:].lstrip("\"'")
    return _split(line, line[:start], is_quoted=True, path=last)


def _split(line: str, before: str, *, is_quoted: bool, path: str | None = None) -> Typed:
    path = line if path is None else path
    at = max(path.rfind(separator) for separator in _SEPARATORS) + 1
    return Typed(line, before, path[:at], path[at:], is_quoted)


def _last_word(line: str) -> int:
    """Where the last word begins; a space between quotation marks belongs to its word."""
    start, quote = 0, ""
    for at, char in enumerate(line):
        if quote:
            quote = "" if char == quote else quote
        elif char in "\"'":
            quote = char
        elif char == " ":
            start = at + 1
    return start


def offered(line: str) -> tuple[Typed, tuple[Offer, ...]]:
    """The line taken apart, and what lies in its folder under a name that begins so. Asks the disk."""
    typed = taken_apart(line)
    return typed, offers(typed.place, typed.beginning)


def paths_of(line: str) -> tuple[Path, ...]:
    """One path as it stands, if there is such a file; else several, quoted as in a shell."""
    if Path(line).expanduser().exists():
        return (Path(line).expanduser(),)
    try:
        parts = shlex.split(line)
    except ValueError:  # a quotation mark left open: it ends where the line does
        parts = [line.strip("\"' ")] if line[:1] in "\"'" else [line]
    return tuple(Path(part).expanduser() for part in parts)
