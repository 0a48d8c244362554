"""One finding in full: what was seen, why it matters, what to do, and every cell it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import OptionList

from aligner import service
from aligner.model.finding import Finding
from aligner.model.grid import Cell
from aligner.tui.client_text import client_text, plain
from aligner.tui.commands import bindings
from aligner.tui.labels import severity_label
from aligner.tui.look import Look
from aligner.tui.messages import CopyAsked, TextCopied
from aligner.tui.references import clipboard_form, reading_form
from aligner.tui.screens.source import SourceScreen
from aligner.tui.screens.spoken import SpokenDialog
from aligner.tui.shown import Shown
from aligner.tui.views.entry import Entry, heading, two_sided, wrapped
from aligner.tui.views.goal_findings import said_of
from aligner.tui.widgets.entry_list import EntryList
from aligner.tui.widgets.frame import HintBar

PARTS = ("why", "fix", "question")


class FindingScreen(SpokenDialog[str]):
    """Opened from a finding's line; answers "waive" or "decide" where the user wants that of it."""

    place = "finding"
    BINDINGS = bindings("finding")

    def __init__(self, look: Look, shown: Shown, finding: Finding) -> None:
        super().__init__(look)
        self._shown = shown
        self._finding = finding

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield EntryList("finding")
            yield HintBar()

    def speak(self, look: Look) -> None:
        self.query_one(EntryList).show(lambda width: tuple(self._entries(look, width)), keep=True)

    @property
    def _cell(self) -> Cell | None:
        """The cell under the cursor, else the first one of the finding."""
        entry = self.query_one(EntryList).entry
        return entry.cell if entry else next(iter(self._finding.evidence), None)

    def action_copy(self) -> None:
        self.post_message(CopyAsked(self._cell))

    def action_copy_finding(self) -> None:
        look, finding = self.look, self._finding
        words = finding_words(finding, look, self._shown.assessment.plan.currency)
        self.post_message(TextCopied(words, finding.check))

    def action_source(self) -> None:
        """Show the cell under the cursor in its own sheet."""
        if self._cell is not None:
            self.app.push_screen(SourceScreen(self.look, self._shown, self._cell))
        else:
            self.notify(self.look.say("say.no_cell"), timeout=2, markup=False)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_source()

    def action_waive(self) -> None:
        self.dismiss("waive")

    def action_decide(self) -> None:
        self.dismiss("decide")

    def _entries(self, look: Look, width: int) -> Iterator[Entry]:
        finding = self._finding
        title = wrapped(self._text("title", look), width, look.style("strong"))
        sign = severity_label(finding.severity, look).text(look)
        about = client_text(finding.subject_name, look.style("muted"), width=width - sign.cell_len - 12)
        weight = Text.assemble(sign, f"  {finding.check}")
        yield Entry(Text("\n").join((title, two_sided(about, weight, width))))
        for line in said_of(self._shown.assessment, finding, look):
            yield Entry(wrapped(line, width, look.style("say")))
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
        return service.finding_text(self._finding, part, look.language, self._shown.assessment.plan.currency)


def finding_words(finding: Finding, look: Look, currency: str) -> str:
    """A finding as a text to paste: what it is about, what was seen, what to ask, and the cells."""
    title, message, question = (
        plain(service.finding_text(finding, part, look.language, currency))
        for part in ("title", "message", "question")
    )
    cells = (f"{clipboard_form(cell)}\t{plain(cell.text, 200)}".rstrip() for cell in finding.evidence)
    about = " · ".join(filter(None, (finding.check, title, plain(finding.subject_name))))
    return "\n".join((about, message, question, *cells))


def _cell(cell: Cell, look: Look, width: int) -> Text:
    """Name a cell and quote what stands there; a whole row or sheet is only named."""
    place = Text(reading_form(cell) + "  ", no_wrap=True)
    blank = look.say("finding.blank") if cell.column and cell.row else ""
    room = max(8, width - place.cell_len)
    return place.append_text(client_text(plain(cell.text, 200) or blank, look.style("muted"), width=room))
