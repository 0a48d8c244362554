"""What workers and widgets tell the application and its screens."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from aligner.model.acts import Change
    from aligner.model.assessment import Assessment
    from aligner.model.finding import Finding
    from aligner.model.followup import Followup
    from aligner.model.grid import Cell
    from aligner.model.portfolio import Portfolio
    from aligner.service import Recent, Request
    from aligner.service.browsing import Offer
    from aligner.service.watching import Fingerprint
    from aligner.tui.portfolio_listing import Listing
    from aligner.tui.shown import Goto
    from aligner.tui.typed_paths import Typed


@dataclass
class Progressed(Message):
    """One more file was begun, or one more sheet of it; both are counted from 1.

    ``sheet`` is empty until the first is begun, ``sheet_count`` 0 where it isn't known yet.
    """

    file: str
    index: int
    count: int
    sheet: str = ""
    sheet_index: int = 0
    sheet_count: int = 0

    @property
    def share(self) -> float:
        """How much has been read, 0–1, a sheet counted when it is done."""
        sheets = (self.sheet_index - 1) / self.sheet_count if self.sheet_count else 0.0
        return (self.index - 1 + max(0.0, sheets)) / self.count if self.count else 0.0


@dataclass
class Checked(Message):
    """A plan was read and assessed; ``request`` has its tone and names as its settings leave them.

    ``seen`` is how its files lay on the disk just before.
    """

    assessment: Assessment
    request: Request
    seen: Fingerprint


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
class PortfolioRead(Message):
    """A portfolio was read from the folder that a batch left."""

    listing: Listing


@dataclass
class PortfolioRefused(Message):
    """A portfolio could not be read; ``sentence`` says why, in the language of the screen."""

    sentence: str


@dataclass
class ReportsFound(Message):
    """The files of a portfolio that lie in its folder, by name."""

    names: tuple[str, ...]


@dataclass
class PlanAsked(Message):
    """A plan of a portfolio shall be opened, judged by the portfolio's day and told as its reports are."""

    paths: tuple[Path, ...]
    portfolio: Portfolio


@dataclass
class StartListed(Message):
    """What can be opened without typing: the recent plans, and the folders of the samples."""

    recent: tuple[Recent, ...]
    samples: tuple[Path, ...]


@dataclass
class FolderSeen(Message):
    """What lies in the folder that is being typed; ``typed`` is the line as it stood then."""

    typed: Typed
    offers: tuple[Offer, ...]


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
class FindingAsked(Message):
    """The user wants to read a finding in full."""

    finding: Finding


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
class SettingsWritten(Message):
    """We write the settings file, or have; the plan is read again when whoever did so asks for it.

    ``ours``: as the file lies now, it is as we wrote it.
    """

    under_way: bool
    ours: bool = True


@dataclass
class ReadAgain(Message):
    """Something that bears on how the plan is read was changed: it shall be read again."""


@dataclass
class FollowupChanged(Message):
    """The sidecar was written to; this is what stands in it now.

    ``tried``: a change that was kept until now, and is to be tried again.
    """

    followup: Followup
    said: str = ""
    tried: Change | None = None


@dataclass
class Tried(Message):
    """The plan as it would be with the changes."""

    assessment: Assessment
    changes: tuple[Change, ...]


@dataclass
class WaiveAsked(Message):
    """The user wants to accept a finding until a day."""

    finding: Finding


@dataclass
class DecideAsked(Message):
    """The user wants to write down what was decided about a finding."""

    finding: Finding


@dataclass
class NoteAsked(Message):
    """The user wants to note something about a goal; its id."""

    goal: str


@dataclass
class TryAsked(Message):
    """The user wants to try a change on a goal; its id."""

    goal: str


@dataclass
class ChangeKept(Message):
    """Changes that were tried are to be made: they shall be written down beside the plan."""

    changes: tuple[Change, ...]


@dataclass
class ChangeDropped(Message):
    """A change shall no longer be tried."""

    change: Change


@dataclass
class ChangeEdited(Message):
    """The user wants to type a change that is being tried anew."""

    change: Change


@dataclass
class EntryWithdrawn(Message):
    """An entry of the follow-up, by its id, shall be taken back."""

    entry: str


@dataclass
class UndoAsked(Message):
    """What was written down last shall be taken back."""


@dataclass
class TodoAsked(Message):
    """The cells to fill for these changes shall be written as a list."""

    changes: tuple[Change, ...]


@dataclass
class TodoWritten(Message):
    """The list of cells to fill stands here."""

    path: Path
