"""Many plans at once: what both front ends ask of a batch and of the portfolio that it leaves."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from aligner.model.portfolio import Portfolio
from aligner.service.request import Request

FORMS = ("md", "json")
"""What is written of each plan unless other formats are asked for."""


@dataclass(frozen=True)
class BatchRequest:
    """What to read, where to put what comes of it, and how.

    ``folders`` are paths, or addresses such as ``s3://…`` for an engine on other machines. ``request`` says
    how reports read (its paths are empty). ``jobs`` 0 is one for each core.
    """

    folders: tuple[str, ...]
    out: Path
    request: Request
    forms: tuple[str, ...] = FORMS
    jobs: int = 0
    engine: str = "local"
    scheduler: str = ""
    resume: bool = False
    anonymise: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """What there is to do: plans, and by the reason what was passed over."""

    plans: int
    skipped: dict[str, int]


@dataclass(frozen=True, slots=True)
class Begun:
    """A plan is being read."""

    name: str


@dataclass(frozen=True, slots=True)
class Ended:
    """A plan has ended: "done", "unchanged" since the last time, or "failed", which ``sentence`` explains."""

    name: str
    how: str
    sentence: str = ""


BatchEvent = Found | Begun | Ended


@dataclass(frozen=True)
class BatchResult:
    """What a batch came to: the portfolio, the files of it that were written, and how the plans ended."""

    portfolio: Portfolio
    written: tuple[Path, ...]
    done: int
    unchanged: int
    failed: int
    seconds: float
