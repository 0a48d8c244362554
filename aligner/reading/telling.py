"""What kinds of things a plan's goals, metrics and initiatives are: by their columns, else by their words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from aligner.model.entities import Area, Described, Evidence, Goal, Initiative, JourneyStage, Person
from aligner.model.plan import Plan
from aligner.model.told import UNTOLD, Told
from aligner.reading.numerals import Style, Unreadable, clean, settled
from aligner.words import kinds

ToldOf = Mapping[str, tuple[Told, ...]]
NUMBERED = ("baseline", "target", "actual")
_NUMERAL = re.compile(
    r"(?<![\w.,])[-−–]?\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:[.,]\d+)?(?![\d])|[-−–]?\d+(?:[.,]\d+)*"
)
_SCALE_END = re.compile(r"/\s?\d+(?:[.,]\d+)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_READ = 200
"""Characters of a metric's value that are looked at."""


def of_area(area: Area) -> ToldOf:
    """Tell an area's owner: a person, a department, a committee; a member of the management team."""
    return _told(_owner(area))


def of_goal(goal: Goal) -> ToldOf:
    """Tell a goal's status, whose its owner is, and the phase of customer value that it speaks of."""
    return _told(
        {
            **_owner(goal),
            "status": (stated("goal.status", goal.text("status")),),
            "sponsor": (kinds.executive(goal.text("sponsor")),),
            "phase": (kinds.value_phase(f"{goal.name}. {goal.text('definition')}"),),
        }
    )


def of_metric(metric: Described) -> ToldOf:
    """Tell what a metric measures, when it tells it, and which way is better."""
    name, unit = metric.name, metric.text("unit")
    return _told(
        {
            "kind": (_first(metric, "metric.kind", lambda: kinds.metric_kind(name, unit)),),
            "side": (kinds.metric_side(name, unit),),
            "timing": (_first(metric, "metric.timing", lambda: kinds.metric_timing(name)),),
            "score": (kinds.survey_score(name),),
            "topic": tuple(Told(topic, (name,)) for topic in kinds.metric_topic(name)),
            "better": (kinds.better_direction(name, unit),),
            "direction": (kinds.direction(f"{name} {metric.text('target')}"),),
            "phase": (kinds.value_phase(name),),
        }
    )


def of_initiative(initiative: Initiative) -> ToldOf:
    """Tell what an initiative is for, how far it is, and what of the customer's journey it touches."""
    words = initiative.words
    return _told(
        {
            **_owner(initiative),
            "kind": (stated("initiative.kind", initiative.text("kind")), *kinds.initiative_kinds(words)),
            "stage": (
                stated("initiative.stage", initiative.stage),
                stated("initiative.stage", initiative.text("status")),
                kinds.initiative_step(initiative.name),
            ),
            "status": (kinds.status_of(initiative.text("status")), kinds.status_of(initiative.stage)),
            "phase": (_first(initiative, "initiative.phase", lambda: kinds.value_phase(words)),),
            "journey": (_first(initiative, "initiative.journey", lambda: kinds.journey_stage(words)),),
            "function": (
                stated("initiative.function", initiative.text("function")),
                kinds.function_of(initiative.owner),
            ),
        }
    )


def of_evidence(evidence: Evidence) -> ToldOf:
    """Tell how customers were heard, and whether those who left or never came were."""
    method = evidence.text("method") or evidence.name
    shared = evidence.text("shared_with") or evidence.owner
    return _told(
        {
            "method": (stated("evidence.method", method),),
            "hears": (kinds.hears(method), kinds.hears(evidence.name)),
            "unheard": (kinds.non_customers(f"{evidence.name}. {method}"),),
            "function": (kinds.function_of(shared),),
        }
    )


def of_person(person: Person) -> ToldOf:
    """Tell whether somebody is of the management team, and which function is theirs."""
    role = person.text("role") or person.name
    return _told({"executive": (kinds.executive(role),), "function": (kinds.function_of(role),)})


def of_journey(stage: JourneyStage) -> ToldOf:
    """Tell which stage of the customer's journey the plan's own stage is."""
    return _told({**_owner(stage), "journey": (stated("initiative.journey", stage.name),)})


def of_plan(plan: Plan, profile: str | None = None) -> Plan:
    """Tell what the organisation is, unless the user says, and whether the plan speaks of sales or churn."""
    texts = plan.statements
    told = Told(profile) if profile else kinds.profile(texts)
    return replace(plan, profile=told, commerce=kinds.commerce(texts))


def stated(field: str, text: str) -> Told:
    """What a text says of a field that has a closed list of kinds; falsy where it says none of them."""
    return kinds.stated(field, text) if text.strip() else UNTOLD


def _owner(described: Described) -> ToldOf:
    return _of_owner(described.owner) if described.owner else {}


@lru_cache(maxsize=256)
def _of_owner(owner: str) -> ToldOf:
    """The same for everything that one owner answers for."""
    return {
        "owner": (kinds.owner_form(owner),),
        "executive": (kinds.executive(owner),),
        "function": (kinds.function_of(owner),),
    }


def _first(described: Described, field: str, tell: Callable[[], Told]) -> Told:
    """What the column says, else what the words tell; told once."""
    return stated(field, described.text(field.partition(".")[2])) or tell()


def _told(found: Mapping[str, Iterable[Told]]) -> ToldOf:
    """Drop what nothing tells, and what is told twice."""
    kept: dict[str, tuple[Told, ...]] = {}
    for field, several in found.items():
        by_value: dict[str, Told] = {}
        for told in several:
            if told:
                by_value.setdefault(told.value, told)
        if by_value:
            kept[field] = tuple(by_value.values())
    return kept


def numbers_of_metric(metric: Described) -> dict[str, Decimal]:
    """The figures of a metric's baseline, target and last value, where each text holds exactly one."""
    texts = ((field, metric.text(field)) for field in NUMBERED)
    read = ((field, number_in(text[:_READ])) for field, text in texts if text)
    return {field: number for field, number in read if number is not None}


@lru_cache(maxsize=1024)
def number_in(text: str) -> Decimal | None:
    """The one number of a text: "62 %", "4,2 / 5", "under 5 days (2028)"; None where it holds more."""
    shown = _SCALE_END.sub("", text)
    found = [match.group() for match in _NUMERAL.finditer(shown)]
    kept = [numeral for numeral in found if not _YEAR.fullmatch(numeral)] or found
    if len(kept) != 1:
        return None
    digits = clean(kept[0]) or ""
    number = settled(digits.lstrip("-"), Style.COMMA if "," in digits else Style.DOT)
    if isinstance(number, Unreadable):
        return None
    return -number if digits.startswith("-") else number
