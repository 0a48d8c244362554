"""The report: as it will be written, in the language and the formats that are chosen."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from rich.text import Text
from textual.app import ComposeResult
from textual.events import Resize
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from aligner import i18n, service
from aligner.model.assessment import Assessment
from aligner.service import Request
from aligner.tui.calls import calls_of
from aligner.tui.client_text import plain
from aligner.tui.commands import bindings
from aligner.tui.look import Look
from aligner.tui.messages import Refused
from aligner.tui.panes.pane import Pane
from aligner.tui.screens.choice import Choice, ChoiceScreen
from aligner.tui.screens.form import Field, Filled, FormScreen
from aligner.tui.views.preview import preview_lines
from aligner.tui.widgets.row_view import RowView

SLUG = 60
_FORMATS = (("md",), ("json",), ("md", "json"))

Work = Callable[[], str]


@dataclass
class Previewed(Message):
    """A report, or a comparison, as it would be written."""

    text: str
    of: object


@dataclass
class Written(Message):
    """These files were written."""

    paths: tuple[Path, ...]


class ReportPane(Pane):
    """Makes the preview when the tab is opened, and again when what it is made of has changed."""

    BINDINGS = bindings("report")

    def __init__(self, name: str) -> None:
        super().__init__(id=name)
        self._language = ""
        self._formats: tuple[str, ...] = ("md",)
        self._text = ""
        self._made: object = None
        self._earlier = ""
        self._folder = Path()

    def compose(self) -> ComposeResult:
        yield Static(id="report-state", classes="state", markup=False)
        yield RowView("report-lines")

    @property
    def entrance(self) -> Widget:
        return self.query_one(RowView)

    @property
    def language(self) -> str:
        """The report's own language: the screen's, until another is chosen."""
        return self._language or self.look.language

    def enter(self) -> None:
        self._make()

    def draw(self) -> None:
        self._state()
        if self.display:
            self._make()

    def on_resize(self, _: Resize) -> None:
        self._lines()

    def _make(self) -> None:
        """Ask for the preview, unless it is there already."""
        made = (id(self.shown.assessment), self.language, self._earlier)
        if made == self._made:
            return
        self._made = made
        assessment, request = self.shown.assessment, replace(self.shown.request, language=self.language)
        work = (
            _comparison(self._earlier, assessment, request) if self._earlier else _report(assessment, request)
        )
        calls_of(self).ask(self, work, lambda text: Previewed(text, made), group="preview")

    def on_previewed(self, event: Previewed) -> None:
        event.stop()
        if event.of == self._made:
            self._text = event.text
            self._lines()

    def on_refused(self, event: Refused) -> None:
        if event.group == "preview":
            self._made, self._earlier = None, ""

    def _lines(self) -> None:
        view = self.query_one(RowView)
        lines = (
            preview_lines(self._text, self.look, view.scrollable_content_region.width) if self._text else ()
        )
        view.show(len(lines), lambda index, _width: lines[index])

    def _state(self) -> None:
        look = self.look
        language = i18n.text(f"screen.language.{self.language}", self.language)
        parts = [look.say("report.state", spoken=language, formats=", ".join(self._formats))]
        if self._earlier:
            parts.insert(0, look.say("report.compared", file=plain(Path(self._earlier).name)))
        self.query_one("#report-state", Static).update(Text(" · ".join(parts), no_wrap=True))

    def action_language(self) -> None:
        """Take the next language for the report alone."""
        languages = i18n.LANGUAGES
        self._language = languages[(languages.index(self.language) + 1) % len(languages)]
        self.draw()

    def action_formats(self) -> None:
        choices = [",".join(some) for some in _FORMATS]

        def offered(look: Look) -> Sequence[Choice]:
            return [Choice(name, Text(name.replace(",", " + "))) for name in choices]

        def taken(name: str | None) -> None:
            if name:
                self._formats = tuple(name.split(","))
                self._state()

        title = "report.formats"
        self.app.push_screen(ChoiceScreen(self.look, lambda look: look.say(title), offered), taken)

    def action_write(self) -> None:
        """Ask where to, and write; a file that is there already is replaced only when asked for twice."""
        warned: set[str] = set()

        def refuse(filled: Filled, look: Look) -> str:
            there = [path for path in self._paths(filled["path"]) if path.exists()]
            if not filled["path"]:
                return look.say("report.no_path")
            if there and filled["path"] not in warned:
                warned.add(filled["path"])
                return look.say("report.exists")
            return ""

        field = Field("path", lambda look: look.say("report.path"), self._proposed())
        form = FormScreen(self.look, lambda look: look.say("report.title"), [field], refuse=refuse)
        self.app.push_screen(form, self._write)

    def _proposed(self) -> str:
        slug = re.sub(r"[^\w-]+", "-", self.shown.assessment.plan.name[:SLUG]).strip("-").lower()
        name = "-".join(filter(None, (i18n.text("screen.report.name", self.language), slug)))
        return str(self._folder / f"{name}.{self._formats[0]}")

    def _paths(self, typed: str) -> tuple[Path, ...]:
        """One file a format; the ending that was typed holds for the first of them."""
        path = Path(typed).expanduser()
        return (path, *(path.with_suffix(f".{form}") for form in self._formats[1:])) if typed else ()

    def _write(self, filled: Filled | None) -> None:
        if not filled:
            return
        paths = self._paths(filled["path"])
        assessment, request = self.shown.assessment, replace(self.shown.request, language=self.language)

        def work() -> tuple[Path, ...]:
            for path in paths:
                service.write_report(assessment, request, path)
            return paths

        calls_of(self).ask(self, work, Written, group="report")

    def on_written(self, event: Written) -> None:
        event.stop()
        self._folder = event.paths[0].parent
        names = plain(", ".join(map(str, event.paths)))
        self.notify(self.look.say("report.written", path=names), timeout=8, markup=False)

    def action_folder(self) -> None:
        self.app.open_url(self._folder.resolve().as_uri())

    def action_compare(self) -> None:
        """Compare with an earlier assessment, or show the report again where one is compared already."""
        if self._earlier:
            self._earlier = ""
            self.draw()
            return

        def refuse(filled: Filled, look: Look) -> str:
            missing = not filled["path"] or not Path(filled["path"]).expanduser().is_file()
            return look.say("report.no_earlier") if missing else ""

        def taken(filled: Filled | None) -> None:
            if filled:
                self._earlier = str(Path(filled["path"]).expanduser())
                self.draw()

        field = Field("path", lambda look: look.say("report.earlier"))
        title = "report.compare_title"
        self.app.push_screen(
            FormScreen(self.look, lambda look: look.say(title), [field], refuse=refuse), taken
        )

    def remembered(self) -> Mapping[str, str]:
        return {"language": self._language, "formats": ",".join(self._formats), "folder": str(self._folder)}

    def recall(self, remembered: Mapping[str, str]) -> None:
        known = {",".join(some) for some in _FORMATS}
        if remembered.get("language") in i18n.LANGUAGES:
            self._language = remembered["language"]
        if remembered.get("formats") in known:
            self._formats = tuple(remembered["formats"].split(","))
        self._folder = Path(remembered.get("folder", ""))
        self._state()


def _report(assessment: Assessment, request: Request) -> Work:
    return lambda: service.render(assessment, request, "md")


def _comparison(earlier: str, assessment: Assessment, request: Request) -> Work:
    def work() -> str:
        from aligner.service import compare

        return compare.render(compare.compare(Path(earlier), assessment), request, "md")

    return work
