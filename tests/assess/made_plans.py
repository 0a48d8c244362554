"""Goals made to stand or fall pillar by pillar, one letter each.

``s`` solid, ``w`` weak, ``m`` missing; for resources also ``a`` area-level money only, ``e`` "within
existing resources" only, ``p`` people without money, ``u`` unknown: the plan records no resources.
"""

from datetime import date

from example_plans import plan_of

from aligner.assess import assess
from aligner.model.assessment import Assessment

AS_OF = date(2026, 1, 15)
DEFINITIONS = {
    "s": "Korjaus {id} tehdään 14 päivässä.",
    "w": "Asiakas on kaiken tekemisemme sydämessä {id}.",
    "m": "",
}
AMBITIONS = {"s": "90 % vuonna 2028", "w": "kohti parempaa", "m": ""}


def goal(id_: str, levels: str, **more: object) -> dict:
    """The parts of a plan that belong to one goal of these levels."""
    definition, ambition, metrics, resources = levels
    row = {
        "id": id_,
        "name": f"Tavoite {id_}",
        "definition": DEFINITIONS[definition].format(id=id_),
        "ambition": AMBITIONS[ambition],
        "owner": "" if resources == "w" else "Aino Salo",
        "area": f"P{id_}",
        "customer": True,
        **({"extra": "virkatyönä"} if resources == "e" else {}),
        **more,
    }
    metric = {"id": f"M{id_}", "goals": [id_], "baseline": "3" if metrics == "s" else "", "target": "5",
              "deadline": "2028", "kind": "customer"}  # fmt: skip
    money = {"s": [{"goal": id_}], "w": [{"goal": id_}], "a": [{"area": f"P{id_}"}]}.get(resources, [])
    return {
        "goals": [row],
        "metrics": [] if metrics == "m" else [metric],
        "money": [line | {"amount": 1000} for line in money],
        "people": [{"goal": id_, "fte": 1}] if resources == "p" else [],
    }


def plan(*goals: dict, **more: object):
    """A plan of goals; without money or people anywhere, "unknown" makes it record none."""
    whole: dict = {"goals": [], "metrics": [], "money": [], "people": []}
    for part in goals:
        for key, rows in part.items():
            whole[key] = whole[key] + rows
    return plan_of(whole | more)


def judged(levels: str) -> Assessment:
    """One goal of these levels, assessed."""
    one = goal("1", levels)
    if levels[3] == "u":
        one = {key: rows for key, rows in one.items() if key not in {"money", "people"}}
        return assess(plan_of(one), as_of=AS_OF)
    return assess(plan(one), as_of=AS_OF)
