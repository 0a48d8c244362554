"""Every rule of judgement: what makes a pillar missing, a goal a slogan, and which finding hushes which."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from aligner.model.assessment import PillarState
from aligner.model.finding import Pillar
from aligner.model.verdicts import Level, Reason, Verdict

MAKES_MISSING = frozenset({"DEF01", "AMB01", "MET01", "RES01"})
"""The blockers that say a pillar isn't there at all; any other blocker makes it weak."""

_UNDER_RES01 = ("RES02", "RES03", "RES04", "RES05", "RES06", "RES07", "RES08", "RES09", "RES20", "AMB07")

SILENCES: Sequence[tuple[str, tuple[str, ...]]] = (
    ("DEF01", ("DEF", "VAL03")),
    ("DEF03", ("DEF", "VAL03")),
    ("DEF02", ("DEF", "VAL03")),
    ("AMB01", ("AMB",)),
    ("MET01", ("MET",)),
    ("RES01", _UNDER_RES01),
    ("DEF11", ("VAL03",)),
    ("RES06", ("RES09",)),
    # One mismatch of weight and money.
    ("RES07", ("AMB07",)),
    ("STE05", ("STE07", "STE12", "STE15")),
    ("STE07", ("STE15",)),
    # One silo.
    ("JOU03", ("JOU04", "LEA04")),
    ("JOU04", ("LEA04",)),
    # One silence about those who make the experience.
    ("CUL01", ("MET18", "RES14")),
    ("LEA07", ("LEA01",)),
    ("STE08", ("JOU05",)),
    ("STE10", ("DEF12",)),
    ("STE06", ("AMB08",)),
    ("INS01", ("INS07",)),
    ("INS03", ("INS07",)),
    ("MET19", ("MET02", "MET03")),
    # A torn scale also looks like a target passed.
    ("MET25", ("MET09", "MET10", "MET23")),
    ("RES03", ("RES17",)),
)
"""One fact, one finding: what the first says, the checks whose codes begin so need not repeat.

A finding hushes on its own subject and on what hangs below it. In this order: an echo of the name (DEF03)
tells more than that no slot is filled (DEF02); who is hushed no longer hushes. LEA07 looks only at
goals with an owner and INS03 only at evidence, so RES05 and INS01 need not hush them.
"""

DIFFERENCES: Mapping[int, tuple[str, ...]] = {
    1: ("DEF01", "DEF02", "DEF03", "DEF06", "DEF07", "DEF08", "DEF12", "DEF13", "AMB",
        "STE04", "STE05", "STE06", "STE10", "STE12"),
    2: ("RES", "STE07", "STE08", "STE15", "INS01"),
    3: ("STE01", "STE02", "STE03", "STE11", "STE13", "MET10", "MET11"),
    4: ("MET05", "MET06", "MET07", "MET08", "MET09", "MET12", "MET15", "MET16", "MET17",
        "MET20", "MET21", "MET22", "MET23", "MET24", "MET25", "VAL"),
    5: ("LEA01", "LEA02", "LEA03", "LEA05", "LEA06", "LEA07", "LEA08", "LEA09",
        "MET13", "MET14", "MET18", "CUL"),
    6: ("DEF04", "DEF05", "DEF09", "DEF10", "DEF11", "STE09", "STE14", "JOU01", "JOU02", "JOU05",
        "JOU06", "JOU07", "JOU08", "INS02", "INS03", "INS07", "INS08"),
    7: ("JOU03", "JOU04", "INS04", "INS05", "INS06", "LEA04"),
}  # fmt: skip
"""The seven differences, by the codes (or beginnings of codes) of the checks that bear on each."""

UNDERFUNDED = 0.5
"""RES07's default: the part of its weight that a goal's money share should reach."""

MOST_ACTIONS = 5
TRIED_GOALS = 25
"""So many goals at most, the nearest to a better verdict, are tried out."""

GOALS_IN_TRIALS = 20_000
"""A trial looks at the whole plan: in plans of many goals fewer are tried, so that it stays quick."""

MOST_UNSAID = 7
"""So many questions stand in the box "The plan doesn't say"."""


def judge(levels: Mapping[Pillar, Level], *, only_area: bool) -> Verdict:
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


def reason(pillars: Mapping[Pillar, PillarState], money: int) -> Reason:
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
