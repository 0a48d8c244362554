"""The follow-up beside a plan, read: every log of its folder united, values of the model out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from aligner.model.acts import Change
from aligner.model.followup import About, Decision, Entry, Followup, Intent, Remark, Waiver
from aligner.model.grid import Cell
from aligner.settings.followup_log import Line, home, lines, logs_and_aside

if TYPE_CHECKING:
    from aligner.settings.followup_schema import AboutTable, CellTable, EntryLine

_SHOWN = 80
"""Characters of a damaged line that are quoted."""

_ADDRESS = re.compile(r"([A-Z]*)([0-9]*)")


def load(paths: Sequence[Path]) -> Followup:
    """Read the follow-up of a plan; without one, an empty one. What can't be read is named, never raised."""
    found, aside = logs_and_aside(home(paths))
    if not found:
        return Followup(kept_aside=aside)
    entries, damaged = _united(found)
    standing = _standing(entries)
    kinds = {kind: tuple(one for one in standing if isinstance(one, kind)) for kind in _KINDS}
    return Followup(
        waivers=kinds[Waiver],  # type: ignore[arg-type]  # each by its own class, as it was put in
        remarks=kinds[Remark],  # type: ignore[arg-type]
        decisions=kinds[Decision],  # type: ignore[arg-type]
        intents=kinds[Intent],  # type: ignore[arg-type]
        damaged=damaged,
        kept_aside=aside,
    )


_KINDS = (Waiver, Remark, Decision, Intent)


def _united(files: Iterable[Path]) -> tuple[list[EntryLine], tuple[Cell, ...]]:
    """Every entry once, oldest first, and the lines that hold none that can be read."""
    entries: dict[str, EntryLine] = {}
    damaged: list[Cell] = []
    for path in files:
        try:
            held = lines(path)
        except OSError:
            damaged.append(Cell(path.name, ""))
            continue
        for line in held:
            entry = _entry(line)
            if entry is None:
                damaged.append(_named(path, line))
            else:
                entries.setdefault(entry.id, entry)
    return sorted(entries.values(), key=_moment), tuple(damaged)


def _named(path: Path, line: Line) -> Cell:
    return Cell(path.name, "", line.number, text=line.raw[: _SHOWN * 4].decode("utf-8", "replace")[:_SHOWN])


def _entry(line: Line) -> EntryLine | None:
    from pydantic import ValidationError

    from aligner.settings.followup_schema import EntryLine

    if line.entry is None:
        return None
    try:
        return EntryLine.model_validate(line.entry)
    except ValidationError:
        return None


def _moment(entry: EntryLine) -> datetime:
    return entry.at if entry.at.tzinfo else entry.at.replace(tzinfo=UTC)


def _standing(entries: Sequence[EntryLine]) -> tuple[Entry, ...]:
    """What was written and not withdrawn. A withdrawal can be withdrawn itself.

    What withdraws what decides, not the moments: two people's clocks may differ by minutes.
    """
    told = {entry.id: entry.withdraw for entry in entries if entry.withdraw is not None}
    against = Counter(told.values())
    ready = [one for one in told if not against[one]]
    gone: set[str] = set()
    for one in ready:  # it grows: a withdrawal is heard once all that was said against it is
        if one not in gone:
            gone.add(told[one])
        against[told[one]] -= 1
        if not against[told[one]] and told[one] in told:
            ready.append(told[one])
    return tuple(made for entry in entries if entry.id not in gone for made in _made(entry))


def _made(entry: EntryLine) -> Iterator[Entry]:
    """The value of a line; none of a withdrawal, or of a kind that isn't known here."""
    head = (entry.id, _moment(entry).isoformat(timespec="milliseconds"), entry.by)
    for part, make in _MAKERS.items():
        if getattr(entry, part) is not None:
            yield make(head, entry)


_Head = tuple[str, str, str]


def _waiver(head: _Head, entry: EntryLine) -> Waiver:
    assert entry.waive is not None
    return Waiver(*head, _about(entry.waive), entry.waive.reason, entry.waive.until)


def _remark(head: _Head, entry: EntryLine) -> Remark:
    assert entry.note is not None
    return Remark(*head, entry.note.goal, entry.note.goal_name, entry.note.text)


def _decision(head: _Head, entry: EntryLine) -> Decision:
    told = entry.decide
    assert told is not None
    cells = tuple(map(_cell, told.cells))
    fields = tuple(cell.field for cell in told.cells)
    return Decision(*head, _about(told), told.what, told.who, told.due, cells, fields)


def _intent(head: _Head, entry: EntryLine) -> Intent:
    told = entry.change
    assert told is not None
    figures = (told.text, told.baseline, told.target, told.deadline)
    return Intent(*head, Change(told.goal, told.act, *figures, tuple(told.amounts)), told.goal_name)


_MAKERS: Mapping[str, Callable[[_Head, EntryLine], Entry]] = {
    "waive": _waiver,
    "note": _remark,
    "decide": _decision,
    "change": _intent,
}


def _about(told: AboutTable) -> About:
    return About(told.check, told.subject, told.subject_id, told.subject_name)


def _cell(told: CellTable) -> Cell:
    letters, digits = _ADDRESS.fullmatch(told.cell).groups()  # type: ignore[union-attr]  # checked before
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return Cell(told.file, told.sheet, int(digits or 0), column, told.text)
