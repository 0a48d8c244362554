"""One goal in lines to be read aloud: verdict and pillars, words, metrics, money by year, findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from aligner.i18n import formats
from aligner.model.assessment import Assessment, GoalVerdict
from aligner.model.entities import Goal, Metric
from aligner.model.finding import Pillar
from aligner.model.ledger import UNDATED, Sums
from aligner.reports.escaping import Safe, cut, md, plain
from aligner.reports.goal_stories import FindingRow, GoalStory
from aligner.reports.voice import Voice
from aligner.words.slots import read

NOTHING = "–"
"""What a table shows where there is nothing to say."""

_NAME = 90
_QUOTE = 300


@dataclass(frozen=True, slots=True)
class PlainGoal:
    """A goal's heading, the line of its verdict and pillars, and the lines of everything else."""

    heading: Safe
    at_a_glance: Safe
    lines: tuple[Safe, ...]


class PlainGoals:
    """Tells the goals of one assessment line by line."""

    def __init__(self, assessment: Assessment, voice: Voice) -> None:
        self._plan = assessment.plan
        self._voice = voice

    def tell(self, verdict: GoalVerdict, story: GoalStory) -> PlainGoal:
        """Tell a goal: what the report's own story holds, and what the screens show besides."""
        goal, voice = self._plan.goal_by_id[verdict.goal], self._voice
        heading = voice.said("plain.goal", goal=story.name, verdict=story.verdict)
        states = (voice.said(f"plain.{p.value}.{verdict.pillars[p].level.value}") for p in Pillar)
        parts = (
            *self._place(goal),
            *self._words(goal, story),
            *self._metrics(goal),
            *self._money(goal, verdict),
        )
        return PlainGoal(
            heading=Safe(heading.rstrip(".")),
            at_a_glance=Safe(" ".join([heading, *states])),
            lines=(*parts, *(finding_line(row, voice) for row in story.findings)),
        )

    def _place(self, goal: Goal) -> Iterator[Safe]:
        """Yield its area, owner and horizon on one line."""
        area = self._plan.area_by_id.get(goal.area or "")
        said = [self._voice.said("plain.area", area=cut(area.name, 60))] if area else []
        if goal.owner and self._voice.names:
            said.append(self._voice.said("plain.owner", owner=cut(goal.owner, 60)))
        if goal.horizon:
            until = goal.horizon.text or str(goal.horizon.year)
            said.append(self._voice.said("plain.horizon", horizon=cut(until, 60)))
        if said:
            yield Safe(" ".join(said))

    def _words(self, goal: Goal, story: GoalStory) -> Iterator[Safe]:
        """Yield what is said, its level where that is another text, and its words by what they hold."""
        voice = self._voice
        key = "said" if story.source else "said_nowhere"
        yield voice.said(f"plain.{key}", quote=story.quote, where=story.source)
        texts = [goal.text("definition"), goal.text("ambition")]
        if all(texts):
            yield voice.said("plain.level", quote=self._quoted(texts[1]))
        said = [cut(voice.hushed(text), _QUOTE) for text in texts if text] or [
            cut(goal.text("name") or goal.name, _QUOTE)
        ]
        yield from self._marked([plain(text) for text in said])

    def _marked(self, texts: Iterable[str]) -> Iterator[Safe]:
        """Yield the words that promise and say nothing, then those that an outsider could check."""
        found: dict[str, list[str]] = {"vague": [], "held": []}
        for text in texts:
            reading = read(text)
            spans = {
                "vague": reading.vague,
                "held": [span for name in reading.filled for span in reading.slots[name]],
            }
            for key, several in spans.items():
                found[key] += [reading.text[span.start : span.end] for span in several]
        for key, words in found.items():
            whole = [word for word in dict.fromkeys(words) if not any(word in w and word != w for w in words)]
            if whole:
                yield self._voice.said(f"plain.{key}", words=self._voice.listing(map(self._quoted, whole)))

    def _quoted(self, text: str) -> Safe:
        return self._voice.t("quote", text=cut(self._voice.hushed(text), _QUOTE))

    def _metrics(self, goal: Goal) -> Iterator[Safe]:
        """Yield a line a metric, then the initiatives on one line."""
        for metric in self._plan.metrics_of(goal):
            parts = Safe(", ".join([md(cut(metric.name, _NAME)), *self._way(metric, goal)]))
            yield self._voice.said("plain.metric", parts=parts)
        initiatives = self._plan.initiatives_of(goal)
        if initiatives:
            names = self._voice.listing(cut(one.name, _NAME) for one in initiatives)
            yield self._voice.said("plain.initiatives", names=names, count=len(initiatives))

    def _way(self, metric: Metric, goal: Goal) -> Iterator[Safe]:
        """Yield a metric's figures as the plan states them, and its year."""
        figures = {"baseline": metric.baseline, "actual": metric.actual, "target": metric.target}
        for name, stated in figures.items():
            if stated:
                unit = "" if metric.unit in stated else metric.unit
                figure = formats.with_unit(
                    formats.figure(stated, self._voice.language), unit, self._voice.language
                )
                yield self._voice.said(f"plain.{name}", figure=cut(figure, 60))
        if deadline := self._plan.metric_deadline(metric, goal):
            yield self._voice.t("by_year", year=str(deadline.year))

    def _money(self, goal: Goal, verdict: GoalVerdict) -> Iterator[Safe]:
        """Yield its money year by year, how much of it is the area's, and its people."""
        voice, sums = self._voice, self._plan.ledger.by_goal.get(goal.id, {})
        said = []
        if any(sums.values()):
            years = ", ".join(self._years(sums))
            said.append(voice.said("plain.money", money=voice.money(verdict.money), years=Safe(years)))
        if verdict.area_money:
            said.append(voice.said("plain.area_money", money=voice.money(verdict.area_money)))
        if people := self._plan.people_of(goal):
            said.append(voice.said("plain.people", years=formats.person_years(people, voice.language)))
        if said:
            yield Safe(" ".join(said))

    def _years(self, sums: Sums) -> Iterator[Safe]:
        for year in sorted(sums, key=lambda year: (year == UNDATED, year)):
            key = "undated" if year == UNDATED else "year"
            yield self._voice.said(f"plain.{key}", year=str(year), money=self._voice.money(sums[year]))


def finding_line(row: FindingRow, voice: Voice) -> Safe:
    """One finding: how much it weighs, what it says, where, and what it asks unless it is waived."""
    where = voice.capital(f"{row.where}.") if row.where != NOTHING else ""
    line = voice.said(
        "plain.finding",
        severity=row.severity,
        message=row.message,
        code=row.code,
        where=where,
        question="" if row.is_waived else row.question,
    )
    mark = f" {voice.capital(row.mark)}." if row.mark else ""
    return Safe(f"{' '.join(part for part in line.split(' ') if part)}{mark}")
