"""The shape of ``aligner.toml``; imported only where there is such a file, for pydantic is slow to load."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

InitiativeKind = Literal[
    "insight", "insight-use", "data", "technology", "training", "marketing", "acquisition", "care",
    "frontline", "leadership", "culture", "recovery", "human-help", "saving", "experiment", "employee",
    "upkeep", "statutory", "security",
]  # fmt: skip
Stage = Literal[
    "concept", "validation", "pilot", "build", "roll-out", "stopped", "done", "not-started"
]  # fmt: skip
Journey = Literal[
    "awareness", "consideration", "purchase", "onboarding", "use", "support", "renewal", "exit"
]  # fmt: skip
Function = Literal[
    "marketing", "sales", "it", "digital", "customer-service", "hr", "finance", "operations",
    "development", "communications", "product", "logistics", "whole",
]  # fmt: skip
Rate = Annotated[Decimal, Field(gt=0, allow_inf_nan=False)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class SheetsTable(_Strict):
    """``[sheets]``: which to leave out, and which hidden ones to take in."""

    skip: list[str] = []
    include: list[str] = []


class TableTable(_Strict):
    """``[[tables]]``: how to read the table with these headers, or on this sheet."""

    headers: list[str] = []
    file: str | None = None
    sheet: str | None = None
    header_row: int | None = Field(None, ge=1, strict=True)
    skip: bool = Field(default=False, strict=True)
    unit: Literal[1, 1000, 1_000_000] | None = None
    columns: dict[str, str | list[str]] = {}


class GoalTable(_Strict):
    """``[goals."T1"]``: whether it is a customer goal, and how it stands."""

    kind: Literal["customer", "other"] | None = None
    status: Literal["green", "amber", "red", "stopped", "done"] | None = None


class MetricTable(_Strict):
    """``[metrics."NPS"]``: what it measures, and when it tells it."""

    kind: Literal["customer", "business", "employee"] | None = None
    timing: Literal["leading", "lagging"] | None = None


class InitiativeTable(_Strict):
    """``[initiatives."H3"]``: what kind of work it is, how far it is, and where on the customer's path."""

    kind: InitiativeKind | None = None
    stage: Stage | None = None
    phase: Literal["creation", "production", "capture"] | None = None
    journey: Journey | None = None
    function: Function | None = None


class SettingsFile(_Strict):
    """The whole file."""

    name: str | None = None
    language: Literal["fi", "sv", "en"] | None = None
    tone: Literal["sharp", "neutral"] | None = None
    names: Literal["on", "off"] | None = None
    currency: str | None = Field(None, pattern="^[A-Za-z]{3}$")
    rates: dict[str, Rate] = {}
    sheets: SheetsTable = SheetsTable()
    tables: list[TableTable] = []
    checks: dict[str, dict[str, int | float | str | bool]] = {}
    off: list[str] = []
    profile: Literal["company", "public", "health", "education", "membership"] | None = None
    goals: dict[str, GoalTable] = {}
    metrics: dict[str, MetricTable] = {}
    initiatives: dict[str, InitiativeTable] = {}


def keys_at(place: tuple[int | str, ...]) -> tuple[str, ...]:
    """Every key that the table at a place of the file knows, for suggestions."""
    inner: dict[str, type[BaseModel]] = {
        "sheets": SheetsTable,
        "tables": TableTable,
        "goals": GoalTable,
        "metrics": MetricTable,
        "initiatives": InitiativeTable,
    }
    model = inner.get(str(place[0])) if place else None
    return tuple((model or SettingsFile).model_fields)
