"""What lies in a folder: spreadsheets, further folders, and what is passed over for a reason."""

from __future__ import annotations

import errno
import os
import stat
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from aligner.pipeline import LOCKS, is_table
from aligner.settings import FILE
from aligner.settings.plan_folder import TABLE_ENDINGS

STATE = ".aligner"
"""The folder in which a batch keeps its state; what holds one was written by a batch."""


class Skipped(StrEnum):
    """Why something that lies in a folder is no plan, and no part of one."""

    LOCK = "lock"
    SYSTEM = "system"
    OURS = "ours"
    DOCUMENT = "document"
    EMPTY = "empty"
    DEEPER = "deeper"
    SPECIAL = "special"
    BROKEN_LINK = "broken-link"
    LINK = "link"
    UNREADABLE = "unreadable"


_JUNK = frozenset(
    {
        "thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r", "__macosx", "$recycle.bin", "lost+found",
        "system volume information", "@eadir", "~snapshot",
    }
)  # fmt: skip
"""What systems leave in folders, besides names that begin with a dot."""

_OURS = frozenset({FILE, "aligner.followup.jsonl"})
_APPLE = "._"


@dataclass(frozen=True, slots=True)
class Contents:
    """What lies directly in a folder, by name; ``unreadable`` may be anything that one may not look at."""

    tables: tuple[Path, ...]
    folders: tuple[Path, ...]
    unreadable: tuple[Path, ...]
    skipped: Counter[Skipped]


def look_into(folder: Path) -> Contents:
    """List a folder without opening anything in it. Raises OSError where that can't be done."""
    tables, folders, unreadable = list[Path](), list[Path](), list[Path]()
    skipped: Counter[Skipped] = Counter()
    for name in sorted(os.listdir(folder), key=order):  # noqa: PTH208 - names that are no UTF-8 stay as they are
        path = folder / name
        match _kind(path):
            case None:
                tables.append(path)
            case "folder":
                folders.append(path)
            case Skipped.UNREADABLE:
                unreadable.append(path)
            case Skipped() as reason:
                skipped[reason] += 1
    return Contents(tuple(tables), tuple(folders), tuple(unreadable), skipped)


def order(name: str) -> tuple[str, bytes]:
    """Names in the order of their letters, whatever the file system's."""
    return name.casefold(), os.fsencode(name)


def _kind(path: Path) -> Skipped | str | None:
    """None for a spreadsheet, "folder", or why this is neither; asks for its state and never opens it."""
    if (reason := passed_over(path.name)) is not None:
        return reason
    try:
        mode = path.stat().st_mode
    except OSError as error:
        return _unseen(error)
    if stat.S_ISDIR(mode):
        return "folder" if path.name[0] != "." else Skipped.SYSTEM
    if not stat.S_ISREG(mode):
        return Skipped.SPECIAL
    return None if is_table(path) else Skipped.DOCUMENT


def passed_over(name: str) -> Skipped | None:
    """Why something is no plan that is called so; None where its name doesn't tell."""
    if name.startswith(LOCKS):
        return Skipped.SYSTEM if name.startswith(_APPLE) else Skipped.LOCK
    if name in _OURS or name == STATE:
        return Skipped.OURS
    hidden = name[0] == "." and Path(name).suffix.lower() not in TABLE_ENDINGS
    return Skipped.SYSTEM if hidden or name.lower() in _JUNK else None


def _unseen(error: OSError) -> Skipped:
    """Why something can't be looked at: a link to nowhere, a link in a circle, or no permission."""
    if error.errno == errno.ELOOP:
        return Skipped.LINK
    return Skipped.BROKEN_LINK if error.errno in (errno.ENOENT, errno.ENOTDIR) else Skipped.UNREADABLE
