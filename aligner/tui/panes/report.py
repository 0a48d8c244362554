"""The report as it would be written: its language, its formats, where to, and against what."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from rich.text import Text
from textual.app import ComposeResult
from textual.events import Resize
from textual.message import Message
from textual.widgets import Static

from aligner import i18n
from aligner.tui.calls import calls_of
from aligner.tui.client_text import client_text, plain
from aligner.tui.commands import bindings
from aligner.tui.look import Look
from aligner.tui.messages import Refused, TextCopied
from aligner.tui.panes.pane import RowsPane
from aligner.tui.reporting import FORMATS, Writing, has_desktop, paths_of, shortened, writing, wrong_path
from aligner.tui.screens.choice import Choice, ChoiceScreen
from aligner.tui.screens.form import Field, Filled, FormScreen
from aligner.tui.views.preview import Preview, preview
from aligner.tui.widgets.row_view import RowView


@dataclass
class Made(Message):
    """The text of a report or a comparison."""

    text: str
    of: Writing


@dataclass
class Laid(Message):
    """A text as lines of the screen."""

    preview: Preview
    text: str


@dataclass
class Written(Message):
    """These files were written."""

    paths: tuple[Path, ...]


class ReportPane(RowsPane):
    """Makes the preview while the tab is open, and again when what it is made of has changed.

    It is of the plan as it was read: a change that is being tried enters when it is kept.
    """

    BINDINGS = bindings("report")

    def __init__(self, name: str) -> None:
        super().__init__(id=name)
        self._language = ""
        self._formats: tuple[str, ...] = FORMATS[0]
        self._earlier = ""
        self._folder = Path()
        self._asked: Writing | None = None
        self._made: Writing | None = None
        self._text = ""
        self._preview = Preview()

    def compose(self) -> ComposeResult:
        yield Static(id="report-state", classes="state", markup=False)
        yield RowView("report-lines", pointed=False)

    @property
    def language(self) -> str:
        """The report's own language: the screen's, until another is chosen."""
        return self._language or self.look.language

    @property
    def _wanted(self) -> Writing:
        return writing(self.shown.read, self.shown.request, self.language, self._earlier)

    def enter(self) -> None:
        self._make()

    def draw(self) -> None:
        if self.display:
            self._make()
            self._lay()
        self._state()

    def on_resize(self, _: Resize) -> None:
        self._lay()

    def _make(self) -> None:
        """Ask for the text, unless it is there already."""
        wanted = self._wanted
        if not wanted.is_like(self._asked):
            self._asked = wanted
            calls_of(self).ask(self, wanted.text, lambda text: Made(text, wanted), group="preview")
            self._state()

    def on_made(self, event: Made) -> None:
        event.stop()
        if event.of is self._asked:
            self._made, self._text = event.of, event.text
            self._lay()
            self._state()

    def _lay(self) -> None:
        text, width = self._text, self.entrance.scrollable_content_region.width
        if text and width:
            work = partial(preview, text, self.look, width)
            calls_of(self).ask(self, work, lambda laid: Laid(laid, text), group="lay")

    def on_laid(self, event: Laid) -> None:
        """Show the lines; the reader stays at the same line of the report."""
        event.stop()
        if event.text is self._text:
            at = event.preview.line_of(self._preview.written_at(self.entrance.cursor))
            self._preview, lines = event.preview, event.preview.lines
            self.entrance.show(len(lines), lambda index, _: lines[index], cursor=at)

    def on_refused(self, event: Refused) -> None:
        """Where an earlier assessment can't be read, the report is shown again; why, the application says."""
        if event.group == "preview" and self._earlier:
            self._earlier, self._asked = "", self._made
            self._make()
        self._state()

    def _state(self) -> None:
        look = self.look
        spoken = i18n.text(f"screen.language.{self.language}", look.language)
        said = [look.say("report.state", spoken=spoken, formats=" + ".join(self._formats))]
        if self._earlier:
            said.insert(0, look.say("report.compared", file=plain(Path(self._earlier).name)))
        if self.shown.changes:
            said.append(look.say("report.as_read"))
        if self._asked is not self._made:
            said.append(look.say("report.making"))
        self.query_one("#report-state", Static).update(client_text(" · ".join(said), look.style("muted")))

    def action_language(self) -> None:
        """Take the next language for the report alone."""
        languages = i18n.LANGUAGES
        self._language = languages[(languages.index(self.language) + 1) % len(languages)]
        self._make()

    def action_formats(self) -> None:
        choices = {",".join(some): some for some in FORMATS}

        def offered(look: Look) -> Sequence[Choice]:
            told = {name: look.say(f"report.format.{'_'.join(some)}") for name, some in choices.items()}
            return [Choice(name, Text(text)) for name, text in told.items()]

        def taken(name: str | None) -> None:
            if name:
                self._formats = choices[name]
                self._state()

        now = ",".join(self._formats)
        self.app.push_screen(
            ChoiceScreen(self.look, lambda look: look.say("report.formats"), offered, now), taken
        )

    def action_write(self) -> None:
        """Ask where to, and write what is shown; a file that is there is replaced when asked for twice."""
        asked, formats = self._wanted, self._formats
        warned: set[str] = set()

        def refuse(filled: Filled, look: Look) -> str:
            typed = filled["path"]
            wrong = wrong_path(typed)
            there = [path for path in ([] if wrong else paths_of(typed, formats)) if path.exists()]
            if not wrong and there and typed not in warned:
                warned.add(typed)
                return look.say("report.exists", file=plain(", ".join(path.name for path in there)))
            return look.say(f"report.{wrong}") if wrong else ""

        def taken(filled: Filled | None) -> None:
            if filled:
                work = partial(asked.write, paths_of(filled["path"], formats))
                calls_of(self).ask(self, work, Written, group="report", saves=True)

        proposed = shortened(asked.named(self._folder, formats[0]))
        field = Field("path", lambda look: look.say("report.path"), proposed)
        title = "report.comparison_title" if self._earlier else "report.title"
        form = FormScreen(self.look, lambda look: look.say(title), [field], refuse=refuse, deed="write")
        self.app.push_screen(form, taken)

    def on_written(self, event: Written) -> None:
        event.stop()
        self._folder = event.paths[0].parent.resolve()
        names = ", ".join(shortened(path) for path in event.paths)
        self.notify(self.look.say("report.written", path=plain(names)), timeout=8, markup=False)

    def action_folder(self) -> None:
        """Open the folder of the reports; where there is no desktop, copy its path."""
        folder = self._folder.resolve()
        if has_desktop(os.environ):
            self.app.open_url(folder.as_uri())
        else:
            self.post_message(TextCopied(str(folder), shortened(folder)))

    def action_compare(self) -> None:
        """Compare with an earlier assessment, or show the report again where one is compared already."""
        if self._earlier:
            self._show_against("")
            return

        def refuse(filled: Filled, look: Look) -> str:
            there = filled["path"] and Path(filled["path"]).expanduser().is_file()
            return "" if there else look.say("report.no_earlier")

        def taken(filled: Filled | None) -> None:
            if filled:
                self._show_against(str(Path(filled["path"]).expanduser()))

        field = Field("path", lambda look: look.say("report.earlier"))
        form = FormScreen(
            self.look,
            lambda look: look.say("report.compare_title"),
            [field],
            lead=lambda look: look.say("report.compare_lead"),
            refuse=refuse,
            deed="compare",
        )
        self.app.push_screen(form, taken)

    def _show_against(self, earlier: str) -> None:
        self._earlier, self._preview = earlier, Preview()
        self._make()
        self._state()

    def table(self) -> str:
        """The report itself, to be pasted elsewhere."""
        return self._text

    def remembered(self) -> Mapping[str, str]:
        folder = str(self._folder) if self._folder != Path() else ""
        return {"language": self._language, "formats": ",".join(self._formats), "folder": folder}

    def recall(self, remembered: Mapping[str, str]) -> None:
        known = {",".join(some): some for some in FORMATS}
        self._formats = known.get(remembered.get("formats", ""), self._formats)
        if remembered.get("language") in i18n.LANGUAGES:
            self._language = remembered["language"]
        folder = Path(remembered.get("folder", ""))
        self._folder = folder if folder.is_dir() else Path()
        self._state()
