"""What the terminal UI remembers between runs, in general and of each plan, in the user's state folder."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from aligner.model.errors import OutputError
from aligner.service.writing import write_text

PLANS = 50
"""Plans that are remembered; the one left longest ago is forgotten first."""

ENTRIES = 64
LONGEST = 2000
"""Entries of one plan, and characters of each: more than any screen asks for."""

Remembered = Mapping[str, str]


@dataclass(frozen=True)
class State:
    """What is remembered: names and values as the screens chose them; the plan left last comes first."""

    general: Remembered = field(default_factory=dict)
    plans: Mapping[tuple[str, ...], Remembered] = field(default_factory=dict)

    def of(self, paths: Sequence[Path]) -> Remembered:
        """What is remembered of a plan; nothing of one that was never open."""
        return self.plans.get(_key(paths), {})

    def with_general(self, remembered: Remembered) -> State:
        """The same with some general entries set."""
        return State({**self.general, **remembered}, self.plans)

    def with_plan(self, paths: Sequence[Path], remembered: Remembered) -> State:
        """The same with what is remembered of one plan replaced, and that plan first."""
        key = _key(paths)
        others = {other: kept for other, kept in self.plans.items() if other != key}
        return State(self.general, {key: dict(remembered), **others})


def state_folder() -> Path:
    """The folder for what a program remembers, as the system has it; it need not be there yet."""
    if stated := os.environ.get("XDG_STATE_HOME"):
        return Path(stated) / "aligner"
    if sys.platform == "win32" and (local := os.environ.get("LOCALAPPDATA")):
        return Path(local) / "aligner"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "aligner"
    return Path.home() / ".local" / "state" / "aligner"


def load_state() -> State:
    """Read what is remembered; what is damaged in it is as if it had never been there."""
    stored = read_json(_file())
    if not isinstance(stored, dict):
        return State()
    plans = stored.get("plans")
    listed = [plan for plan in plans if isinstance(plan, dict)] if isinstance(plans, list) else []
    return State(
        _texts(stored.get("general")),
        {tuple(paths): _texts(plan.get("remembered")) for plan in listed if (paths := _paths(plan))},
    )


def save_state(state: State) -> None:
    """Write what is remembered, the last fifty plans of it; a machine that can't keep it goes without."""
    plans = list(state.plans.items())[:PLANS]
    write_json(
        _file(),
        {
            "general": _texts(state.general),
            "plans": [{"paths": list(key), "remembered": _texts(kept)} for key, kept in plans],
        },
    )


def keep_state(paths: Sequence[Path], remembered: Remembered, general: Remembered) -> None:
    """Remember a plan and some general entries beside whatever another window has written meanwhile."""
    state = load_state().with_general(general)
    save_state(state.with_plan(paths, remembered) if paths else state)


def read_json(file: Path) -> Any:
    """What a file of the state folder holds; None where it isn't there or can't be read."""
    try:
        return json.loads(file.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return None


def write_json(file: Path, value: Any) -> None:
    """Write a file of the state folder whole, or leave it as it was."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        write_text(file, json.dumps(value, ensure_ascii=False))
    except (OSError, OutputError):
        return


def _file() -> Path:
    return state_folder() / "state.json"


def _key(paths: Sequence[Path]) -> tuple[str, ...]:
    return tuple(str(path.absolute()) for path in paths)


def _paths(plan: Mapping[str, Any]) -> list[str]:
    """The paths of a stored plan; none where they are anything but texts."""
    paths = plan.get("paths")
    return paths if isinstance(paths, list) and all(isinstance(path, str) for path in paths) else []


def _texts(stored: Any) -> dict[str, str]:
    """The entries that are texts, as many and as long as are kept."""
    entries = stored.items() if isinstance(stored, Mapping) else ()
    kept = [(k, v) for k, v in entries if isinstance(k, str) and isinstance(v, str) and len(v) <= LONGEST]
    return dict(kept[:ENTRIES])
