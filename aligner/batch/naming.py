"""What a plan of a batch is called: by its id, by its name, and in the names of its reports."""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from pathlib import Path

LONGEST = 120
"""Bytes of a report's name without its ending; what writes it may add to that."""

_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
_DEVICES = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?![^.])", re.IGNORECASE)
_TAKEN = frozenset({"portfolio"})
_EDGES = " .~-"
_NAMELESS = "plan"


@dataclass(frozen=True, slots=True)
class Named:
    """The entry of a folder that stands for a plan: a file that lies ``loose`` in ``root``, or a folder."""

    root: Path
    entry: str
    loose: bool

    @property
    def stem(self) -> str:
        return Path(self.entry).stem if self.loose else self.entry


def ids_of(plans: Sequence[Named]) -> list[str]:
    """Valid Unicode that tells plans apart: their entries, and their folders where two hold the same."""
    return _told_apart(
        plans,
        [
            lambda plan: _unicode(plan.entry),
            lambda plan: "/".join(_unicode(part) for part in (plan.root.name, plan.entry)),
            lambda plan: "/".join(_unicode(part) for part in (*plan.root.parts[1:], plan.entry)),
            lambda plan: _marked(_unicode(plan.entry), os.fsencode(plan.root / plan.entry)),
        ],
        str,
    )


def names_of(plans: Sequence[Named], ids: Sequence[str]) -> list[str]:
    """What people call each plan, on one line; its whole id where two would be called the same."""
    known = dict(zip(plans, ids, strict=True))
    return _told_apart(
        plans,
        [
            lambda plan: _readable(plan.stem) or _readable(plan.entry) or _NAMELESS,
            lambda plan: _readable(known[plan]),
            lambda plan: _marked(_readable(known[plan]), known[plan].encode()),
        ],
        str,
    )


def report_names(plans: Sequence[Named], ids: Sequence[str]) -> list[str]:
    """Names for reports, without endings, that are safe on every system and of which no two are the same.

    Two are the same where letters differ in case or Unicode form only. They depend on the plans alone: what
    tells two apart is the file's ending or a mark made of the id, never the order or the number of others.
    """
    known = dict(zip(plans, ids, strict=True))
    return _told_apart(
        plans,
        [
            lambda plan: file_name(plan.stem),
            lambda plan: file_name(_with_ending(plan.entry) if plan.loose else plan.entry),
            lambda plan: _marked(file_name(plan.stem), known[plan].encode()),
            lambda plan: _marked(file_name(plan.stem), known[plan].encode(), 32),
        ],
        _key,
    )


def file_name(text: str) -> str:
    """A name for a file, without an ending, that every system takes and no terminal is steered by."""
    name = _FORBIDDEN.sub("_", _readable(text)).lstrip(_EDGES)
    if _DEVICES.match(name) or _key(name) in _TAKEN:
        name = f"{name.partition('.')[0]}_{name.partition('.')[1]}{name.partition('.')[2]}"
    return _cut(name, LONGEST) or _NAMELESS


def _with_ending(entry: str) -> str:
    stem, _, ending = entry.rpartition(".")
    return f"{stem.rstrip()}-{ending}"


def _told_apart(
    plans: Sequence[Named], ways: Sequence[Callable[[Named], str]], same: Callable[[str], Hashable]
) -> list[str]:
    """Call each plan in the first of some ways in which no other is called the same."""
    levels = [0] * len(plans)
    while True:
        called = [ways[level](plan) for plan, level in zip(plans, levels, strict=True)]
        often = Counter(map(same, called))
        shared = [number for number, name in enumerate(called) if often[same(name)] > 1]
        raised = [number for number in shared if levels[number] + 1 < len(ways)]
        if not raised:
            return called
        for number in raised:
            levels[number] += 1


def _marked(name: str, whole: bytes, digits: int = 8) -> str:
    mark = hashlib.sha256(whole).hexdigest()[:digits]
    return f"{_cut(name, LONGEST - digits - 1)}-{mark}"


def _unicode(name: str) -> str:
    """A name with what is no UTF-8 in it written out."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _readable(name: str) -> str:
    """A name on one line, in one Unicode form, without signs that are not seen or steer what shows them."""
    composed = unicodedata.normalize("NFC", name)
    return " ".join("".join(map(_sign, composed)).split())


def _sign(sign: str) -> str:
    kind = unicodedata.category(sign)
    if kind in {"Cc", "Zs", "Zl", "Zp"}:
        return " "
    if kind in {"Cs", "Cn", "Co"}:
        return "_"
    return "" if kind == "Cf" else sign


def _cut(name: str, most: int) -> str:
    """The beginning of a name in at most so many bytes, whole letters only."""
    cut = name.encode()[:most].decode("utf-8", "ignore")
    return cut.rstrip(_EDGES)


def _key(name: str) -> str:
    """Equal for names that some file system takes for the same."""
    folded = unicodedata.normalize("NFKD", name).casefold()
    return unicodedata.normalize("NFKD", folded)
