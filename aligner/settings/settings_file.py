"""One setting of a settings file: found again whatever was written before it, stated, changed, taken out."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from aligner.settings.toml_edit import Value, quoted, value_at, with_block, with_value, without
from aligner.settings.toml_text import Path
from aligner.words.texts import clean, key


@dataclass(frozen=True, slots=True)
class TableName:
    """What tells one ``[[tables]]`` from the others: its headers, its file and sheet where it names them."""

    headers: tuple[str, ...] = ()
    file: str | None = None
    sheet: str | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """A place in a settings file: the keys down to it, in one ``[[tables]]`` where ``table`` is set.

    ``item`` is a text that a list holds or doesn't: its value is then True or None.
    """

    keys: tuple[str, ...]
    table: TableName | None = None
    item: str | None = None


def stated(text: str, setting: Setting) -> Value | None:
    """Return what a valid settings text says there; None where it says nothing."""
    path = _path(text, setting)
    found: Any = None if path is None else value_at(text, path)
    if setting.item is None:
        return found  # type: ignore[no-any-return]  # the settings' own shape holds it
    return True if _place(found or [], setting.item) is not None else None


def changed(text: str, setting: Setting, value: Value | None) -> str:
    """Return a valid settings text with a setting changed, or taken out where the value is None.

    Raises NoRoomError where the file's layout doesn't take it.
    """
    if value is None and stated(text, setting) is None:
        return text
    if setting.table is not None and _path(text, setting) is None:
        text = with_block(text, _opening(setting.table))
    path = _path(text, setting)
    assert path is not None
    if setting.item is not None:
        return _listed(text, path, setting.item, taken=value is None)
    return without(text, path) if value is None else with_value(text, path, value)


def table_names(text: str) -> list[TableName]:
    """The tables of a valid settings text, in order."""
    return [_name(table) for table in tomllib.loads(text).get("tables", ())]


def same_table(one: TableName, other: TableName) -> bool:
    """Whether two names are of one table; case, white space and the order of headers don't matter."""
    return _keyed(one) == _keyed(other)


def _name(table: Mapping[str, Any]) -> TableName:
    return TableName(tuple(table.get("headers", ())), table.get("file"), table.get("sheet"))


def _keyed(name: TableName) -> tuple[frozenset[str], str | None, str | None]:
    file, sheet = (None if one is None else key(one) for one in (name.file, name.sheet))
    return frozenset(map(key, name.headers)), file, sheet


def _path(text: str, setting: Setting) -> Path | None:
    """Where a setting stands or is to stand; None where its table isn't there."""
    start: Path = ()
    if setting.table is not None:
        names = table_names(text)
        place = next((n for n, name in enumerate(names) if same_table(name, setting.table)), None)
        if place is None:
            return None
        start = ("tables", place)
    *parents, last = setting.keys
    above = value_at(text, (*start, *parents))
    return (*start, *parents, _spelt(last, above if isinstance(above, Mapping) else {}))


def _spelt(name: str, above: Mapping[str, Any]) -> str:
    """The name as the file spells it."""
    return name if name in above else next((one for one in above if key(one) == key(name)), name)


def _place(listed: Sequence[str], item: str) -> int | None:
    return next((n for n, one in enumerate(listed) if key(one) == key(item)), None)


def _listed(text: str, path: Path, item: str, *, taken: bool) -> str:
    """Add an item to a list, or take it out."""
    listed: list[str] = value_at(text, path) or []
    place = _place(listed, item)
    if taken and place is not None:
        return with_value(text, path, listed[:place] + listed[place + 1 :])
    return text if taken or place is not None else with_value(text, path, [*listed, item])


def _opening(name: TableName) -> list[str]:
    """The first lines of a table of the settings, from its head to what it is found by."""
    lines = ["[[tables]]"]
    if name.file is not None:
        lines.append(f"file = {quoted(name.file)}")
    if name.sheet is not None:
        lines.append(f"sheet = {quoted(name.sheet)}")
    if name.headers:
        lines.append(f"headers = [{', '.join(quoted(header) for header in name.headers)}]")
    return lines


def place_comment(place: str) -> str:
    """A comment that tells where a table was seen."""
    return f"# {' '.join(clean(place).split())}"
