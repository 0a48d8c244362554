"""The shape of ``aligner.toml``; imported only where there is such a file, for pydantic is slow to load."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

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


Ruled = Literal[
    "link.initiative", "link.goal", "link.area", "budget.line", "budget.cost_centre", "budget.account"
]  # fmt: skip
Weight = Annotated[float, Field(gt=0, allow_inf_nan=False)]


class LinkTable(_Strict):
    """``[[links]]``: where lines with this mark lead, or what is not to be proposed for them."""

    field: Ruled
    value: str = Field(min_length=1)
    goal: str | None = None
    initiative: str | None = None
    goals: dict[str, Weight] = {}
    refused: list[str] = Field([], alias="not")

    @model_validator(mode="after")
    def _leads_to_one_place(self) -> LinkTable:
        stated = sum(map(bool, (self.goal, self.initiative, self.goals)))
        if stated > 1 or not (stated or self.refused):
            raise PydanticCustomError("link", "exactly one of goal, initiative and goals, or not")
        return self


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
    links: list[LinkTable] = []


def kinds_of(section: str) -> dict[str, tuple[str, ...]]:
    """What can be said of a thing in ``goals``, ``metrics`` or ``initiatives``: each key with its choices."""
    models: dict[str, type[BaseModel]] = {
        "goals": GoalTable,
        "metrics": MetricTable,
        "initiatives": InitiativeTable,
    }
    fields = models[section].model_fields
    return {name: get_args(get_args(field.annotation)[0]) for name, field in fields.items()}


def keys_at(place: tuple[int | str, ...]) -> tuple[str, ...]:
    """Every key that the table at a place of the file knows, for suggestions."""
    inner: dict[str, type[BaseModel]] = {
        "sheets": SheetsTable,
        "tables": TableTable,
        "goals": GoalTable,
        "metrics": MetricTable,
        "initiatives": InitiativeTable,
        "links": LinkTable,
    }
    model = inner.get(str(place[0])) if place else None
    fields = (model or SettingsFile).model_fields
    return tuple(field.alias or name for name, field in fields.items())
