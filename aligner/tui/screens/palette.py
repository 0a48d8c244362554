"""Every command of the screen below, found by typing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from rich.cells import cell_len
from rich.text import Text

from aligner.tui.commands import Command, commands_at, long
from aligner.tui.look import Look
from aligner.tui.screens.choice import Choice, ChoiceScreen

KEY_WIDTH = 7
_ITSELF = frozenset({"palette", "close"})


class PaletteScreen(ChoiceScreen):
    """A dialog over the commands of some places; it answers the chosen one's number for ``command_at``."""

    place = "palette"

    def __init__(self, look: Look, places: Sequence[str]) -> None:
        super().__init__(look, lambda now: now.say("palette.title"), partial(_choices, places))


def _choices(places: Sequence[str], look: Look) -> Sequence[Choice]:
    """Every command but this one; of two that say the same the nearer."""
    found: dict[str, Choice] = {}
    for number, command in enumerate(commands_at(*places)):
        if command.name not in _ITSELF:
            found.setdefault(long(command, look.language), Choice(str(number), _line(command, look)))
    return tuple(found.values())


def command_at(places: Sequence[str], number: str) -> Command:
    """The command that the palette over these places answered."""
    return tuple(commands_at(*places))[int(number)]


def _line(command: Command, look: Look) -> Text:
    key = command.shown + " " * max(1, KEY_WIDTH - cell_len(command.shown))
    return Text.assemble((key, look.style("key")), long(command, look.language))
