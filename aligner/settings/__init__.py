"""``aligner.toml``: what the user corrects and sets, checked at the border, plain values below it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aligner.model.errors import SettingsError
from aligner.model.link_rules import LinkRule
from aligner.model.options import CheckOptions, ReadingOptions, TableOption
from aligner.model.verdicts import Tone
from aligner.settings.plan_folder import folder_of

if TYPE_CHECKING:
    from aligner.settings.schema import LinkTable, SettingsFile, TableTable

FILE = "aligner.toml"

ASK = "?"
"""What a saved file holds where the reader would ask: the column is read as if it weren't named there."""

_PLACE = re.compile(r"line (\d+), column (\d+)")


@dataclass(frozen=True)
class Settings:
    """Everything that one settings file says; what it leaves open is None or empty."""

    reading: ReadingOptions = field(default_factory=ReadingOptions)
    checks: CheckOptions = field(default_factory=CheckOptions)
    language: str | None = None
    tone: Tone | None = None
    names: bool | None = None


def load(path: Path) -> Settings:
    """Read a settings file. Raises SettingsError with the key, and the nearest right one."""
    return of_text(stored(path), path)


def of_text(text: str, path: Path) -> Settings:
    """Read the text of a settings file, be it saved or not. Raises SettingsError likewise."""
    from aligner.settings.validation import checked

    read = checked(parse(text, path), path)
    return Settings(
        reading=_reading(read),
        checks=CheckOptions(thresholds=_by_check(read.checks), off=frozenset(map(_check_name, read.off))),
        language=read.language,
        tone=Tone(read.tone) if read.tone else None,
        names=None if read.names is None else read.names == "on",
    )


def stored(path: Path) -> str:
    """The text of a settings file, line breaks as they stand. Raises SettingsError."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError("settings-unreadable", file=str(path), reason="not-utf-8") from error


def parse(text: str, path: Path) -> dict[str, Any]:
    """Read a settings file's text as TOML. Raises SettingsError with the line and column of a slip."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = _PLACE.search(str(error))
        # Where it is not told, the slip shows at the end of the file: something was not closed.
        line, column = place.groups() if place else (len(text.splitlines()), 1)
        raise SettingsError("settings-syntax", file=str(path), line=line, column=column) from error


def beside(paths: Sequence[Path]) -> Path | None:
    """Return the settings file beside the plan: in its folder, or in the folder of its first file."""
    for path in paths:
        with suppress(OSError):  # a path that can't be looked at is told of when it is read
            found = folder_of(path) / FILE
            if found.is_file():
                return found
    return None


def _reading(read: SettingsFile) -> ReadingOptions:
    return ReadingOptions(
        tables=tuple(_table_option(table) for table in read.tables),
        skip_sheets=frozenset(read.sheets.skip),
        include_sheets=frozenset(read.sheets.include),
        currency=read.currency.upper() if read.currency else None,
        rates={code.upper(): rate for code, rate in read.rates.items()},
        name=read.name,
        profile=read.profile,
        kinds={
            entity: {name: table.model_dump(exclude_none=True) for name, table in given.items()}
            for entity, given in (
                ("goal", read.goals),
                ("metric", read.metrics),
                ("initiative", read.initiatives),
            )
            if given
        },
        links=tuple(map(_link_rule, read.links)),
    )


def _link_rule(table: LinkTable) -> LinkRule:
    goals = {table.goal: 1.0} if table.goal else table.goals
    weights = tuple((goal, max(1, round(weight * 100))) for goal, weight in goals.items())
    return LinkRule(table.field, table.value, weights, table.initiative or "", tuple(table.refused))


def _table_option(table: TableTable) -> TableOption:
    named = {header: [one] if isinstance(one, str) else one for header, one in table.columns.items()}
    return TableOption(
        headers=tuple(table.headers),
        file=table.file,
        sheet=table.sheet,
        header_row=table.header_row,
        skip=table.skip,
        scale=table.unit,
        columns={
            header: tuple(map(_field, fields)) for header, fields in named.items() if set(fields) - {ASK}
        },
    )


def _field(name: str) -> str | None:
    return None if name == ASK else name


def _check_name(name: str) -> str:
    """A check's code as it is, a check's name as the code writes it."""
    return name.replace("-", "_")


def _by_check(given: Mapping[str, Mapping[str, Any]]) -> dict[str, Mapping[str, Any]]:
    return {_check_name(name): options for name, options in given.items()}
