"""One finding in full: what was seen, why it matters, what to do, and every cell it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Vertical

from aligner import service
from aligner.model.finding import Finding
from aligner.model.grid import Cell
from aligner.tui.client_text import client_text, plain
from aligner.tui.commands import bindings
from aligner.tui.labels import severity_label
from aligner.tui.look import Look
from aligner.tui.messages import CopyAsked
from aligner.tui.references import reading_form
from aligner.tui.screens.spoken import SpokenDialog
from aligner.tui.views.entry import Entry, heading, two_sided, wrapped
from aligner.tui.widgets.entry_list import EntryList
from aligner.tui.widgets.frame import HintBar

PARTS = ("why", "fix", "question")


class FindingScreen(SpokenDialog[str]):
    """Opened from a finding's line; answers the name of what the user wants to do about it, if anything."""

    place = "finding"
    BINDINGS = bindings("finding")

    def __init__(self, look: Look, finding: Finding, currency: str) -> None:
        super().__init__(look)
        self._finding = finding
        self._currency = currency

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield EntryList("finding")
            yield HintBar()

    def speak(self, look: Look) -> None:
        self.query_one(EntryList).show(lambda width: tuple(self._entries(look, width)), keep=True)

    def action_copy(self) -> None:
        entry = self.query_one(EntryList).entry
        self.post_message(CopyAsked(entry.cell if entry else None))

    def _entries(self, look: Look, width: int) -> Iterator[Entry]:
        finding = self._finding
        title = wrapped(self._text("title", look), width, look.style("strong"))
        sign = severity_label(finding.severity, look).text(look)
        about = client_text(finding.subject_name, look.style("muted"), width=width - sign.cell_len - 12)
        weight = Text.assemble(sign, f"  {finding.check}")
        yield Entry(Text("\n").join((title, two_sided(about, weight, width))))
        yield Entry(Text("\n").append_text(wrapped(self._text("message", look), width)))
        for part in PARTS:
            yield heading(look.say(f"finding.{part}"), look)
            style = look.style("question" if part == "question" else "")
            yield Entry(wrapped(self._text(part, look), width, style))
        if finding.evidence:
            count = max(finding.total, len(finding.evidence))
            yield heading(look.say("finding.cells", count=count), look)
        for cell in finding.evidence:
            yield Entry(_cell(cell, look, width), cell=cell)

    def _text(self, part: str, look: Look) -> str:
        return service.finding_text(self._finding, part, look.language, self._currency)


def _cell(cell: Cell, look: Look, width: int) -> Text:
    """Name a cell and quote what stands there; a whole row or sheet is only named."""
    place = Text(reading_form(cell) + "  ", no_wrap=True)
    blank = look.say("finding.blank") if cell.column and cell.row else ""
    room = max(8, width - place.cell_len)
    return place.append_text(client_text(plain(cell.text, 200) or blank, look.style("muted"), width=room))
