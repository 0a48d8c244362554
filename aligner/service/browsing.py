"""What lies in a folder, for somebody who is typing the path of a plan."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

OFFERED = 500
"""So many names of one folder are offered; typing a letter brings up the others."""


_COMMON = ("xlsx", "xlsm", "xlsb", "xls", "ods")


@dataclass(frozen=True, slots=True)
class Offer:
    """A folder, or a file that is read as part of a plan."""

    name: str
    is_folder: bool


def readable_endings() -> tuple[str, ...]:
    """The endings of the files that are read, without their dots, the commonest first."""
    from aligner.settings.plan_folder import TABLE_ENDINGS

    known = {ending.removeprefix(".") for ending in TABLE_ENDINGS}
    return (*(one for one in _COMMON if one in known), *sorted(known.difference(_COMMON)))


def offers(folder: Path, beginning: str = "") -> tuple[Offer, ...]:
    """The folders, then the spreadsheets in a folder whose names begin so; nothing where it can't be read.

    Hidden ones are offered only to who types their dot.
    """
    try:
        found = list(_found(folder, beginning.casefold()))
    except OSError:
        return ()
    found.sort(key=lambda offer: (not offer.is_folder, offer.name.casefold()))
    return tuple(found[:OFFERED])


def _found(folder: Path, beginning: str) -> Iterator[Offer]:
    from aligner.pipeline import is_table

    with os.scandir(folder) as entries:
        for entry in entries:
            hidden = entry.name.startswith(".") and not beginning.startswith(".")
            if hidden or not entry.name.casefold().startswith(beginning):
                continue
            if entry.is_dir():
                yield Offer(entry.name, is_folder=True)
            elif is_table(folder / entry.name):
                yield Offer(entry.name, is_folder=False)
