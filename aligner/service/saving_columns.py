"""Saving how all columns were understood to ``aligner.toml``, where the user corrects it for good."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from aligner.i18n import text
from aligner.model.grid import Column, TableRead
from aligner.model.plan import Plan
from aligner.service import Request
from aligner.service.settings_writing import rewrite, settings_path
from aligner.settings import ASK, parse
from aligner.settings.settings_file import place_comment
from aligner.settings.toml_edit import quoted, with_block
from aligner.words.texts import key

Headers = frozenset[str]


def save_columns(plan: Plan, request: Request) -> Path:
    """Add the understanding of every table to the settings file that holds for a plan, and return its path.

    That is the one named in the request, else the one beside the plan, else a new one there. What stands
    in it stays, letter by letter, and tables whose headers stand there already are left as the user has
    them. Raises OutputError, or SettingsError where the file can't take another table.
    """
    path = settings_path(request)

    def added(before: str) -> str:
        blocks = list(_new_blocks(plan, _known_headers(parse(before, path))))
        lines = "\n\n".join(blocks).split("\n")
        return with_block(before or guidance(request.language), lines) if blocks else before

    rewrite(path, added)
    return path


def guidance(language: str) -> str:
    """The comment at the head of a new file."""
    return "\n".join(f"# {line}" for line in text("cli.saved-guidance", language).split("\n"))


def _known_headers(settings: Mapping[str, Any]) -> set[Headers]:
    return {frozenset(map(key, table.get("headers", ()))) for table in settings.get("tables", ())}


def _new_blocks(plan: Plan, known: set[Headers]) -> Iterator[str]:
    for source in plan.sources:
        for table in source.tables:
            headers = frozenset(key(column.header) for column in table.columns if column.header)
            if headers and headers not in known:
                known.add(headers)
                yield _block(f"{source.file} › {table.sheet}" if table.sheet else source.file, table)


def _block(place: str, table: TableRead) -> str:
    """One ``[[tables]]`` of the settings file; what only repeats a header is told by its place in a list."""
    columns: dict[str, list[Column]] = {}
    for column in table.columns:
        if column.header:
            columns.setdefault(key(column.header), []).append(column)
    headers = ", ".join(quoted(alike[0].header) for alike in columns.values())
    lines = ["[[tables]]", place_comment(place), f"headers = [{headers}]", "[tables.columns]"]
    return "\n".join([*lines, *map(_line, columns.values())])


def _line(alike: list[Column]) -> str:
    """A header and its field, or its fields; where the reader would ask, its guess stands behind it."""
    fields = [quoted(column.field or ASK) for column in alike]
    value = fields[0] if len(fields) == 1 else f"[{', '.join(fields)}]"
    guess = f"  # {alike[0].asked}?" if alike[0].field is None and alike[0].asked else ""
    return f"{quoted(alike[0].header)} = {value}{guess}"
