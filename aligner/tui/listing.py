"""Which goals are listed, and in what order: pure functions on an assessment."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from aligner.model.assessment import Assessment, GoalVerdict
from aligner.model.entities import Goal
from aligner.model.finding import Pillar
from aligner.model.plan import Plan
from aligner.model.verdicts import Level, Verdict

# The letters that end the Finnish and Swedish alphabets become the characters that follow z in Unicode.
_AFTER_Z = str.maketrans({"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}"})


class Order(Enum):
    """What the list is sorted by."""

    SEVERITY = "severity"
    MONEY = "money"
    PRIORITY = "priority"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Selection:
    """What the user asked to see; ``words`` must all occur, and None shows every verdict, owner or area.

    ``owner`` is an ``owner_key``, ``area`` an area's id; "" are the goals that have none. ``customer``: the
    customer goals, or with False the others. ``lacking`` is a pillar that doesn't stand.
    """

    words: str = ""
    verdict: Verdict | None = None
    customer: bool | None = None
    owner: str | None = None
    area: str | None = None
    lacking: Pillar | None = None
    order: Order = Order.SEVERITY

    def next_verdict(self) -> Selection:
        """All verdicts, then one after the other, then all again."""
        cycle = (None, *Verdict)
        return replace(self, verdict=cycle[(cycle.index(self.verdict) + 1) % len(cycle)])

    def next_order(self) -> Selection:
        orders = tuple(Order)
        return replace(self, order=orders[(orders.index(self.order) + 1) % len(orders)])

    def cleared(self) -> Selection:
        """Every goal, in the same order."""
        return Selection(order=self.order)


def told(selection: Selection) -> Mapping[str, str]:
    """A selection as texts, to be found again by ``selection_told``; what limits nothing is left out."""
    texts = {
        "words": selection.words,
        "verdict": selection.verdict.value if selection.verdict else "",
        "customer": {None: "", True: "1", False: "0"}[selection.customer],
        "owner": "" if selection.owner is None else f"={selection.owner}",
        "area": "" if selection.area is None else f"={selection.area}",
        "lacking": selection.lacking.value if selection.lacking else "",
        "order": selection.order.value,
    }
    return {name: text for name, text in texts.items() if text}


def selection_told(texts: Mapping[str, str]) -> Selection:
    """The selection that ``told`` wrote down; what it doesn't know limits nothing."""
    owner, area = texts.get("owner"), texts.get("area")
    return Selection(
        words=texts.get("words", ""),
        verdict=next((one for one in Verdict if one.value == texts.get("verdict")), None),
        customer={"1": True, "0": False}.get(texts.get("customer", "")),
        lacking=next((one for one in Pillar if one.value == texts.get("lacking")), None),
        owner=owner[1:] if owner else None,
        area=area[1:] if area else None,
        order=next((one for one in Order if one.value == texts.get("order")), Order.SEVERITY),
    )


def listed(assessment: Assessment, selection: Selection, *, names: bool = True) -> tuple[GoalVerdict, ...]:
    """Return the goals that fit the selection, sorted; without ``names`` no owner is looked at."""
    wanted = [word.casefold() for word in selection.words.split()]
    plan = assessment.plan
    fitting = [
        verdict
        for verdict in assessment.goals
        if selection.verdict in {None, verdict.verdict}
        and (selection.lacking is None or verdict.pillars[selection.lacking].level is not Level.SOLID)
        and _is_of(plan, plan.goal_by_id[verdict.goal], selection, names=names)
        and _holds(plan, plan.goal_by_id[verdict.goal], wanted, names=names)
    ]
    return tuple(sorted(fitting, key=_key(plan, selection.order)))


def _is_of(plan: Plan, goal: Goal, selection: Selection, *, names: bool) -> bool:
    """Whether a goal belongs to the kind, the area and the owner that were chosen."""
    if selection.customer not in {None, goal.customer_centric}:
        return False
    if selection.area is not None and area_of(plan, goal) != selection.area:
        return False
    return not names or selection.owner is None or owner_key(goal.owner) == selection.owner


def _holds(plan: Plan, goal: Goal, wanted: Sequence[str], *, names: bool) -> bool:
    if not wanted:
        return True
    area = plan.area_by_id.get(goal.area or "")
    parts = (goal.id, goal.name, area.name if area else "", goal.owner if names else "")
    text = " ".join(parts).casefold()
    return all(word in text for word in wanted)


def area_of(plan: Plan, goal: Goal) -> str:
    """The id of the area that a goal stands under; "" where the plan knows none."""
    return goal.area if goal.area is not None and goal.area in plan.area_by_id else ""


def owner_key(owner: str) -> str:
    """An owner's name, upper or lower case and spaces aside."""
    return " ".join(owner.casefold().split())


def areas(plan: Plan) -> tuple[tuple[str, str, int], ...]:
    """The areas that have goals, in plan order, as ``(id, name, number of goals)``; last "" for none."""
    counts = Counter(area_of(plan, goal) for goal in plan.goals)
    known = [(area.id, area.name, counts[area.id]) for area in plan.areas if counts[area.id]]
    return (*known, ("", "", counts[""])) if counts[""] else tuple(known)


def owners(plan: Plan) -> tuple[tuple[str, str, int], ...]:
    """The owners of goals by name, as ``(key, name as first written, number of goals)``; last "" for none."""
    names: dict[str, str] = {}
    for goal in plan.goals:
        names.setdefault(owner_key(goal.owner), goal.owner)
    counts = Counter(owner_key(goal.owner) for goal in plan.goals)
    keys = sorted(names, key=lambda key: (not key, key.translate(_AFTER_Z)))
    return tuple((key, names[key], counts[key]) for key in keys)


def name_of(choices: Iterable[tuple[str, str, int]], key: str) -> str:
    """The name behind a key of ``areas`` or ``owners``; "" where the plan has it no more."""
    return next((name for one, name, _ in choices if one == key), "")


def by_letters(name: str) -> str:
    """What lists are sorted by: the letters of a name in the order of the alphabet, of whatever case."""
    return name.casefold().translate(_AFTER_Z)


def _key(plan: Plan, order: Order) -> Callable[[GoalVerdict], tuple[object, ...]]:
    worst_first = {verdict: rank for rank, verdict in enumerate(Verdict)}
    match order:
        case Order.SEVERITY:
            return lambda goal: (worst_first[goal.verdict], -goal.money, goal.solid)
        case Order.MONEY:
            return lambda goal: (-goal.money,)
        case Order.PRIORITY:
            return lambda goal: (goal.priority_share is None, -(goal.priority_share or 0.0))
        case Order.NAME:
            return lambda goal: (by_letters(plan.goal_by_id[goal.goal].name),)
