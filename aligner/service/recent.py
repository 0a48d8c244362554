"""The plans that were opened last, with what they came to then and before, in the user's state folder."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aligner.model.verdicts import Verdict
from aligner.service.state import read_json, state_folder, write_json

if TYPE_CHECKING:
    from aligner.model.assessment import Assessment
    from aligner.model.portfolio import Portfolio

RECENT = 12
EARLIER = 8
"""Earlier readings that are kept of one plan."""


@dataclass(frozen=True)
class Reading:
    """How many goals of each verdict a plan held on a day (ISO 8601)."""

    slogans: int
    half_hearted: int
    backed: int
    opened: str

    @property
    def counts(self) -> tuple[int, int, int]:
        """The counts in the order of ``Verdict``."""
        return self.slogans, self.half_hearted, self.backed


@dataclass(frozen=True)
class Recent:
    """A plan that was opened before, with what it came to then.

    ``earlier`` holds how it stood before, newest first: the last reading of each earlier day, and only
    where the counts differ from those of the next.
    """

    paths: tuple[str, ...]
    name: str
    slogans: int
    half_hearted: int
    backed: int
    opened: str
    earlier: tuple[Reading, ...] = ()

    @property
    def reading(self) -> Reading:
        return Reading(self.slogans, self.half_hearted, self.backed, self.opened)

    @property
    def before(self) -> Reading | None:
        """How it stood before it came to this: "slogans 5 → 3"; None where it has always stood so."""
        return next((one for one in self.earlier if one.counts != self.reading.counts), None)


def recent_plans() -> tuple[Recent, ...]:
    """The plans opened last, newest first; those whose files are gone are left out."""
    return tuple(plan for plan in _stored_plans() if all(Path(path).exists() for path in plan.paths))


def _stored_plans() -> list[Recent]:
    """The plans in the list; entries that are damaged are passed over."""
    stored = read_json(_file())
    entries = stored if isinstance(stored, list) else []
    return [plan for entry in entries if (plan := _plan(entry)) is not None]


def _plan(stored: Any) -> Recent | None:
    if not isinstance(stored, dict) or (reading := _reading(stored)) is None:
        return None
    paths, name, earlier = (stored.get(key) for key in ("paths", "name", "earlier"))
    if not (isinstance(paths, list) and paths and all(isinstance(path, str) for path in paths)):
        return None
    readings = map(_reading, earlier) if isinstance(earlier, list) else ()
    known = tuple(one for one in readings if one is not None)
    return Recent(tuple(paths), str(name or ""), *reading.counts, reading.opened, known)


def _reading(stored: Any) -> Reading | None:
    """One reading; None where anything in it isn't what it should be."""
    if not isinstance(stored, Mapping):
        return None
    slogans, half, backed, opened = (stored.get(k) for k in ("slogans", "half_hearted", "backed", "opened"))
    if not (isinstance(slogans, int) and isinstance(half, int) and isinstance(backed, int)):
        return None
    return Reading(slogans, half, backed, opened) if isinstance(opened, str) else None


def remember_paths(files: Sequence[Path], assessment: Assessment) -> None:
    """Put a plan first among the recent ones; a machine that can't keep the list goes without."""
    _remember(files, assessment.plan.name, tuple(map(assessment.count, Verdict)), assessment.as_of)


def remember_portfolio(folder: Path, portfolio: Portfolio) -> None:
    """Put a folder that a batch left first among the recent plans, with the verdicts of all its plans."""
    name = f"{folder.absolute().name}{os.sep}"
    _remember((folder,), name, tuple(portfolio.verdicts.get(one, 0) for one in Verdict), portfolio.as_of)


def _remember(files: Sequence[Path], name: str, counts: tuple[int, ...], opened: date) -> None:
    paths = tuple(str(path.absolute()) for path in files)
    slogans, half, backed = counts
    now = Reading(slogans, half, backed, opened.isoformat())
    listed = _stored_plans()  # those on a disk that is away today too: they come back with it
    last = next((plan for plan in listed if plan.paths == paths), None)
    earlier = _earlier(last, now) if last else ()
    plan = Recent(paths, name, *now.counts, now.opened, earlier)
    others = [other for other in listed if other.paths != paths]
    write_json(_file(), [asdict(one) for one in [plan, *others][:RECENT]])


def forget_plan(paths: Sequence[str]) -> None:
    """Take a plan off the list, with how it stood before; its files and what lies beside them stay."""
    write_json(_file(), [asdict(plan) for plan in _stored_plans() if plan.paths != tuple(paths)])


def _earlier(last: Recent, now: Reading) -> tuple[Reading, ...]:
    """What stands before today's reading: a day is told once, by its last reading."""
    if last.opened == now.opened or last.reading.counts == now.counts:
        return last.earlier
    return (last.reading, *last.earlier)[:EARLIER]


def _file() -> Path:
    return state_folder() / "recent.json"
