"""A comparison before it has a form: three sentences, then what closed, what opened, what moved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from itertools import groupby

from aligner.i18n import formats
from aligner.model.comparison import Cause, Change, Comparison, FindingMove, GoalMove, Moved
from aligner.reports.comparison_words import NAME, called, conclusion, subject, title
from aligner.reports.escaping import Safe, code, cut, md
from aligner.reports.markdown import filled
from aligner.reports.voice import Voice

Row = tuple[Safe, ...]
_SECTIONS: Mapping[str, Change] = {
    "closed": Change.CLOSED,
    "opened": Change.OPENED,
    "lapsed": Change.LAPSED,
    "waived": Change.WAIVED,
}
_TOLD = ("traced", "untraced")


@dataclass(frozen=True, slots=True)
class Lines:
    """A heading and what stands below it, line by line; without lines it is left out."""

    heading: Safe
    lines: tuple[Safe, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """A heading and a table of four columns: what, before, now, the change."""

    heading: Safe
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """What the template prints; every string is safe Markdown."""

    title: Safe
    name: Safe
    span: Safe
    conclusion: tuple[Safe, ...]
    cautions: tuple[Safe, ...]
    findings: tuple[Lines, ...]
    moves: tuple[Lines, ...]
    figures: tuple[Figures, ...]
    material: Lines
    others: Lines


def render(comparison: Comparison, voice: Voice) -> str:
    """Write a comparison as Markdown."""
    return filled("comparison.md.j2", compose(comparison, voice), voice)


def compose(comparison: Comparison, voice: Voice) -> Report:
    """Gather what a comparison says in one voice."""
    before, after = (
        formats.day(one, voice.language) if one else "–"
        for one in (comparison.as_of.before, comparison.as_of.after)
    )
    return Report(
        title=voice.said("compare.title"),
        name=md(cut(comparison.plan.after or comparison.plan.before or "", NAME)),
        span=voice.said("compare.span", before=before, after=after),
        conclusion=tuple(conclusion(comparison, voice)),
        cautions=tuple(_cautions(comparison, voice)),
        findings=tuple(_lines(key, _by_subject(_of(comparison, key), voice), voice) for key in _SECTIONS),
        moves=(
            _lines("verdicts", _verdicts(comparison.goals, voice), voice),
            _lines("goals", _goals(comparison.goals, voice), voice),
        ),
        figures=(
            Figures(_heading("money", voice), tuple(_money(comparison, voice))),
            Figures(_heading("shares", voice), tuple(_shares(comparison, voice))),
        ),
        material=_lines("material", _material(comparison, voice), voice),
        others=_lines("others", _others(comparison, voice), voice),
    )


def _heading(key: str, voice: Voice) -> Safe:
    return voice.said(f"compare.heading.{key}")


def _lines(key: str, lines: Iterable[Safe], voice: Voice) -> Lines:
    return Lines(_heading(key, voice), tuple(lines))


def _of(comparison: Comparison, key: str) -> tuple[FindingMove, ...]:
    change = _SECTIONS[key]
    return comparison.of(change, cause=None if change is Change.WAIVED else Cause.PLAN)


def _cautions(comparison: Comparison, voice: Voice) -> Iterator[Safe]:
    """Yield what a reader must know before believing the figures."""
    said = partial(_caution, voice)
    if comparison.is_backwards:
        yield said("backwards")
    if not comparison.is_comparable:
        yield said("other_plan")
    if comparison.version.has_changed:
        yield said("version", before=comparison.version.before, after=comparison.version.after)
    if changes := list(_thresholds(comparison.thresholds, voice)):
        yield said("thresholds", changes=Safe(", ".join(changes)))
    if count := len(_elsewise(comparison)):
        yield said("other_causes", count=count)


def _caution(voice: Voice, key: str, **params: object) -> Safe:
    return voice.said(f"compare.caution.{key}", **params)


def _thresholds(moved: Moved[Mapping[str, Mapping[str, object]]], voice: Voice) -> Iterator[Safe]:
    """Yield each threshold that differs, where both assessments tell theirs."""
    if moved.before is None or moved.after is None:
        return
    default = voice.said("compare.line.default")
    then, now = (_flat(one) for one in (moved.before, moved.after))
    for name in sorted({*then, *now}):
        before, after = (one.get(name, default) for one in (then, now))
        if before != after:
            yield code(f"{name} {before} → {after}")


def _flat(thresholds: Mapping[str, Mapping[str, object]]) -> dict[str, str]:
    return {
        f"{check}.{o}": str(value) for check, options in thresholds.items() for o, value in options.items()
    }


def _elsewise(comparison: Comparison) -> list[FindingMove]:
    came_or_went = comparison.of(Change.CLOSED, Change.OPENED)
    return [one for one in came_or_went if one.cause is not Cause.PLAN]


def _by_subject(findings: Iterable[FindingMove], voice: Voice) -> Iterator[Safe]:
    """Yield a line for everything that findings are about: its name, and what is found."""
    for about, several in _grouped(findings, voice):
        yield Safe(f"**{about}**: {'; '.join(_titled(one, voice) for one in several)}")


def _grouped(findings: Iterable[FindingMove], voice: Voice) -> Iterator[tuple[Safe, list[FindingMove]]]:
    groups: dict[tuple[str, str], list[FindingMove]] = {}
    for one in findings:
        groups.setdefault((one.finding.subject.value, one.finding.subject_id), []).append(one)
    for several in groups.values():
        yield subject(several[0], voice), several


def _titled(one: FindingMove, voice: Voice) -> str:
    said = f"{voice.small(md(title(one, voice)))} ({md(cut(one.finding.check, 20))})"
    if one.waived_until is None:
        return said
    return f"{said}, {voice.said('compare.line.until', date=formats.day(one.waived_until, voice.language))}"


def _verdicts(goals: Iterable[GoalMove], voice: Voice) -> Iterator[Safe]:
    """Yield the goals whose verdict or pillars moved, with what moved."""
    for goal in goals:
        if goal.stayed and (goal.verdict.has_changed or goal.moved_pillars):
            verdicts = (goal.verdict.before, goal.verdict.after)
            words = [voice.term(f"verdict.{one.value}") if one else "–" for one in verdicts]
            was = voice.said("compare.was", before=words[0], after=words[1])
            verdict = was if goal.verdict.has_changed else words[1]
            pillars = "; ".join(_pillars(goal, voice))
            told = f"{verdict} ({pillars})" if pillars else verdict
            yield Safe(f"**{called(goal.id, goal.name)}**: {told}")


def _pillars(goal: GoalMove, voice: Voice) -> Iterator[str]:
    for pillar, moved in goal.moved_pillars.items():
        levels = [voice.term(f"level.{one.value}") if one else "–" for one in (moved.before, moved.after)]
        name = voice.term(f"pillar.{pillar.value}")
        yield voice.said("compare.pillar", pillar=name, before=levels[0], after=levels[1])


def _goals(goals: Iterable[GoalMove], voice: Voice) -> Iterator[Safe]:
    """Yield the goals that are new, gone, or go by another name."""
    listed = list(goals)
    for key, several in (
        ("new", [goal for goal in listed if goal.is_new]),
        ("gone", [goal for goal in listed if goal.is_gone]),
    ):
        if several:
            names = voice.listing(Safe(f"*{called(goal.id, goal.name)}*") for goal in several)
            yield voice.said(f"compare.line.{key}", goals=names)
    for goal in listed:
        if goal.is_renamed:
            before, after = called(goal.earlier_id, goal.earlier_name), called(goal.id, goal.name)
            yield voice.said("compare.line.renamed", before=Safe(f"*{before}*"), after=Safe(f"*{after}*"))


def _money(comparison: Comparison, voice: Voice) -> Iterator[Row]:
    """Yield goals and areas whose money moved, exact to the cent, and the sums; nothing where none did."""
    moved = [(called(goal.id, goal.name), goal.money) for goal in comparison.goals]
    moved += [(_area_name(area.id, area.name, voice), area.money) for area in comparison.areas]
    moved += [(voice.said(f"compare.table.{key}"), comparison.sums[key]) for key in _TOLD if comparison.sums]
    for name, money in moved:
        if money.before is not None and money.after is not None and money.has_changed:
            yield name, *_amounts(money.before, money.after, voice)


def _area_name(identity: str, name: str, voice: Voice) -> Safe:
    return voice.said("compare.table.area", name=called(identity, name)) if identity else voice.t("no_area")


def _amounts(before: int, after: int, voice: Voice) -> Iterator[Safe]:
    yield md(voice.money(before, exact=True))
    yield md(voice.money(after, exact=True))
    yield _signed(after - before, voice.money(abs(after - before), exact=True))


def _signed(change: int, size: str) -> Safe:
    """A change before its size: up or down."""
    return Safe(f"{'+' if change > 0 else '−'}{md(size)}")


def _shares(comparison: Comparison, voice: Voice) -> Iterator[Row]:
    """Yield the shares that moved, in whole percent as shown, and the difference between those."""
    for name, moved in comparison.shares.items():
        points = _points(moved.after) - _points(moved.before)
        if moved.before == moved.after or (moved.is_told and not points):
            continue
        shift = _signed(points, str(abs(points)))
        told = voice.said("compare.table.points", points=shift) if moved.is_told else Safe("–")
        shown = (md(voice.percent(one)) for one in (moved.before, moved.after))
        yield voice.said(f"compare.table.{name}"), *shown, told


def _points(share: float | None) -> int:
    return formats.round_half_up(Decimal(repr(share or 0.0)) * 100)


def _material(comparison: Comparison, voice: Voice) -> Iterator[Safe]:
    for one in comparison.files:
        yield voice.said(f"compare.line.file_{one.change}", file=code(one.file))
    if not comparison.files:
        yield voice.said("compare.line.files_same")


def _others(comparison: Comparison, voice: Voice) -> Iterator[Safe]:
    """Yield what came or went without a change in the plan's words, by the reason."""
    for (change, cause), several in groupby(sorted(_elsewise(comparison), key=_why), key=_why):
        why = voice.said(f"compare.cause.{cause}_{change}")
        for line in _by_subject(several, voice):
            yield Safe(f"{line} – {why}")


def _why(one: FindingMove) -> tuple[str, str]:
    return one.change.value, one.cause.value
