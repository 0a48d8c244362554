"""What may stand in ``aligner.toml``: an error names the key, and what would be right."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from aligner.checks import Check, all_checks
from aligner.model.errors import SettingsError
from aligner.settings.fields import FIELDS
from aligner.settings.schema import SettingsFile, TableTable, keys_at

_WANTED = {
    "string": "text",
    "list": "list",
    "dict": "table",
    "model": "table",
    "int": "whole",
    "greater": "whole",
    "finite": "number",
    "decimal": "number",
    "float": "number",
    "bool": "yes-no",
    "literal": "choice",
    "link": "link",
}
"""The kind of value that a validator of pydantic's asks for, by the first word of its error's type."""


def checked(raw: Mapping[str, Any], path: Path) -> SettingsFile:
    """Return the settings as written in a file. Raises SettingsError for the first thing that won't do."""
    try:
        read = SettingsFile.model_validate(raw)
    except ValidationError as error:
        raise _slip(error, path) from error
    for number, table in enumerate(read.tables, 1):
        _check_fields(table, f"tables.{number}.columns", path)
    _check_thresholds(read.checks, path)
    codes = [check.code for check in all_checks()]
    for name in read.off:
        if name not in codes and name.replace("-", "_") not in {check.name for check in all_checks()}:
            raise _unknown("settings-unknown-check", path, "off", name, codes)
    return read


def _slip(error: ValidationError, path: Path) -> SettingsError:
    first = error.errors()[0]
    loc = first["loc"]
    where = ".".join(_place(loc))
    if first["type"] == "extra_forbidden":
        return _unknown("settings-unknown", path, where, str(loc[-1]), keys_at(loc[:-1]))
    kind = _WANTED.get(first["type"].partition("_")[0], "other")
    if first["type"] == "string_pattern_mismatch":
        kind = "currency"
    if "columns" in loc and kind != "table":
        kind = "field"
    if loc[0] == "checks" and kind != "table":
        kind = "number"
    if first["type"] in {"greater_than", "finite_number"}:
        kind = "positive"
    choices = first.get("ctx", {}).get("expected", "")
    return _wrong(path, where, kind, choices.replace("'", "").replace(" or ", ", "))


def _wrong(path: Path, where: str, kind: str, choices: str = "") -> SettingsError:
    """The value of a key is of the wrong kind; ``choices`` lists what it can be, if that is a short list."""
    return SettingsError("settings-value", file=str(path), setting=where, expected=kind, choices=choices)


def _place(loc: Iterable[int | str]) -> Iterator[str]:
    """The keys down to a value; tables are counted from one, and the names of types are no keys."""
    for number, part in enumerate(loc):
        if isinstance(part, int):
            yield str(part + 1)
        elif not number or part not in {"str", "list[str]", "int", "float", "bool"}:
            yield part


def _check_fields(table: TableTable, where: str, path: Path) -> None:
    for header, fields in table.columns.items():
        for field in [fields] if isinstance(fields, str) else fields:
            if field not in (*FIELDS, "?"):
                raise _unknown("settings-unknown-field", path, f"{where}.{header}", field, FIELDS)


def _check_thresholds(given: Mapping[str, Mapping[str, Any]], path: Path) -> None:
    known = {check.name: check for check in all_checks()}
    for name, options in given.items():
        check = known.get(name.replace("-", "_"))
        if check is None:
            raise _unknown("settings-unknown", path, f"checks.{name}", name, known)
        for option, value in options.items():
            _check_threshold(check, option, value, f"checks.{name}.{option}", path)


def _check_threshold(check: Check, option: str, value: object, where: str, path: Path) -> None:
    if option not in check.options:
        raise _unknown("settings-unknown", path, where, option, check.options)
    default = check.options[option]
    for kind, types in (("yes-no", (bool,)), ("whole", (int,)), ("number", (int, float)), ("text", (str,))):
        if type(default) is types[-1]:
            if type(value) not in types:
                raise _wrong(path, where, kind)
            return


def _unknown(code: str, path: Path, where: str, name: str, known: Iterable[str]) -> SettingsError:
    """There is no such name: say the nearest one, or all that there are where none is near."""
    plain = {one.casefold(): one for one in known}
    near = difflib.get_close_matches(name.casefold(), plain, 1, cutoff=0.5)
    shown = plain[near[0]] if near else ", ".join(plain.values())
    suffix = "" if near else "-at-all"
    return SettingsError(f"{code}{suffix}", file=str(path), setting=where, name=name, suggestion=shown)
