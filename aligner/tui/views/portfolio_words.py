"""The words, counts and shares of a portfolio on the screen."""

from __future__ import annotations

from collections.abc import Iterable

from aligner import i18n
from aligner.i18n import formats
from aligner.i18n.formats import Count
from aligner.model.finding import Pillar
from aligner.model.portfolio import Client, Measure, PlanRecord, Portfolio
from aligner.model.verdicts import Level, Tone
from aligner.tui.look import Look

UNKNOWN = "–"
PILLARS = {Measure(pillar.value): pillar for pillar in Pillar}


def say(key: str, look: Look, **params: object) -> str:
    """Return a sentence of ``portfolio_screen.toml``."""
    return i18n.text(f"portfolio_screen.{key}", look.language, **params)


def number(value: int, look: Look) -> Count:
    """A count in figures, as the language writes them; it still chooses a sentence's singular."""
    return Count(value, look.language, formats.number(value, look.language))


def in_tone(key: str, look: Look) -> str:
    """The sentence of a key below ``file.table``, or what the neutral tone has in its place."""
    file, table, name = key.split(".")
    neutral = look.tone is Tone.NEUTRAL and f"{name}_neutral" in i18n.keys(file, table)
    return i18n.text(f"{key}_neutral" if neutral else key, look.language)


def measure_name(measure: Measure, look: Look, *, short: bool = False) -> str:
    """What a measure is called, with a triangle where less is better."""
    name = in_tone(f"portfolio.{'measure_short' if short else 'measure'}.{measure.value}", look)
    return name if measure.more_is_better else f"{name} ▽"


def measure_head(measure: Measure, look: Look) -> str:
    """At most six characters, for the head of a narrow column."""
    if measure in PILLARS:
        return look.term(f"pillar_abbr.{measure.value}")
    return in_tone(f"portfolio_screen.column.{measure.value}", look)


def value_of(record: PlanRecord, measure: Measure, look: Look) -> str:
    """What a plan comes to by a measure: of so many goals so many, where they are counted, else a share."""
    part, whole = _counted(record, measure)
    if whole:
        return f"{part}/{whole}"
    return UNKNOWN if whole == 0 else formats.percent(record.measured(measure), look.language)


def _counted(record: PlanRecord, measure: Measure) -> tuple[int, int | None]:
    """How many goals of how many; 0 of those where it isn't known, None where goals aren't counted."""
    if measure is Measure.WITH_MONEY:
        return record.goals_with_money, 0 if record.measured(measure) is None else record.goals
    if measure not in PILLARS:
        return 0, None
    levels = record.pillars.get(PILLARS[measure], {})
    return levels.get(Level.SOLID, 0), sum(levels.values()) - levels.get(Level.UNKNOWN, 0)


def kind_of(record: PlanRecord, measure: Measure) -> str:
    """The style of a value: only the two ends of a measure are coloured."""
    share = record.measured(measure)
    if share is None:
        return "muted"
    best, worst = (1.0, 0.0) if measure.more_is_better else (0.0, 1.0)
    return "good" if share == best else "bad" if share == worst else ""


def refused_files(clients: Iterable[Client]) -> int:
    """How many files could not be read, of plans that otherwise were."""
    return sum(len(one.record.refused) for one in clients)


def money_behind(portfolio: Portfolio) -> tuple[int, int]:
    """How many goals have money, of how many; only plans that tell which goals get it are counted."""
    told = [one.record for one in portfolio.clients if Measure.WITH_MONEY in one.positions]
    return sum(one.goals_with_money for one in told), sum(one.goals for one in told)
