"""What a user may set, as plain values: made by ``settings`` from ``aligner.toml``, used below it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from aligner.model.link_rules import LinkRule

Option = int | float | str | bool


@dataclass(frozen=True, slots=True)
class TableOption:
    """How to read the tables whose header set matches ``headers`` (compared without case and space)."""

    headers: tuple[str, ...] = ()
    file: str | None = None
    sheet: str | None = None
    header_row: int | None = None
    skip: bool = False
    scale: int | None = None
    columns: Mapping[str, tuple[str | None, ...]] = field(default_factory=dict)
    """Header text → its field; a repeated header lists one an occurrence, None where it is as understood."""


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """Corrections to how the input is read."""

    tables: tuple[TableOption, ...] = ()
    skip_sheets: frozenset[str] = frozenset()
    include_sheets: frozenset[str] = frozenset()
    currency: str | None = None
    rates: Mapping[str, Decimal] = field(default_factory=dict)
    name: str | None = None
    profile: str | None = None
    kinds: Mapping[str, Mapping[str, Mapping[str, str]]] = field(default_factory=dict)
    """What the user says things are: "metric", "initiative" or "goal" → id or name → field → kind."""
    links: tuple[LinkRule, ...] = ()
    """Where money leads that names no goal, and what is not to be proposed for it."""


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """Thresholds by check name (``focus_crowded``) and option."""

    thresholds: Mapping[str, Mapping[str, Option]] = field(default_factory=dict)
    off: frozenset[str] = frozenset()
