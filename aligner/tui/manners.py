"""How the application behaves whatever is open: language, looks, mouse, clipboard, help and palette."""

from __future__ import annotations

import os
import traceback
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from rich.text import Text
from textual.app import App
from textual.css.query import NoMatches
from textual.filter import LineFilter
from textual.screen import Screen
from textual.widget import Widget

from aligner import i18n
from aligner.model.verdicts import Tone
from aligner.service import Request
from aligner.tui import ascii_only
from aligner.tui.calls import Calls
from aligner.tui.client_text import PlainFilter, for_clipboard, plain
from aligner.tui.commands import bindings
from aligner.tui.look import Look
from aligner.tui.memory import Memory
from aligner.tui.messages import CopyAsked, Refused, TextCopied
from aligner.tui.mouse import take_mouse
from aligner.tui.references import clipboard_form
from aligner.tui.screens.spoken import SpokenScreen
from aligner.tui.themes import THEMES, after


class Manners(App[None]):
    """What needs no plan; ``request`` says what is or was asked for, and in which language."""

    CSS_PATH = "aligner.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS = bindings("app")

    def __init__(self, request: Request) -> None:
        # Without colour the terminal's own two: greys made from colours would rank the states at random.
        super().__init__(ansi_color=True if "NO_COLOR" in os.environ else None)
        self.request = request
        self.calls = Calls(self)
        self.remembered = Memory()
        self._theme = self.remembered.general.get("theme", "dark")
        self._ascii = self.remembered.general.get("ascii") == "on" or ascii_only.wanted()
        self._mouse = True
        self._language_chosen = False
        self._speak_as_before()
        self._stated = self.request
        for theme in THEMES.values():
            self.register_theme(theme)
        self.theme = THEMES[self._theme].name

    def _speak_as_before(self) -> None:
        """Where nobody named a language, speak the one that the user chose last on the screen."""
        if not self.request.language_stated and (chosen := self.remembered.general.get("language")):
            self.request = replace(self.request, language=chosen)

    def asked(self, paths: tuple[Path, ...] = ()) -> Request:
        """What is asked of a plan: what the user said, and nothing that the settings of another plan say."""
        spoken = self.request if self._language_chosen else self._stated
        return replace(
            self._stated, paths=paths, language=spoken.language, language_stated=spoken.language_stated
        )

    @property
    def look(self) -> Look:
        """How everything on the screen is to be shown now."""
        tone, names = self.request.tone or Tone.SHARP, self.request.names is not False
        return Look(self.request.language, tone, names, self._theme, colour=not self.no_color)

    def get_line_filters(self) -> Sequence[LineFilter]:
        filters = [*super().get_line_filters(), PlainFilter()]
        return [*filters, ascii_only.AsciiFilter()] if self._ascii else filters

    def _handle_exception(self, error: Exception) -> None:
        """A screen that is being left may hear of something when its parts have gone: no defect."""
        if not (isinstance(error, NoMatches) and (self._exit or self._is_left(_searched(error)))):
            super()._handle_exception(error)

    def _is_left(self, node: object) -> bool:
        return isinstance(node, Widget) and not {*node.ancestors_with_self} & {*self.screen_stack}

    def _fatal_error(self) -> None:
        """End with one sentence after a defect of ours; Textual would print the client's data with it."""
        kind = type(self._exception).__name__
        self._exit_renderables.append(Text(self.look.say("say.unexpected", kind=kind)))
        self._close_messages_no_wait()

    def notify(self, message: str, *, markup: bool = False, **how: Any) -> None:
        """Say a sentence, never as markup; one that is still on the screen isn't said twice over."""
        for said in [one for one in self._notifications if one.message == plain(message)]:
            self._unnotify(said, refresh=False)
        super().notify(plain(message), markup=False, **how)

    def on_refused(self, event: Refused) -> None:
        self.complain(event.sentence)

    def complain(self, sentence: str) -> None:
        """Say what went wrong, for as long as it takes to read it."""
        self.notify(plain(sentence), severity="error", timeout=12, markup=False)

    def on_copy_asked(self, event: CopyAsked) -> None:
        if event.cell is None:
            self.notify(self.look.say("say.no_cell"), timeout=2, markup=False)
        else:
            reference = clipboard_form(event.cell)
            self.on_text_copied(TextCopied(reference, reference))

    def on_text_copied(self, event: TextCopied) -> None:
        """Put a text on the clipboard; over SSH the terminal does it (OSC 52)."""
        if event.text:
            self.copy_to_clipboard(for_clipboard(event.text))
            self.notify(self.look.say("say.copied", reference=plain(event.what)), timeout=3, markup=False)
        else:
            self.notify(self.look.say("say.no_table"), timeout=2, markup=False)

    def action_language(self) -> None:
        languages = i18n.LANGUAGES
        after = languages[(languages.index(self.request.language) + 1) % len(languages)]
        self.request = replace(self.request, language=after, language_stated=True)
        self._language_chosen = True
        self._change_look()

    def action_theme(self) -> None:
        self._theme = after(self._theme)
        self.theme = THEMES[self._theme].name
        self._change_look()

    @property
    def manners(self) -> dict[str, str]:
        """How the user likes the screen, to be remembered: what they chose, not what the system has."""
        chosen = {"language": self.request.language} if self._language_chosen else {}
        return {"theme": self._theme, "ascii": "on" if self._ascii else "off", **chosen}

    def action_mouse(self) -> None:
        self._mouse = not self._mouse
        take_mouse(self._driver, taken=self._mouse)
        self.notify(
            self.look.say("say.mouse_on" if self._mouse else "say.mouse_off"), timeout=4, markup=False
        )

    def action_ascii(self) -> None:
        self._ascii = not self._ascii
        self.refresh_css(animate=False)

    def _change_look(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, SpokenScreen):
                screen.change_look(self.look)

    def _on_stack(self, place: str) -> Screen[Any] | None:
        """The screen of a place, if it is open; its class isn't asked, for that would load it."""
        return next((one for one in self.screen_stack if getattr(one, "place", "") == place), None)

    def _close(self, place: str) -> None:
        """Close the screen of a place, and what lies over it."""
        while self._on_stack(place) is not None:
            self.pop_screen()

    def action_help(self) -> None:
        if isinstance(self.screen, SpokenScreen) and self.screen.place != "help":
            from aligner.tui.screens.help import HelpScreen

            self.push_screen(HelpScreen(self.look, self._places))

    def action_palette(self) -> None:
        screen = self.screen
        if isinstance(screen, SpokenScreen) and screen.place != "palette":
            from aligner.tui.screens.palette import PaletteScreen

            self.push_screen(PaletteScreen(self.look, self._places), self._run(screen))

    @property
    def _places(self) -> tuple[str, ...]:
        places = self.screen.places if isinstance(self.screen, SpokenScreen) else ()
        return tuple(dict.fromkeys((*places, "app")))

    def _run(self, screen: SpokenScreen[Any]) -> Any:
        places = self._places

        async def run(number: str | None) -> None:
            if number is not None:
                from aligner.tui.screens.palette import command_at

                command = command_at(places, number)
                await screen.run_command(command.place, command.action)

        return run

    def action_help_quit(self) -> None:
        self.notify(self.look.say("say.how_to_quit"), timeout=3, markup=False)


def _searched(error: NoMatches) -> object:
    """What a part was looked for in, as the search itself knows it."""
    *_, (search, _) = traceback.walk_tb(error.__traceback__)
    return search.f_locals.get("self")
