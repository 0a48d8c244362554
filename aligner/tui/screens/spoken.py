"""A screen that can be told to speak another language while it is open."""

from __future__ import annotations

from abc import abstractmethod
from typing import Any, ClassVar

from textual.binding import BindingType
from textual.screen import ModalScreen, Screen

from aligner.tui.look import Look
from aligner.tui.messages import HintClicked


class SpokenScreen(Screen[None]):
    """Every word on it is set by ``speak``, which is called at the start and at each change of look."""

    def __init__(self, look: Look, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.look = look

    def on_mount(self) -> None:
        self.speak(self.look)

    def change_look(self, look: Look) -> None:
        """Take over another language, tone or colours."""
        self.look = look
        self.speak(look)

    @abstractmethod
    def speak(self, look: Look) -> None:
        """Set every word anew."""

    async def on_hint_clicked(self, event: HintClicked) -> None:
        event.stop()
        await self.run_action(event.action)


class SpokenDialog(SpokenScreen, ModalScreen[None]):
    """A dialog over another screen; escape closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [("escape", "dismiss")]
