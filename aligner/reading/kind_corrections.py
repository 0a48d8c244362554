"""What the user says things are: a metric of the customer's side, an initiative in its pilot."""

from __future__ import annotations

from collections.abc import Mapping

from aligner.model.grid import Cell
from aligner.model.options import ReadingOptions
from aligner.reading.drafts import Draft
from aligner.reading.entities import Drafts
from aligner.reading.notebook import Notebook
from aligner.words.texts import key

SETTINGS = "aligner.toml"
"""The file that a kind stands in where the user says it."""


def correct_kinds(drafts: Drafts, options: ReadingOptions, notebook: Notebook) -> None:
    """Let the user's word stand in the place of the plan's; a name that means nothing is noted."""
    registers = {"goal": drafts.goals, "metric": drafts.metrics, "initiative": drafts.initiatives}
    for entity, given in options.kinds.items():
        for name, fields in given.items():
            found = [d for d in registers[entity] if key(name) in {key(d.id), key(d.name)}]
            if not found:
                notebook.add("setting-unused", Cell(SETTINGS, ""), kind=entity, name=name)
            for draft in found:
                _say(draft, entity, fields)


def _say(draft: Draft, entity: str, fields: Mapping[str, str]) -> None:
    for field, kind in fields.items():
        draft.cells[field] = Cell(SETTINGS, "", text=kind)
        draft.blank.discard(field)
    if entity == "goal" and "kind" in fields:
        draft.said_customer = fields["kind"] == "customer"
