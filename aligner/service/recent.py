"""The plans that were opened last, kept in the user's state folder."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from aligner.model.assessment import Assessment, Verdict
from aligner.model.errors import OutputError
from aligner.service.writing import write_text

RECENT = 12


@dataclass(frozen=True)
class Recent:
    """A plan that was opened before, with what it came to then."""

    paths: tuple[str, ...]
    name: str
    slogans: int
    half_hearted: int
    backed: int
    opened: str


def _recent_file() -> Path:
    base = os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state"
    return Path(base) / "aligner" / "recent.json"


def recent_plans() -> tuple[Recent, ...]:
    """The plans opened last, newest first; those whose files are gone are left out."""
    try:
        listed = json.loads(_recent_file().read_text("utf-8"))
        plans = [Recent(tuple(one.pop("paths")), **one) for one in listed]
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return ()
    return tuple(plan for plan in plans if all(Path(path).exists() for path in plan.paths))


def remember_paths(files: Sequence[Path], assessment: Assessment) -> None:
    """Put a plan first among the recent ones; a machine that can't keep the list goes without."""
    paths = tuple(str(path.absolute()) for path in files)
    count = assessment.count
    now = Recent(
        paths,
        assessment.plan.name,
        count(Verdict.SLOGAN),
        count(Verdict.HALF_HEARTED),
        count(Verdict.BACKED),
        assessment.as_of.isoformat(),
    )
    others = [plan for plan in recent_plans() if plan.paths != paths]
    try:
        _recent_file().parent.mkdir(parents=True, exist_ok=True)
        write_text(
            _recent_file(), json.dumps([asdict(p) for p in [now, *others][:RECENT]], ensure_ascii=False)
        )
    except (OSError, OutputError):
        return
