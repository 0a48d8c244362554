"""Every command of the screen below, found by typing."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.text import Text

from aligner.tui.commands import Command, commands_at, long
from aligner.tui.look import Look
from aligner.tui.screens.choice import Choice, ChoiceScreen

KEY_WIDTH = 7
_ITSELF = frozenset({"palette", "close"})


def palette(look: Look, places: Sequence[str]) -> ChoiceScreen:
    """A dialog over the commands of some places; it answers the chosen one's number for ``command_at``."""

    def choices(now: Look) -> Sequence[Choice]:
        found = enumerate(commands_at(*places))
        return [Choice(str(i), _line(command, now)) for i, command in found if command.name not in _ITSELF]

    return ChoiceScreen(look, lambda now: now.say("palette.title"), choices)


def command_at(places: Sequence[str], number: str) -> Command:
    """The command that the palette over these places answered."""
    return tuple(commands_at(*places))[int(number)]


def _line(command: Command, look: Look) -> Text:
    key = command.shown + " " * max(1, KEY_WIDTH - cell_len(command.shown))
    return Text.assemble((key, look.style("key")), long(command, look.language))
