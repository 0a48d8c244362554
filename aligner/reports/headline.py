"""What a reader who stops on the first page takes along: three sentences, and how the pillars stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from aligner.i18n import formats
from aligner.model.assessment import AreaShare, Assessment, GoalVerdict
from aligner.model.finding import Pillar
from aligner.model.lines import LooseItem
from aligner.model.verdicts import Level, Verdict
from aligner.reports.escaping import Safe
from aligner.reports.voice import Voice

FOLLOWS = 0.1
"""Up to this say-pay gap the money is said to follow the weights."""
EXACTLY = 0.005
"""Under this gap, which would be shown as 0 %, no figure is given."""

_CASES = {
    Pillar.AMBITION: "allative",
    Pillar.METRICS: "adessive",
    Pillar.RESOURCES: "adessive",
}


def shown_goals(assessment: Assessment) -> tuple[GoalVerdict, ...]:
    """Return the goals the report is about: the customer goals, or all where the plan has none."""
    return assessment.customer_goals() or assessment.goals


def conclusion(assessment: Assessment, loose: Sequence[LooseItem], voice: Voice) -> Iterator[Safe]:
    """Yield the three sentences: goals, words against money, money that reaches nothing."""
    yield _verdicts(assessment, voice)
    if assessment.resources_unknown:
        yield voice.t(f"unknown.{assessment.resources_unknown}")
        yield voice.t(f"help.{assessment.resources_unknown}")
        return
    yield _say_pay(assessment, voice)
    if assessment.plan.ledger.traced + assessment.plan.ledger.untraced > 0:
        yield _loose(assessment, loose, voice)


def standing(assessment: Assessment, voice: Voice) -> Safe | None:
    """Say on how many of the shown goals each pillar stands; nothing for a single goal."""
    goals = shown_goals(assessment)
    if len(goals) < 2:
        return None
    solid = {p: sum(v.pillars[p].level is Level.SOLID for v in goals) for p in Pillar}
    parts = {p.value: _stands(p.value, solid[p], len(goals), case, voice) for p, case in _CASES.items()}
    unknown = any(v.pillars[Pillar.RESOURCES].level is Level.UNKNOWN for v in goals)
    if unknown and not solid[Pillar.RESOURCES]:
        parts["resources"] = voice.t("standing.resources_unknown")
    elif bool(solid[Pillar.METRICS]) != bool(solid[Pillar.RESOURCES]):
        alone = solid[Pillar.RESOURCES]
        parts["resources"] = _stands("resources_alone", alone, len(goals), "adessive", voice)
    defined = solid[Pillar.DEFINITION]
    if defined in (0, len(goals)):
        return voice.t("standing.line_all" if defined else "standing.line_none", **parts)
    parts["definition"] = voice.counted("standing.definition", defined)
    return voice.capital(voice.t("standing.line", count=voice.count(len(goals), "elative"), **parts))


def others(assessment: Assessment, voice: Voice) -> Safe | None:
    """Say how many goals are not customer goals, how they fare, and where they are listed."""
    rest = other_goals(assessment)
    if not rest:
        return None
    money = sum(v.money for v in rest)
    key = "verdicts.others" if money else "verdicts.others_unfunded"
    funds = {"money": voice.money(money)} if money else {}
    return voice.t(key, count=voice.count(len(rest)), parts=_faring(rest, voice), **funds)


def _faring(goals: Sequence[GoalVerdict], voice: Voice) -> Safe:
    """Tell how goals fare: "kaksi katettua, yksi puolivillainen", "kaikki katettuja"."""
    counts = [(one, n) for one in reversed(Verdict) if (n := sum(v.verdict is one for v in goals))]
    if len(goals) == 1:
        return voice.term(f"verdict.{goals[0].verdict.value}")
    if len(counts) == 1:
        return voice.toned(f"counted_all.{goals[0].verdict.value}")
    return Safe(", ".join(voice.counted(f"counted.{one.value}", n) for one, n in counts))


def other_goals(assessment: Assessment) -> tuple[GoalVerdict, ...]:
    """Return the goals that the body of the report leaves to the appendix."""
    shown = {v.goal for v in shown_goals(assessment)}
    return tuple(v for v in assessment.goals if v.goal not in shown)


def coverage(assessment: Assessment, voice: Voice) -> Safe | None:
    """Say to what share of the questions the material held an answer."""
    if assessment.evidence_coverage is None:
        return None
    percent = formats.round_half_up(Decimal(repr(assessment.evidence_coverage)) * 100)
    if percent == 100:
        return voice.t("verdicts.coverage_all")
    return voice.t("verdicts.coverage", percent=percent)


def _stands(key: str, solid: int, total: int, case: str, voice: Voice) -> Safe:
    if solid == total:
        return voice.t(f"standing.{key}_all")
    return voice.counted(f"standing.{key}", solid, case) if solid else voice.t(f"standing.{key}_none")


def served(assessment: Assessment, voice: Voice) -> Safe:
    """Whom the goals are for, by the kind of organisation: the first part of "asiakastavoite"."""
    return voice.term(f"served.{assessment.plan.profile.value or 'company'}")


def _verdicts(assessment: Assessment, voice: Voice) -> Safe:
    goals = shown_goals(assessment)
    whose = "customer" if assessment.customer_goals() else "all"
    counts = [(verdict, sum(v.verdict is verdict for v in goals)) for verdict in Verdict]
    present = [(verdict, n) for verdict, n in counts if n]
    if len(present) == 1:
        return _all_the_same(assessment, whose, present[0][0], voice)
    (worst, most), *rest = present
    first = Safe(f"**{voice.counted(f'part_first.{worst.value}', most)}**")
    said = voice.listing([first, *(voice.counted(f"part.{verdict.value}", n) for verdict, n in rest)])
    if not counts[-1][1] and len(goals) > 2:
        said = voice.t("verdicts.none_backed", parts=said)
    count, whom = voice.count(len(goals), "elative"), served(assessment, voice)
    return voice.capital(voice.t(f"verdicts.{whose}", count=count, served=whom, parts=said))


def _all_the_same(assessment: Assessment, whose: str, verdict: Verdict, voice: Voice) -> Safe:
    whom, total = served(assessment, voice), len(shown_goals(assessment))
    if total == 1:
        same = voice.toned(f"same_one.{verdict.value}")
        return voice.t(f"verdicts.only_{whose}", served=whom, same=same)
    same = voice.toned(f"same.{verdict.value}")
    if total == 2:
        return voice.t(f"verdicts.both_{whose}", served=whom, same=same)
    return voice.t(f"verdicts.every_{whose}", count=voice.count(total), served=whom, same=same)


def _say_pay(assessment: Assessment, voice: Voice) -> Safe:
    plan = assessment.plan
    if plan.ledger.traced <= 0:
        return _no_money(assessment, voice)
    if sum(area.area is not None for area in assessment.areas) == 1:
        return voice.t("say_pay.one_area", money=voice.money(plan.ledger.traced))
    if plan.ranked:
        return _order(assessment, voice)
    if assessment.say_pay_gap is not None:
        return _gap(assessment, assessment.say_pay_gap, voice)
    if any(area.priority_share is not None for area in assessment.areas):
        return voice.t("say_pay.little_traced")
    return _money_alone(assessment, voice)


def _no_money(assessment: Assessment, voice: Voice) -> Safe:
    people = assessment.plan.people.traced
    if people > 0 and not assessment.plan.ledger.read:
        return voice.t("say_pay.only_people", years=formats.person_years(people, voice.language))
    return voice.t("say_pay.nothing_traced")


def _gap(assessment: Assessment, gap: float, voice: Voice) -> Safe:
    share = voice.percent(gap)
    weighted = [
        area for area in assessment.areas if area.priority_share is not None and area.area is not None
    ]
    if gap < EXACTLY:
        return voice.t("say_pay.follows_exactly")
    if gap <= FOLLOWS or not weighted:
        return voice.t("say_pay.follows", gap=share)
    worst = max(weighted, key=lambda area: (area.priority_share or 0.0) - (area.money_share or 0.0))
    said, paid = voice.percent(worst.priority_share), voice.percent(worst.money_share or 0.0)
    return voice.t("say_pay.gap", area=area_name(assessment, worst, voice), said=said, paid=paid, gap=share)


def _order(assessment: Assessment, voice: Voice) -> Safe:
    if not assessment.swapped_pairs:
        return voice.t("say_pay.in_order")
    return swapped(assessment, *assessment.swapped_pairs[0], voice)


def swapped(assessment: Assessment, higher: str, lower: str, voice: Voice) -> Safe:
    """Name two focus areas of which the less important gets more money."""
    areas = assessment.plan.area_by_id
    names = (areas[one].name if one in areas else one for one in (higher, lower))
    return voice.t("say_pay.swapped", **dict(zip(("higher", "lower"), names, strict=True)))


def _money_alone(assessment: Assessment, voice: Voice) -> Safe:
    areas: Sequence[AreaShare] = [area for area in assessment.areas if area.area is not None]
    if not areas:
        return voice.t("say_pay.no_areas", money=voice.money(assessment.plan.ledger.traced))
    top = max(areas, key=lambda area: area.money)
    return voice.t(
        "say_pay.no_weights", area=area_name(assessment, top, voice), paid=voice.percent(top.money_share)
    )


def _loose(assessment: Assessment, loose: Sequence[LooseItem], voice: Voice) -> Safe:
    ledger = assessment.plan.ledger
    counted = ledger.traced + ledger.untraced
    money, share = voice.money(ledger.untraced), voice.percent(ledger.untraced / counted)
    if not ledger.untraced:
        return voice.t("loose.none", money=voice.money(ledger.traced))
    if assessment.mostly_untraced:
        return voice.t("loose.mostly", money=money, share=share)
    if not loose or not loose[0].label:
        return voice.t("loose.headline_unnamed", money=money, share=share)
    line = voice.t("quote", text=voice.hushed(loose[0].label))
    return voice.t("loose.headline", money=money, share=share, line=line, amount=voice.money(loose[0].amount))


def area_name(assessment: Assessment, area: AreaShare, voice: Voice) -> str:
    """Return a focus area's name, or how goals without one are called."""
    known = assessment.plan.area_by_id.get(area.area or "")
    return known.name if known else voice.t("no_area")
