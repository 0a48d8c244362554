"""What workers and widgets tell the application and its screens."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from textual.message import Message

from aligner.model.acts import Change
from aligner.model.assessment import Assessment
from aligner.model.followup import Followup
from aligner.model.grid import Cell
from aligner.service import Request
from aligner.tui.shown import Goto


@dataclass
class Progressed(Message):
    """One more file was begun; ``index`` counts from 1."""

    file: str
    index: int
    count: int


@dataclass
class Checked(Message):
    """A plan was read and assessed; ``request`` has its tone and names as its settings leave them."""

    assessment: Assessment
    request: Request


@dataclass
class NotChecked(Message):
    """A plan could not be read; ``sentence`` says why, in the language of the screen."""

    sentence: str


@dataclass
class Refused(Message):
    """A call of a group could not be done; ``sentence`` says why, in the language of the screen."""

    sentence: str
    group: str


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
class GoAsked(Message):
    """The user wants to see what is behind a number."""

    goto: Goto


@dataclass
class HintClicked(Message):
    """A key at the foot of the screen was clicked; ``run`` does what pressing it does."""

    place: str
    action: str


@dataclass
class CopyAsked(Message):
    """The cell that the cursor rests on shall go to the clipboard."""

    cell: Cell | None


@dataclass
class TextCopied(Message):
    """A text shall go to the clipboard; ``what`` names it to the user."""

    text: str
    what: str


@dataclass
class ReadAgain(Message):
    """Something that bears on how the plan is read was changed: it shall be read again."""


@dataclass
class FollowupChanged(Message):
    """The sidecar was written to; this is what stands in it now."""

    followup: Followup
    said: str = ""


@dataclass
class ChangesTried(Message):
    """The user wants to see the plan with these changes, or without any."""

    changes: tuple[Change, ...]


@dataclass
class Tried(Message):
    """The plan as it would be with the changes."""

    assessment: Assessment
    changes: tuple[Change, ...]
