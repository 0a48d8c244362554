"""The shape of one line of the follow-up; imported only where there is one, for pydantic is slow to load."""

from __future__ import annotations

from datetime import date, datetime

from pydantic import BaseModel, ConfigDict, Field

from aligner.model.acts import Act
from aligner.model.finding import Subject


class _Open(BaseModel):
    """A newer version may write keys that this one doesn't know."""

    model_config = ConfigDict(extra="ignore")


class AboutTable(_Open):
    """The finding that is meant: its check, and what it speaks of."""

    check: str
    subject: Subject
    subject_id: str
    subject_name: str = ""


class WaiveTable(AboutTable):
    """``waive``: the finding is accepted until a day."""

    reason: str
    until: date


class NoteTable(_Open):
    """``note``: something about a goal."""

    goal: str
    goal_name: str = ""
    text: str


class CellTable(_Open):
    """A cell as it stood: ``cell`` is its address, ``field`` the subject's own field, where it is one."""

    file: str
    sheet: str = ""
    cell: str = Field("", pattern="^[A-Z]{0,7}[0-9]{0,9}$")
    text: str = ""
    field: str = ""


class DecideTable(AboutTable):
    """``decide``: who does what by when."""

    what: str
    who: str = ""
    due: date | None = None
    cells: list[CellTable] = []


class ChangeTable(_Open):
    """``change``: what is to be written where; ``amounts`` are year and minor units or thousandths."""

    goal: str
    goal_name: str = ""
    act: Act
    text: str = ""
    baseline: str = ""
    target: str = ""
    deadline: str = ""
    amounts: list[tuple[int, int]] = []


class EntryLine(_Open):
    """One line. A line of a kind that is not known here holds none of the five, and is left alone."""

    id: str = Field(min_length=1)
    at: datetime
    by: str = ""
    waive: WaiveTable | None = None
    note: NoteTable | None = None
    decide: DecideTable | None = None
    change: ChangeTable | None = None
    withdraw: str | None = None
