"""A screen that can be told to speak another language while it is open."""

from __future__ import annotations

from abc import abstractmethod
from typing import Any, ClassVar, Generic, TypeVar

from textual.screen import ModalScreen, Screen

from aligner.tui.commands import bindings
from aligner.tui.look import Look
from aligner.tui.messages import HintClicked
from aligner.tui.widgets.frame import HintBar

Result = TypeVar("Result")


class SpokenScreen(Screen[Result], Generic[Result]):
    """Every word on it is set by ``speak``, which is called at the start and at each change of look.

    ``place`` names its commands; they stand at its foot, and help and palette list them.
    """

    CSS_PATH: ClassVar[str | None] = "../screens.tcss"
    place = "dialog"

    def __init__(self, look: Look, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.look = look

    def on_mount(self) -> None:
        self.change_look(self.look)

    def change_look(self, look: Look) -> None:
        """Take over another language, tone or colours."""
        self.look = look
        for foot in self.query(HintBar):
            foot.show(self.places, look)
        self.speak(look)

    @property
    def places(self) -> tuple[str, ...]:
        """Whose commands hold here, the nearest first."""
        return (self.place,)

    @abstractmethod
    def speak(self, look: Look) -> None:
        """Set every word anew."""

    async def run_command(self, place: str, action: str) -> None:
        """Do what a command does, as if its key had been pressed."""
        node: Any = self.app if place == "app" else self
        await node.run_action(action)

    async def on_hint_clicked(self, event: HintClicked) -> None:
        event.stop()
        await self.run_command(event.place, event.action)


class SpokenDialog(SpokenScreen[Result], ModalScreen[Result]):
    """A dialog over another screen; escape closes it."""

    BINDINGS = bindings("dialog")

    def on_mount(self) -> None:
        super().on_mount()
        # A notice that still stands would hide what the dialog asks.
        self.app.clear_notifications()

    @property
    def places(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((self.place, "dialog")))
