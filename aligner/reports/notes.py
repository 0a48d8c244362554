"""Reading notes as sentences: what was noticed in the input, and what was done about it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from aligner import i18n
from aligner.i18n import formats
from aligner.model.grid import Note, SourceRead
from aligner.reports.escaping import cut

_FILE = Path(i18n.__file__).with_name("notes.toml")
_QUOTED = 80


def sentence(note: Note, language: str, currency: str) -> str:
    """Return a note as one sentence in a language; it quotes the plan, so it is not yet escaped."""
    shown = {name: _shown(name, value, currency, language) for name, value in note.params.items()}
    shown |= {"text": cut(note.cell.text, _QUOTED) or "–", "code": note.code}
    return i18n.fill(_sentences(note, frozenset(shown)), language, shown)


def refusal(source: SourceRead, language: str) -> str:
    """Return why a file was refused, as one sentence; empty where it was read."""
    if source.refused is None:
        return ""
    code, params = source.refused
    shown = {name: cut(value, _QUOTED) for name, value in {"file": source.file, **params}.items()}
    return i18n.text(f"errors.{code}", language, **shown)


def _sentences(note: Note, known: frozenset[str]) -> Mapping[str, str]:
    """Choose a note's sentence: for a parameter's value, with the parameters it carries, or the plain one."""
    tables: Mapping[str, Any] = i18n.load(_FILE)
    for name, value in note.params.items():
        case: Mapping[str, str] | None = tables["case"].get(f"{note.code}_{name}_{value}")
        if case:
            return case
    fuller: Mapping[str, str] = tables["with"].get(note.code, {})
    if fuller and i18n.placeholders(fuller["en"]) <= known:
        return fuller
    plain: Mapping[str, str] = tables.get(note.code, tables["other"])
    return plain


def _shown(name: str, value: str | int, currency: str, language: str) -> str | int:
    if name.endswith("_money") and isinstance(value, int):
        return formats.money(value, currency, language, exact=True)
    return value if isinstance(value, int) else cut(value, _QUOTED)
