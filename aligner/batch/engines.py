"""What reads the plans of a batch: on this machine, or on many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from aligner.model.errors import AlignerError
from aligner.model.finding import Param


@dataclass(frozen=True, slots=True)
class Task:
    """One plan to be read: its id, and what the work is called with."""

    id: str
    argument: Any


@dataclass(frozen=True, slots=True)
class Failure:
    """Why the work on one plan came to nothing: the code and params of an error's sentence."""

    code: str
    params: Mapping[str, Param] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one task: what the work returned, or why there is nothing."""

    id: str
    answer: Any | Failure


@dataclass(frozen=True, slots=True)
class Began:
    """A task was begun."""

    id: str


class Engine(Protocol):
    """Does tasks side by side. A task that takes its process down costs itself alone."""

    def run(self, tasks: Iterable[Task]) -> Iterator[Began | Outcome]:
        """Yield one outcome for each task as it ends, in any order; tasks are taken as there is room."""

    def close(self) -> None:
        """End all processes at once; what is under way is lost, and nothing of it left."""


def failure_of(error: AlignerError) -> Failure:
    """Why one plan came to nothing, as plain values."""
    return Failure(error.code, {name: _param(value) for name, value in error.params.items()})


def _param(value: object) -> Param:
    return value if isinstance(value, str | int) else str(value)
