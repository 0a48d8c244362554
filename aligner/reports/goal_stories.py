"""One goal after another: what is said, what stands behind it, what is missing, what to ask."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from aligner.assess.waivers import is_waived
from aligner.i18n import formats
from aligner.model.assessment import Assessment, GoalVerdict
from aligner.model.entities import Goal
from aligner.model.finding import Finding, Pillar, Severity, severity_order
from aligner.model.verdicts import Level, Reason, Verdict
from aligner.reports.agenda import Agenda, Asked
from aligner.reports.backing import backing
from aligner.reports.escaping import Safe, cut, md
from aligner.reports.followup import mark
from aligner.reports.marking import marked
from aligner.reports.places import Places
from aligner.reports.voice import Voice

NAME = 90
_FAMILIES = "DEF AMB MET RES"
_QUOTE = 300
SIGNS = {
    Level.MISSING: "✘",
    Level.WEAK: "◐",
    Level.UNKNOWN: "?",
    Level.SOLID: "✔",
    Verdict.SLOGAN: "✘",
    Verdict.HALF_HEARTED: "◐",
    Verdict.BACKED: "✔",
}


@dataclass(frozen=True, eq=False)
class FindingRow:
    """One finding as a table shows it; ``mark``: until when it is waived, or since when no longer."""

    message: Safe
    code: str
    where: Safe
    mark: Safe
    is_waived: bool
    severity: Safe
    _finding: Finding = field(repr=False)
    _teller: Storyteller = field(repr=False)

    @cached_property
    def why(self) -> Safe:
        return self._teller.about(self._finding, "why")

    @cached_property
    def question(self) -> Safe:
        return self._teller.about(self._finding, "question")


@dataclass(frozen=True, eq=False)
class GoalStory:
    """What the report tells of one goal, ready to print; what few goals show is told when it is asked for."""

    name: Safe
    area: Safe
    pillars: tuple[Safe, ...]
    verdict: Safe
    label: Safe
    mark: Safe
    is_backed: bool
    money: Safe
    also: Safe
    findings: tuple[FindingRow, ...]
    asked: Asked
    _goal: Goal = field(repr=False)
    _judged: GoalVerdict = field(repr=False)
    _deciding: int = field(repr=False)
    _teller: Storyteller = field(repr=False)

    @cached_property
    def quote(self) -> Safe:
        return self._teller.quote(self._goal)

    @cached_property
    def source(self) -> Safe:
        return self._teller.source(self._goal)

    @cached_property
    def behind(self) -> Safe:
        return self._teller.behind(self._goal, self._judged)

    @cached_property
    def solid(self) -> Safe:
        return self._teller.solid(self._judged)

    @cached_property
    def body(self) -> Safe:
        told = self._teller.told(self.findings[: self._deciding])
        return Safe(" ".join(part for part in (self.solid, told, self.also) if part))

    @cached_property
    def backed_by(self) -> Safe:
        return self._teller.backed_by(self._goal, self._judged)


class Storyteller:
    """Tells the goals of one assessment in one voice."""

    def __init__(self, assessment: Assessment, voice: Voice, places: Places, agenda: Agenda) -> None:
        self._assessment = assessment
        self._plan = assessment.plan
        self._voice = voice
        self._places = places
        self._agenda = agenda

    def tell(self, verdict: GoalVerdict, *, briefly: bool) -> GoalStory:
        """Gather everything the report says about a goal; ``briefly``, in a paragraph with one question."""
        goal = self._plan.goal_by_id[verdict.goal]
        findings = in_order(self._assessment.findings_by_subject.get(goal.id, ()))
        rows = [self.row(finding) for finding in findings]
        deciding = sum(finding.severity is Severity.BLOCKER for finding in findings)
        return GoalStory(
            name=self._name(goal),
            area=self._area(goal),
            pillars=tuple(self.level(verdict.pillars[p].level) for p in Pillar),
            verdict=self._sign(verdict.verdict, self._word(verdict)),
            label=self._voice.term(f"reason.{verdict.reason.value}")
            if verdict.reason
            else self._word(verdict),
            mark=Safe("" if self._voice.plain else SIGNS[verdict.verdict]),
            is_backed=verdict.verdict is Verdict.BACKED,
            money=md(self._voice.money(verdict.money)) if verdict.money else Safe(""),
            also=self._also(rows[deciding:]),
            findings=tuple(rows),
            asked=self._asked(verdict, rows, deciding, briefly=briefly),
            _goal=goal,
            _judged=verdict,
            _deciding=deciding,
            _teller=self,
        )

    def _asked(
        self, verdict: GoalVerdict, rows: Sequence[FindingRow], deciding: int, *, briefly: bool
    ) -> Asked:
        if verdict.verdict is Verdict.BACKED:
            return Asked()
        if briefly:
            return self._agenda.ask_one(open_questions(rows[:deciding]))
        return self._agenda.ask(open_questions(rows))

    def row(self, finding: Finding, *, named: bool = False) -> FindingRow:
        """Show one finding as a row of a table; ``named`` puts the subject's name before the message."""
        message = md(self._voice.about(finding, "message").rstrip("."))
        if named:
            name = self._voice.t("quote", text=cut(finding.subject_name, NAME))
            message = Safe(f"{name}: {self._voice.small(message)}")
        where = self._places.where(finding.evidence, finding.total)
        beside = mark(self._assessment, finding, self._voice)
        waived = is_waived(self._assessment, finding)
        severity = self._voice.term(f"severity.{finding.severity.value}")
        return FindingRow(message, finding.check, where, beside, waived, severity, finding, self)

    def about(self, finding: Finding, part: str) -> Safe:
        """Return one text of a finding, escaped."""
        return md(self._voice.about(finding, part))

    def level(self, level: Level) -> Safe:
        """Show a pillar's level by sign and word."""
        return self._sign(level, self._voice.term(f"level.{level.value}"))

    def _sign(self, of: Level | Verdict, word: str) -> Safe:
        return Safe(word if self._voice.plain else f"{SIGNS[of]} {word}")

    def _word(self, verdict: GoalVerdict) -> Safe:
        """Choose the word: a reason says more than "half-hearted", except that something is unfinished."""
        if verdict.reason and verdict.reason is not Reason.UNFINISHED:
            return self._voice.term(f"reason.{verdict.reason.value}")
        return self._voice.term(f"verdict.{verdict.verdict.value}")

    def _name(self, goal: Goal) -> Safe:
        """Return the goal's id and name; the name alone where the plan gives no id of its own."""
        return md(cut(goal.full_name, NAME))

    def _area(self, goal: Goal) -> Safe:
        area = self._plan.area_by_id.get(goal.area or "")
        return md(cut(area.name, 60)) if area else Safe("–")

    def quote(self, goal: Goal) -> Safe:
        """Return the words the goal is known by: definition, else level, else name."""
        said = cut(self._voice.hushed(goal.text(_known_by(goal)) or goal.name), _QUOTE)
        return self._voice.t("quote", text=marked(said))

    def source(self, goal: Goal) -> Safe:
        """Return the cell of the words the goal is known by; empty where no column records them."""
        cell = goal.cells.get(_known_by(goal))
        return self._places.full(cell) if cell else Safe("")

    def behind(self, goal: Goal, verdict: GoalVerdict) -> Safe:
        """Say what is there and what isn't; "nothing" only where the resources are known."""
        voice = self._voice
        things, lacks = list(self._things(goal, verdict)), list(self._lacks(goal, verdict))
        known = verdict.pillars[Pillar.RESOURCES].level is not Level.UNKNOWN
        if lacks and known and not things:
            return voice.toned("behind.nothing", lacks=Safe(", ".join(lacks)))
        some = voice.t("behind.some", things=voice.listing(things)) if things else ""
        lacking = voice.capital(", ".join(lacks) + ".") if lacks else ""
        return Safe(f"{some} {lacking}".strip())

    def _things(self, goal: Goal, verdict: GoalVerdict) -> Iterator[Safe]:
        voice, initiatives, metrics = (
            self._voice,
            self._plan.initiatives_of(goal),
            self._plan.metrics_of(goal),
        )
        if initiatives:
            yield voice.counted("behind.initiatives", len(initiatives), "common")
        if metrics:
            yield voice.counted("behind.metrics", len(metrics))
        if own := verdict.money - verdict.area_money:
            yield md(voice.money(own))
        if verdict.area_money:
            yield voice.t("behind.area_money", money=voice.money(verdict.area_money))
        if people := self._plan.people_of(goal):
            yield voice.t("people", years=formats.person_years(people, voice.language))
        if goal.owner:
            cell = self._places.short(goal.cells["owner"])
            key = "behind.owner_named" if voice.names else "behind.owner"
            yield voice.t(key, cell=cell, **({"name": cut(goal.owner, 60)} if voice.names else {}))

    def _lacks(self, goal: Goal, verdict: GoalVerdict) -> Iterator[Safe]:
        """Yield what isn't there; of what the plan doesn't record nothing is said."""
        if not goal.owner and self._plan.records("goal.owner"):
            yield self._voice.t("behind.no_owner")
        if not self._plan.initiatives_of(goal) and self._plan.initiatives:
            yield self._voice.t("behind.no_initiative")
        if not self._plan.metrics_of(goal):
            yield self._voice.t("behind.no_metric")
        if not verdict.money and verdict.pillars[Pillar.RESOURCES].level is Level.MISSING:
            yield self._voice.t(f"behind.{self._nothing()}")

    def _nothing(self) -> str:
        """Return what is said to lack: money, in the plan's own coin; people where it plans nothing else."""
        if not self._plan.ledger.read:
            return "no_people"
        return "no_euro" if self._plan.currency == "EUR" else "no_money"

    def solid(self, verdict: GoalVerdict) -> Safe:
        """Say which pillars stand; nothing where none does."""
        voice = self._voice
        solid = [p for p in Pillar if verdict.pillars[p].level is Level.SOLID]
        if not solid:
            return Safe("")
        words = [voice.term(f"pillar.{p.value}") for p in solid]
        said = voice.listing(words)
        if len(words) > 1 and solid[-1] is Pillar.RESOURCES:
            said = voice.t("goal.as_well_as", first=voice.listing(words[:-1]), last=words[-1])
        single = solid in ([Pillar.DEFINITION], [Pillar.AMBITION])
        return voice.capital(voice.t("goal.solid", pillars=said, count=1 if single else 2))

    def backed_by(self, goal: Goal, verdict: GoalVerdict) -> Safe:
        """Say what carries the goal, in one line."""
        return backing(self._plan, goal, verdict, self._voice)

    def told(self, rows: Iterable[FindingRow]) -> Safe:
        """Tell the deciding findings as sentences, each with its code and cells."""
        return Safe(" ".join(f"{self._voice.capital(_cited(row))}." for row in rows))

    def _also(self, rows: Sequence[FindingRow]) -> Safe:
        said = "; ".join(self._voice.small(_cited(row)) for row in rows)
        return self._voice.t("also", findings=Safe(said)) if rows else Safe("")


def _known_by(goal: Goal) -> str:
    """The field whose words a goal is known by."""
    return next((f for f in ("definition", "ambition") if goal.text(f)), "name")


def _cited(row: FindingRow) -> str:
    beside = f"; {row.mark}" if row.mark else ""
    return f"{row.message} ({row.code}: {row.where}{beside})"


def open_questions(rows: Iterable[FindingRow]) -> list[Safe]:
    """The questions of the findings that nobody has waived."""
    return [row.question for row in rows if not row.is_waived]


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Order findings: deciding ones first, then as the pillars stand in the table."""
    return sorted(findings, key=lambda f: (severity_order(f), _FAMILIES.find(f.check[:3]) % 99, f.check))


def worst_first(verdicts: Iterable[GoalVerdict]) -> list[GoalVerdict]:
    """Order goals for the table: slogans, half-hearted by money at stake, backed; else in plan order."""
    order = list(Verdict)
    return sorted(
        verdicts,
        key=lambda v: (order.index(v.verdict), -v.money if v.verdict is Verdict.HALF_HEARTED else 0),
    )
