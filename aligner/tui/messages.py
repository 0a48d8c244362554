"""What workers and widgets tell the application and its screens."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from textual.message import Message

from aligner.model.assessment import Assessment, Tone
from aligner.model.grid import Cell


@dataclass
class Progressed(Message):
    """One more file was begun; ``index`` counts from 1."""

    file: str
    index: int
    count: int


@dataclass
class Checked(Message):
    """A plan was read and assessed; ``tone`` and ``names`` are what its settings leave of the request."""

    assessment: Assessment
    tone: Tone
    names: bool


@dataclass
class NotChecked(Message):
    """A plan could not be read; ``sentence`` says why, in the language of the screen."""

    sentence: str


@dataclass
class ReportAsked(Message):
    """The user chose where the report goes, and in which language."""

    path: Path
    language: str


@dataclass
class ReportWritten(Message):
    """The report stands in ``path``."""

    path: Path


@dataclass
class ReportNotWritten(Message):
    """The report could not be written; ``sentence`` says why."""

    sentence: str


@dataclass
class PathsChosen(Message):
    """The user chose what to open."""

    paths: tuple[Path, ...]


@dataclass
class GoalChosen(Message):
    """The cursor of the list stands on another goal; None where the list is empty."""

    goal: str | None


@dataclass
class TabChosen(Message):
    """A tab was clicked."""

    tab: str


@dataclass
class HintClicked(Message):
    """A key at the foot of the screen was clicked."""

    action: str


@dataclass
class CopyAsked(Message):
    """The cell that the cursor rests on shall go to the clipboard."""

    cell: Cell | None
