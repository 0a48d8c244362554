"""From what the checks saw to verdicts: every rule of judgement is in this file."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from aligner import __version__
from aligner.checks import Answer, all_checks, check_by_code, run_checks
from aligner.model.assessment import (
    AreaShare,
    Assessment,
    Difference,
    GoalVerdict,
    Level,
    PillarState,
    Reason,
    Verdict,
)
from aligner.model.finding import Outcome, Pillar, Severity, Subject, Tally
from aligner.model.options import CheckOptions
from aligner.model.plan import Goal, Plan

MAKES_MISSING = frozenset({"DEF01", "AMB01", "MET01", "RES01"})
"""The blockers that say a pillar isn't there at all; any other blocker makes it weak."""

SILENCES: Sequence[tuple[str, tuple[str, ...]]] = (
    ("DEF01", ("DEF",)),
    ("DEF03", ("DEF",)),
    ("DEF02", ("DEF",)),
    ("AMB01", ("AMB",)),
    ("MET01", ("MET",)),
    ("RES01", ("RES02", "RES03", "RES04", "RES05", "RES06", "RES07", "RES20")),
)
"""One fact, one finding: what the first says, the checks whose codes begin so need not repeat.

In this order: an echo of the name (DEF03) tells more than that no slot is filled (DEF02)."""

DIFFERENCES: Mapping[int, tuple[str, ...]] = {
    1: ("DEF01", "DEF02", "DEF03", "DEF06", "AMB", "STE10"),
    2: ("RES",),
    3: ("STE01", "STE02"),
    4: ("MET05", "MET06", "MET22"),
    5: (),
    6: (),
    7: (),
}
"""The seven differences, by the codes (or beginnings of codes) of the checks that bear on each."""

ENOUGH_TRACED = 0.5
"""Under this share of traced money the say-pay gap would compare weights with hearsay."""

SHOWN_UNTRACED = 10
Answers = Sequence[Answer]
_TELLING = (Outcome.FOUND, Outcome.CLEAR, Outcome.IMPLIED, Outcome.NOT_ASSESSED, Outcome.CRASHED)


def assess(plan: Plan, *, as_of: date, options: CheckOptions | None = None) -> Assessment:
    """Judge a plan as of a date; the same plan, options and date give the same assessment."""
    options = options or CheckOptions()
    answers = _one_fact_one_finding(tuple(run_checks(plan, options)))
    verdicts = _verdicts(plan, answers)
    areas = _area_shares(plan)
    shares = _goal_shares(plan, areas)
    goals = tuple(
        replace(v, priority_share=shares.get(v.goal), money_share=_money_share(plan, v.money))
        for v in verdicts
    )
    return Assessment(
        plan=plan,
        as_of=as_of,
        version=__version__,
        goals=goals,
        areas=areas,
        findings=tuple(f for answer in answers for f in answer.findings),
        tallies=_tallies(answers),
        differences=_differences(plan, answers),
        slogan_share=_customer_share(plan, goals, Verdict.SLOGAN),
        backed_share=_customer_share(plan, goals, Verdict.BACKED),
        say_pay_gap=_say_pay_gap(plan, areas),
        evidence_coverage=_evidence_coverage(answers),
        resources_unknown=plan.resources_unknown,
        mostly_untraced=_mostly_untraced(plan, options),
        swapped_pairs=_swapped_pairs(plan, areas),
        changed_options=options.thresholds,
        largest_untraced=plan.ledger.loose_items[:SHOWN_UNTRACED],
    )


def _one_fact_one_finding(answers: Answers) -> Answers:
    """Turn findings that another finding of the same goal implies into IMPLIED."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for answer in answers:
        if answer.outcome is Outcome.FOUND and answer.check.subject is Subject.GOAL:
            found[answer.subject].add(answer.check.code)
    speakers = {subject: _speakers(codes) for subject, codes in found.items()}
    return tuple(_hushed(answer, speakers.get(answer.subject, ())) for answer in answers)


def _speakers(codes: set[str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Of the checks that silence others, those that were not silenced themselves."""
    speaking: list[tuple[str, tuple[str, ...]]] = []
    for code, silenced in SILENCES:
        if code in codes and not any(code.startswith(beginnings) for _, beginnings in speaking):
            speaking.append((code, silenced))
    return tuple(speaking)


def _hushed(answer: Answer, speakers: Iterable[tuple[str, tuple[str, ...]]]) -> Answer:
    code = answer.check.code
    if answer.check.subject is not Subject.GOAL:
        return answer
    if any(code != speaker and code.startswith(beginnings) for speaker, beginnings in speakers):
        return replace(answer, outcome=Outcome.IMPLIED, findings=())
    return answer


def _verdicts(plan: Plan, answers: Answers) -> tuple[GoalVerdict, ...]:
    by_goal: defaultdict[str, list[Answer]] = defaultdict(list)
    for answer in answers:
        if answer.check.subject is Subject.GOAL and answer.check.severity is Severity.BLOCKER:
            by_goal[answer.subject].append(answer)
    return tuple(_verdict(plan, goal, by_goal[goal.id]) for goal in plan.goals)


def _verdict(plan: Plan, goal: Goal, answers: Answers) -> GoalVerdict:
    pillars = {pillar: _pillar(pillar, answers) for pillar in Pillar}
    only_area = "RES20" in pillars[Pillar.RESOURCES].findings
    verdict = _judge({pillar: state.level for pillar, state in pillars.items()}, only_area=only_area)
    money = plan.money_of(goal)
    reason = _reason(pillars, money) if verdict is Verdict.HALF_HEARTED else None
    return GoalVerdict(goal.id, verdict, reason, pillars, money, plan.ledger.area_level_of_goal(goal.id))


def _pillar(pillar: Pillar, answers: Answers) -> PillarState:
    mine = [answer for answer in answers if answer.check.pillar is pillar]
    codes = tuple(answer.check.code for answer in mine if answer.outcome is Outcome.FOUND)
    if MAKES_MISSING & set(codes):
        return PillarState(Level.MISSING, codes)
    if any(a.check.code == "RES01" and a.outcome is Outcome.NOT_ASSESSED for a in mine):
        return PillarState(Level.UNKNOWN, codes)
    return PillarState(Level.WEAK if codes else Level.SOLID, codes)


def _judge(levels: Mapping[Pillar, Level], *, only_area: bool) -> Verdict:
    solid = sum(level is Level.SOLID for level in levels.values())
    if solid == len(Pillar):
        return Verdict.BACKED
    empty_words = levels[Pillar.DEFINITION] is not Level.SOLID and solid <= 1
    return (
        Verdict.SLOGAN
        if empty_words and _nothing_of_its_own(levels, only_area=only_area)
        else Verdict.HALF_HEARTED
    )


def _nothing_of_its_own(levels: Mapping[Pillar, Level], *, only_area: bool) -> bool:
    resources = levels[Pillar.RESOURCES]
    missing = sum(level is Level.MISSING for level in levels.values())
    return resources is Level.MISSING or only_area or (resources is Level.UNKNOWN and missing >= 2)


def _reason(pillars: Mapping[Pillar, PillarState], money: int) -> Reason:
    level = {pillar: state.level for pillar, state in pillars.items()}
    solid = sum(one is Level.SOLID for one in level.values())
    aimless = Level.SOLID not in {level[Pillar.DEFINITION], level[Pillar.METRICS]}
    if aimless and money > 0 and level[Pillar.RESOURCES] in {Level.WEAK, Level.SOLID}:
        return Reason.MONEY_WITHOUT_DIRECTION
    if level[Pillar.DEFINITION] is Level.SOLID and level[Pillar.RESOURCES] is Level.MISSING:
        return Reason.DIRECTION_WITHOUT_MONEY
    if solid == len(Pillar) - 1 and Level.WEAK in level.values():
        return Reason.ONE_STEP_SHORT
    if solid == len(Pillar) - 1 and level[Pillar.RESOURCES] is Level.UNKNOWN:
        return Reason.FUNDING_OPEN
    return Reason.UNFINISHED


def _money_share(plan: Plan, money: int) -> float | None:
    return money / plan.ledger.traced if plan.ledger.traced > 0 else None


def _area_shares(plan: Plan) -> tuple[AreaShare, ...]:
    priorities = _area_priorities(plan)
    shares = []
    for area, goals in plan.goals_by_area.items():  # every area, then the nameless one if a goal has none
        money = sum(plan.money_of(goal) for goal in goals)
        names = tuple(goal.id for goal in goals)
        shares.append(AreaShare(area, priorities.get(area), _money_share(plan, money), money, names))
    return tuple(shares)


def _area_priorities(plan: Plan) -> dict[str | None, float]:
    """Area weights as shares; where only goals carry weights, an area's share is their sum."""
    weights: dict[str | None, float] = {a.id: float(a.weight) for a in plan.areas if a.weight is not None}
    if not weights:
        for goal in plan.goals:
            if goal.weight is not None:
                weights[goal.area] = weights.get(goal.area, 0.0) + float(goal.weight)
    whole = sum(weights.values())
    if whole <= 0:
        return {}
    return {area: weights.get(area, 0.0) / whole for area in (*(a.id for a in plan.areas), None)}


def _goal_shares(plan: Plan, areas: Sequence[AreaShare]) -> dict[str, float]:
    """A goal's own weight over all goals' weights; else its area's share, divided equally."""
    own = {goal.id: float(goal.weight) for goal in plan.goals if goal.weight is not None}
    whole = sum(own.values())
    if whole > 0:
        return {goal.id: own.get(goal.id, 0.0) / whole for goal in plan.goals}
    return {
        goal: area.priority_share / len(area.goals)
        for area in areas
        if area.priority_share is not None
        for goal in area.goals
    }


def _customer_share(plan: Plan, goals: Sequence[GoalVerdict], verdict: Verdict) -> float | None:
    """The share of the customer goals with a verdict, weighted by priority; equal weights where none."""
    customers = [v for v in goals if plan.goal_by_id[v.goal].customer_centric]
    if not customers:
        return None
    weights = [v.priority_share or 0.0 for v in customers]
    if sum(weights) <= 0:
        weights = [1.0] * len(customers)
    matching = (w for v, w in zip(customers, weights, strict=True) if v.verdict is verdict)
    return sum(matching) / sum(weights)


def _mostly_untraced(plan: Plan, options: CheckOptions) -> bool:
    """Whether the budget looks like the whole operating budget: where STE02 holds nothing against it."""
    check = check_by_code("STE02")
    limit = options.thresholds.get(check.name, {}).get("limit", check.options["limit"])
    return plan.ledger.untraced_share > float(limit)


def _say_pay_gap(plan: Plan, areas: Sequence[AreaShare]) -> float | None:
    """Total variation distance between priority shares and money shares: 0, the money follows the words."""
    if plan.ranked or plan.ledger.traced <= 0 or 1 - plan.ledger.untraced_share < ENOUGH_TRACED:
        return None
    pairs = [(a.priority_share, a.money_share or 0.0) for a in areas if a.priority_share is not None]
    return sum(abs(said - paid) for said, paid in pairs) / 2 if pairs else None


def _swapped_pairs(plan: Plan, areas: Sequence[AreaShare]) -> tuple[tuple[str, str], ...]:
    """On ranked plans: the pairs where the lower-ranked area gets more money than the higher."""
    if not plan.ranked or plan.ledger.traced <= 0:
        return ()
    ranked = sorted(
        ((a.priority_share, a.money, a.area) for a in areas if a.priority_share and a.area is not None),
        key=lambda entry: -entry[0],
    )
    return tuple(
        (higher, lower)
        for index, (weight, money, higher) in enumerate(ranked)
        for other_weight, other_money, lower in ranked[index + 1 :]
        if other_weight < weight and other_money > money
    )


def _tallies(answers: Answers) -> tuple[Tally, ...]:
    counts: defaultdict[str, Counter[Outcome]] = defaultdict(Counter)
    for answer in answers:
        counts[answer.check.code][answer.outcome] += 1
    return tuple(Tally(code, dict(counts[code])) for code in sorted(counts))


def _check_outcomes(answers: Answers) -> dict[str, Outcome]:
    """One outcome a check: found anywhere, else clear anywhere, else not assessed."""
    outcomes: dict[str, Outcome] = {}
    for answer in answers:
        before = outcomes.get(answer.check.code, Outcome.NOT_ASSESSED)
        outcomes[answer.check.code] = min(before, answer.outcome, key=_TELLING.index)
    return outcomes


def _evidence_coverage(answers: Answers) -> float | None:
    """The share of the checks asked that the plan held something to judge by."""
    outcomes = _check_outcomes(answers).values()
    judged = sum(outcome in _TELLING[:3] for outcome in outcomes)
    return judged / len(outcomes) if outcomes else None


def _differences(plan: Plan, answers: Answers) -> tuple[Difference, ...]:
    outcomes = _check_outcomes(answers)
    if plan.resources_unknown:  # an owner here and a lucky link there don't tell what the money follows
        outcomes = {code: one for code, one in outcomes.items() if not code.startswith(DIFFERENCES[2])}
    return tuple(_difference(number, beginnings, outcomes) for number, beginnings in DIFFERENCES.items())


def _difference(number: int, beginnings: tuple[str, ...], outcomes: Mapping[str, Outcome]) -> Difference:
    codes = (
        tuple(check.code for check in all_checks() if check.code.startswith(beginnings)) if beginnings else ()
    )
    counts = Counter(outcomes.get(code, Outcome.NOT_ASSESSED) for code in codes)
    met, unmet = counts[Outcome.CLEAR], counts[Outcome.FOUND]
    return Difference(number, met, unmet, len(codes) - met - unmet, codes)
