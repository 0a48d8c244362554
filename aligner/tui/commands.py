"""Everything a key can do, once: bindings, the foot of the screen, help and palette are made from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from textual.binding import Binding

from aligner import i18n


@dataclass(frozen=True, slots=True)
class Command:
    """A key, and the action of the node that ``place`` names: "app", "plan", a pane's or a screen's name.

    Without a key it is found in the palette only. Its words stand in ``commands.toml``: ``short`` for the
    foot of the screen, ``long`` for help and palette. ``foot``: whether it is worth a place at the foot;
    what comes first has the first claim.
    """

    name: str
    place: str
    key: str
    action: str
    foot: bool = True
    argument: str = ""
    """What the sentence's placeholder {what} is: a key of ``screen.toml``, such as a tab's name."""

    @property
    def shown(self) -> str:
        """The key as people write it: its first one, where there are several."""
        first = self.key.split(",")[0]
        head, _, last = first.rpartition("+")
        name = _NAMES.get(last, last.upper() if last.startswith("f") and last[1:].isdigit() else last)
        return f"^{name}" if head == "ctrl" else name


_NAMES = {
    "question_mark": "?",
    "slash": "/",
    "tilde": "~",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "enter": "⏎",
    "escape": "esc",
    "tab": "⇥",
    "space": "␣",
    "backspace": "⌫",
    "delete": "del",
    "left": "←",
    "right": "→",
    "plus": "+",
    "minus": "-",
    "full_stop": ".",
    "exclamation_mark": "!",
}

TABS = ("overview", "goals", "money", "links", "columns", "followup", "report", "notes")

COMMANDS: tuple[Command, ...] = (
    # The overview.
    Command("open", "overview", "enter", "open"),
    Command("next_number", "overview", "right", "part(1)", foot=False),
    Command("previous_number", "overview", "left", "part(-1)", foot=False),
    # The goals.
    Command("open", "goals", "enter", "open", foot=False),
    Command("filter", "goals", "slash", "filter"),
    Command("sort", "goals", "s", "sort"),
    Command("verdict", "goals", "v", "verdict"),
    Command("waive", "goals", "w", "waive"),
    Command("try", "goals", "e", "try"),
    Command("note", "goals", "n", "note"),
    Command("decide", "goals", "d", "decide"),
    Command("source", "goals", "x", "source"),
    Command("customer", "goals", "c", "customer"),
    Command("area", "goals", "a", "area", foot=False),
    Command("owner", "goals", "b", "owner", foot=False),
    Command("kind", "goals", "m", "screen.kind", foot=False),
    Command("families", "goals", "f", "families", foot=False),
    Command("clear", "goals", "escape", "clear", foot=False),
    # The money.
    Command("unfold", "money", "enter", "unfold"),
    Command("filter", "money", "slash", "filter"),
    Command("source", "money", "x", "source"),
    Command("link_this", "money", "a", "link"),
    Command("inward", "money", "right,l", "inward", foot=False),
    Command("outward", "money", "left,h", "outward", foot=False),
    Command("clear", "money", "escape", "clear", foot=False),
    # The links.
    Command("accept", "links", "enter,space", "accept"),
    Command("reject", "links", "minus,delete", "reject"),
    Command("next_choice", "links", "right,l", "choice(1)"),
    Command("previous_choice", "links", "left,h", "choice(-1)", foot=False),
    Command("choose", "links", "m", "choose"),
    Command("split", "links", "s", "split"),
    Command("undo", "links", "u", "undo"),
    Command("leave", "links", "e", "leave", foot=False),
    Command("source", "links", "x", "source", foot=False),
    # The columns.
    Command("meaning", "columns", "enter", "meaning"),
    Command("unit", "columns", "i", "unit"),
    Command("header_row", "columns", "e", "header_row"),
    Command("skip", "columns", "minus,delete", "skip"),
    Command("undo", "columns", "u", "undo"),
    Command("source", "columns", "x", "source"),
    Command("redo", "columns", "ctrl+y", "redo", foot=False),
    # The follow-up, and the changes that are tried.
    Command("open", "followup", "enter", "open"),
    Command("keep", "followup", "plus", "keep"),
    Command("drop", "followup", "minus,delete", "drop"),
    Command("undo", "followup", "u", "undo"),
    Command("todo", "followup", "t", "todo"),
    # The report.
    Command("write", "report", "enter,w", "write"),
    Command("report_language", "report", "l", "language"),
    Command("formats", "report", "f", "formats"),
    Command("compare", "report", "c", "compare"),
    Command("folder", "report", "a", "folder", foot=False),
    # The plan, on every tab.
    *(
        Command("tab", "plan", str(number), f"tab('{tab}')", foot=False, argument=f"tab.{tab}")
        for number, tab in enumerate(TABS, start=1)
    ),
    Command("report", "plan", "r", "tab('report')"),
    Command("copy", "plan", "y", "copy"),
    Command("copy_table", "plan", "Y", "copy_table", foot=False),
    Command("again", "plan", "f5,ctrl+r", "app.again", foot=False),
    Command("plans", "plan", "o", "app.plans", foot=False),
    # Lists of cells.
    Command("copy", "finding", "y", "copy"),
    Command("copy_finding", "finding", "Y", "copy_finding", foot=False),
    Command("source", "finding", "enter,x", "source"),
    Command("waive", "finding", "w", "waive"),
    Command("decide", "finding", "d", "decide"),
    Command("close", "finding", "escape", "dismiss"),
    Command("open", "behind", "enter", "open"),
    Command("copy", "behind", "y", "copy"),
    # The source sheet.
    Command("find", "source", "slash", "find"),
    Command("find_next", "source", "n", "find_next"),
    Command("find_previous", "source", "N", "find_previous", foot=False),
    Command("copy", "source", "y", "copy"),
    Command("close", "source", "q,escape", "close"),
    # A portfolio, and a plan that was opened from it.
    Command("open", "portfolio", "enter", "open"),
    Command("filter", "portfolio", "slash", "filter"),
    Command("sort", "portfolio", "s", "sort(1)"),
    Command("clients", "portfolio", "1", "view('clients')", foot=False),
    Command("common_gaps", "portfolio", "2", "view('gaps')"),
    Command("unread", "portfolio", "f", "unread"),
    Command("reports", "portfolio", "r", "reports"),
    Command("copy_row", "portfolio", "y", "copy"),
    Command("turn", "portfolio", "d", "turn", foot=False),
    Command("sort_back", "portfolio", "S", "sort(-1)", foot=False),
    Command("copy_table", "portfolio", "Y", "copy_table", foot=False),
    Command("clear", "portfolio", "escape", "clear", foot=False),
    Command("reread", "portfolio", "f5,ctrl+r", "again", foot=False),
    Command("plans", "portfolio", "o,backspace", "app.plans", foot=False),
    Command("back", "visit", "backspace,escape", "app.to_portfolio"),
    # Where nothing is open.
    Command("open", "start", "enter", "open"),
    Command("path", "start", "o", "path"),
    Command("path", "start", "slash", "path('/')", foot=False),
    Command("path", "start", "tilde", "path('~')", foot=False),
    Command("complete", "start", "tab", "complete", foot=False),
    Command("forget", "start", "delete", "forget"),
    Command("stop", "reading", "escape", "app.stop"),
    # A form names what it does: most save, but not all.
    Command("save", "save", "ctrl+s", "save"),
    Command("try_this", "try", "ctrl+s", "save"),
    Command("write_this", "write", "ctrl+s", "save"),
    Command("compare_this", "compare", "ctrl+s", "save"),
    Command("next", "form", "tab", "app.focus_next"),
    Command("close", "dialog", "escape", "dismiss"),
    Command("help", "dialog", "question_mark", "app.help", foot=False),
    Command("palette", "dialog", "ctrl+p", "app.palette", foot=False),
    # Everywhere.
    Command("help", "app", "question_mark", "help"),
    Command("palette", "app", "ctrl+p", "palette"),
    Command("quit", "app", "q", "quit"),
    Command("language", "app", "L", "language"),
    Command("theme", "app", "T", "theme", foot=False),
    Command("mouse", "app", "M", "mouse", foot=False),
    Command("ascii", "app", "", "ascii", foot=False),
)


def commands_at(*places: str) -> Iterator[Command]:
    """The commands of some places, in their order."""
    for place in places:
        yield from (command for command in COMMANDS if command.place == place)


def bindings(place: str) -> list[Binding | tuple[str, str] | tuple[str, str, str]]:
    """The bindings of a place, for the class that acts there."""
    return [Binding(command.key, command.action, show=False) for command in commands_at(place) if command.key]


def short(command: Command, language: str) -> str:
    """A word or two for the foot of the screen."""
    return i18n.text(f"commands.{command.name}.short", language)


def long(command: Command, language: str) -> str:
    """A phrase for help and palette."""
    what = i18n.text(f"screen.{command.argument}", language) if command.argument else ""
    return i18n.text(f"commands.{command.name}.long", language, what=what)
