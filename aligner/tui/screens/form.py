"""A few fields to fill in: what every dialog that asks for words is made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Input, Static

from aligner.tui.client_text import client_text, plain
from aligner.tui.look import Look
from aligner.tui.screens.spoken import SpokenDialog
from aligner.tui.widgets.frame import HintBar

AROUND = 9
"""The lines of the dialog that hold no fields."""

Filled = Mapping[str, str]
Say = Callable[[Look], str]

LONGEST = 40_000
"""A client's own text is offered for a change in full: a cell holds no more characters."""


@dataclass(frozen=True, slots=True)
class Field:
    """One line to fill: ``label`` above it and ``hint`` inside it while it is empty."""

    name: str
    label: Say
    value: str = ""
    hint: Say | None = None


class FormScreen(SpokenDialog[Filled]):
    """Answers what was typed by field, or None where the user went back.

    ``lead`` says what the form is about, ours and the client's words alike as plain text. ``refuse``
    tells in a sentence what is wrong with what was typed, or nothing; the form then stays open.
    ``deed`` is the place of the command that names what the form does: save, try, write or compare.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+s", "save", show=False)]

    def __init__(
        self,
        look: Look,
        title: Say,
        fields: Sequence[Field],
        *,
        lead: Say | None = None,
        refuse: Callable[[Filled, Look], str] | None = None,
        deed: str = "save",
    ) -> None:
        super().__init__(look)
        self._deed = deed
        self._title, self._fields, self._lead, self._refuse = title, fields, lead, refuse

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog small"):
            yield Static(id="form-title", markup=False)
            yield Static(id="form-lead", markup=False)
            with VerticalScroll(id="form-fields"):
                for field in self._fields:
                    yield Static(id=f"label-{field.name}", classes="label", markup=False)
                    yield Input(plain(field.value, LONGEST), id=f"field-{field.name}")
            yield Static(id="form-said", markup=False)
            yield HintBar()

    @property
    def places(self) -> tuple[str, ...]:
        return (self._deed, "form", "dialog")

    def on_mount(self) -> None:
        super().on_mount()
        self.query(Input).first().focus()

    def on_resize(self) -> None:
        """Where the screen is low the fields scroll; what is wrong and the keys stay in sight."""
        self.query_one("#form-fields").styles.max_height = max(3, self.size.height - AROUND)

    def speak(self, look: Look) -> None:
        self.query_one("#form-title", Static).update(client_text(self._title(look), look.style("strong")))
        lead = self.query_one("#form-lead", Static)
        lead.update(client_text(self._lead(look) if self._lead else "", look.style("muted")))
        lead.display = self._lead is not None
        for field in self._fields:
            self.query_one(f"#label-{field.name}", Static).update(field.label(look))
            hint = field.hint(look) if field.hint else ""
            self.query_one(f"#field-{field.name}", Input).placeholder = hint

    @property
    def filled(self) -> Filled:
        """What stands in the fields now."""
        return {
            field.name: self.query_one(f"#field-{field.name}", Input).value.strip() for field in self._fields
        }

    def on_input_changed(self) -> None:
        self.query_one("#form-said", Static).update("")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter goes to the next field, and saves from the last one."""
        if event.input.id == f"field-{self._fields[-1].name}":
            self.action_save()
        else:
            self.focus_next(Input)

    def action_save(self) -> None:
        wrong = self._refuse(self.filled, self.look) if self._refuse else ""
        if wrong:
            self.query_one("#form-said", Static).update(client_text(f"✘ {wrong}", self.look.style("bad")))
        else:
            self.dismiss(self.filled)
