"""Saving how the columns were understood to ``aligner.toml``, where the user corrects it for good."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from aligner.i18n import text
from aligner.model.errors import SettingsError
from aligner.model.grid import Column, TableRead
from aligner.model.plan import Plan
from aligner.service import Request
from aligner.service.writing import write_text
from aligner.settings import ASK, FILE, beside, parse, stored
from aligner.words.texts import clean, key

Headers = frozenset[str]


def save_columns(plan: Plan, request: Request) -> Path:
    """Add the understanding of every table to the settings file that holds for a plan, and return its path.

    That is the one named in the request, else the one beside the plan, else a new one there. What stands
    in it stays, letter by letter, and tables whose headers stand there already are left as the user has
    them. Raises OutputError, or SettingsError where the file can't take another table.
    """
    path = request.config or beside(request.paths) or _folder(request.paths[0]) / FILE
    before = stored(path) if path.exists() else ""
    known = _known_headers(parse(before, path))
    blocks = list(_new_blocks(plan, known))
    if blocks:
        after = _joined(before or _guidance(request.language), blocks)
        _require_valid(after, path)
        write_text(path, after)
    return path


def _folder(path: Path) -> Path:
    return path if path.is_dir() else path.parent


def _joined(before: str, blocks: Iterable[str]) -> str:
    newline = "\r\n" if "\r\n" in before else "\n"
    return "\n\n".join([before.rstrip(), *blocks]).replace("\r\n", "\n").replace("\n", newline) + newline


def _require_valid(after: str, path: Path) -> None:
    """A file whose ``tables`` stand in brackets on one line is good TOML, but takes no further table."""
    try:
        parse(after, path)
    except SettingsError as error:
        raise SettingsError("settings-no-room", file=str(path)) from error


def _guidance(language: str) -> str:
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
    headers = ", ".join(_quoted(alike[0].header) for alike in columns.values())
    lines = [
        "[[tables]]",
        f"# {' '.join(clean(place).split())}",
        f"headers = [{headers}]",
        "[tables.columns]",
    ]
    return "\n".join([*lines, *map(_line, columns.values())])


def _line(alike: list[Column]) -> str:
    """A header and its field, or its fields; where the reader would ask, its guess stands behind it."""
    fields = [_quoted(column.field or ASK) for column in alike]
    value = fields[0] if len(fields) == 1 else f"[{', '.join(fields)}]"
    guess = f"  # {alike[0].asked}?" if alike[0].field is None and alike[0].asked else ""
    return f"{_quoted(alike[0].header)} = {value}{guess}"


def _quoted(string: str) -> str:
    """A TOML basic string: JSON's escapes are TOML's, but for DEL and half a surrogate pair."""
    safe = string.encode("utf-8", "replace").decode("utf-8")
    return json.dumps(safe, ensure_ascii=False).replace("\x7f", "\\u007f")
