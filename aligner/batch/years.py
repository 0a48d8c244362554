"""Folders named after years: of several that hold the same, the newest is the plan."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import PurePath
from typing import TypeVar

_YEARS = re.compile(r"(?<!\d)20\d\d(?!\d)")
_Path = TypeVar("_Path", bound=PurePath)


def newest(folder: _Path, found: Iterable[_Path]) -> list[_Path]:
    """Leave out folders that hold the same for an earlier year: its money would be counted twice."""
    dated = [(path, *_dated(path.relative_to(folder).parts)) for path in found]
    latest: dict[tuple[str, ...], list[str]] = {}
    for _, what, years in dated:
        latest[what] = max(latest.get(what, []), years)
    return [path for path, what, years in dated if years == latest[what]]


def _dated(parts: Sequence[str]) -> tuple[tuple[str, ...], list[str]]:
    """The way down to the first folder that is named after years, without them; and these years."""
    for number, part in enumerate(parts):
        if years := _YEARS.findall(part):
            return (*parts[:number], _YEARS.sub("#", part).casefold()), sorted(years, reverse=True)
    return tuple(parts), []
