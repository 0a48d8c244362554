"""Which field an attribute is, once it is clear whose it is: a goal's owner, an initiative's end."""

from __future__ import annotations

_FIELDS = {
    "name": {"budget": "budget.line"},
    "definition": {"area": "area.definition", "goal": "goal.definition", "term": "term.definition",
                   "initiative": "initiative.description", "budget": "budget.line"},
    "owner": {"area": "area.owner", "goal": "goal.owner", "metric": "metric.owner",
              "initiative": "initiative.owner"},
    "sponsor": {"goal": "goal.sponsor", "initiative": "initiative.owner"},
    "stage": {"goal": "goal.status", "initiative": "initiative.stage"},
    "progress": {"goal": "goal.status", "initiative": "initiative.status"},
    "deadline": {"goal": "goal.horizon", "metric": "metric.deadline", "initiative": "initiative.end"},
    "end": {"goal": "goal.horizon", "metric": "metric.deadline", "initiative": "initiative.end"},
    "start": {"initiative": "initiative.start"},
    "kind": {"goal": "goal.kind", "metric": "metric.kind", "initiative": "initiative.kind"},
    "unit": {"metric": "metric.unit"},
    "weight": {"area": "area.weight", "goal": "goal.weight"},
    "rank": {"area": "area.weight", "goal": "goal.weight"},
    "actual": {"metric": "metric.actual", "budget": "budget.actual", "initiative": "budget.actual"},
    "date": {"evidence": "evidence.date", "metric": "metric.measured"},
    "target": {"metric": "metric.target", "goal": "goal.ambition"},
    "priority": {"goal": ".priority", "area": ".priority"},
    "resource": {"goal": ".resource", "initiative": ".resource", "budget": ".resource"},
    "department": {"initiative": "initiative.function", "budget": "budget.cost_centre", "goal": "goal.owner"},
}  # fmt: skip


def field_of(entity: str, attribute: str) -> str:
    """Return the field of an entity's attribute, "skip" where the plan has no such field."""
    if attribute == "id":
        return "budget.line" if entity == "budget" else f"@{entity}.id"
    default = f"@{entity}" if attribute == "name" else "skip"
    return _FIELDS.get(attribute, {}).get(entity, default)
