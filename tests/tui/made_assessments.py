"""Plans made by hand, small enough to know by heart."""

from __future__ import annotations

from array import array
from datetime import date
from decimal import Decimal

from aligner.model.assessment import AreaShare, Assessment, GoalVerdict, PillarState
from aligner.model.entities import Area, Goal, Initiative, Metric
from aligner.model.finding import Finding, Pillar, Severity, Subject
from aligner.model.grid import Cell, Column, Note, Range, SourceRead, TableRead
from aligner.model.ledger import Ledger
from aligner.model.lines import LedgerTable, Reach, Target
from aligner.model.period import Period
from aligner.model.plan import Plan
from aligner.model.told import Told
from aligner.model.verdicts import Level, Reason, Verdict

LEVELS = {"x": Level.MISSING, "o": Level.WEAK, "?": Level.UNKNOWN, "+": Level.SOLID}
BOOK, BUDGET = "strategia.xlsx", "budjetti.csv"
HOSTILE = (
    "[red]",
    "Tavoite [/]",
    "\x1b[31mpunainen\x1b[0m",
    "a\u202eb\u200bc",
    "[@click=app.quit]x[/]",
    "{fi}",
    "$(rm)",
)


def cell(row: int, column: int, text: str = "", sheet: str = "Tavoitteet", file: str = BOOK) -> Cell:
    return Cell(file, sheet, row, column, text)


def goal(number: int, name: str, area: str | None = "A1", customer: bool = True, **texts: str) -> Goal:
    row = number + 4
    cells = {"id": cell(row, 1, f"T{number}"), "name": cell(row, 3, name)}
    for column, (field, text) in enumerate(texts.items(), start=4):
        cells[field] = cell(row, column, text)
    return Goal(f"T{number}", name, cells, area=area, customer_centric=customer)


def judged(
    goal_id: str, levels: str, verdict: Verdict, money: int = 0, reason: Reason | None = None
) -> GoalVerdict:
    pillars = {pillar: PillarState(LEVELS[level]) for pillar, level in zip(Pillar, levels, strict=True)}
    return GoalVerdict(goal_id, verdict, reason, pillars, money, 0, priority_share=0.1 * int(goal_id[1:]))


def found(check: str, goal_id: str, *evidence: Cell, severity: Severity = Severity.BLOCKER) -> Finding:
    return Finding(
        check, check.lower(), severity, Subject.GOAL, goal_id, goal_id, {}, evidence, len(evidence)
    )


def ledger() -> Ledger:
    targets = (
        Target(Reach.GOAL, (("T4", 1),), label="Häiriöviestit", linked=True),
        Target(Reach.GOAL, (("T6", 1),), label="Liittymät", linked=True),
        Target(Reach.NOTHING, label="ERP-päivitys"),
    )
    return Ledger(
        targets,
        (LedgerTable(BUDGET, ""),),
        amounts=array("q", [84_000_000, 30_000_000, 25_000_000, 90_000_000]),
        years=array("h", [2026, 2026, 2027, 2026]),
        links=array("l", [0, 1, 1, 2]),
        places=array("h", [0, 0, 0, 0]),
        rows=array("l", [14, 17, 18, 22]),
        columns=array("h", [4, 4, 4, 4]),
        left_out={"totals-row": 5_000_000},
    )


def energy() -> Assessment:
    """An energy company: three slogans, one half-hearted goal, one backed, one goal that is no customer's."""
    goals = (
        goal(
            1,
            "Paras asiakaskokemus",
            definition="Tarjoamme parhaan kokemuksen kaikissa kanavissa.",
            owner="Maija Mäkelä",
        ),
        goal(2, "Asiakas kaiken keskiössä", definition="", owner=""),
        goal(3, "Edelläkävijä digipalveluissa", ambition="Suomen kärkeä", owner="Ville Koski"),
        goal(4, "Sähkökatkosta tieto heti", "A2", owner="Aino Salo"),
        goal(5, "Kannattava kasvu", "A2", customer=False, owner="Aino Salo"),
        goal(6, "Liittymä viikossa", "A2", owner="Olli Ranta"),
    )
    metric_cells = {
        "name": cell(7, 2, "Läpimenoaika", "Mittarit"),
        "baseline": cell(7, 3, "21", "Mittarit"),
        "target": cell(7, 4, "7", "Mittarit"),
        "unit": cell(7, 5, "päivää", "Mittarit"),
    }
    plan = Plan(
        name="Kuusijoen Energia Oy",
        areas=(
            Area("A1", "Asiakas keskiössä", weight=Decimal(45)),
            Area("A2", "Toimitusvarmuus", weight=Decimal(55)),
        ),
        goals=goals,
        metrics=(
            Metric(
                "M1",
                "Läpimenoaika",
                metric_cells,
                goals=("T6",),
                deadline=Period(date(2027, 1, 1), date(2027, 12, 31), "2027"),
                told={"kind": (Told("customer"),)},
            ),
        ),
        initiatives=(
            Initiative(
                "H1", "Verkkoliittymä", {"name": cell(5, 2, "Verkkoliittymä", "Hankkeet")}, goals=(("T6", 1),)
            ),
        ),
        ledger=ledger(),
        period=Period(date(2026, 1, 1), date(2028, 12, 31), "2026–2028"),
        budget_years=(2026, 2027),
        sources=(
            SourceRead(
                BOOK,
                "a",
                (
                    TableRead(
                        "Tavoitteet",
                        Range(4, 1, 10, 8),
                        4,
                        (
                            Column(1, "ID", "goal.id", 1.0),
                            Column(3, "Tavoite", "goal.name", 0.98, samples=("Paras asiakaskokemus",)),
                            Column(5, "Mistä tietää", None, asked="metric.name"),
                        ),
                        ("goal",),
                        6,
                    ),
                ),
            ),
            SourceRead(
                BUDGET,
                "b",
                (
                    TableRead(
                        "",
                        Range(1, 1, 33, 4),
                        1,
                        (Column(4, "2026 (€)", "budget.amount", 0.9, year=2026),),
                        ("budget",),
                        32,
                    ),
                ),
            ),
            SourceRead("vanha.xls", refused=("password", {})),
        ),
        notes=(
            Note("unreadable-amount", cell(18, 4, "n. 40 t€", "", BUDGET)),
            Note("hidden-row", cell(14, 0), count=3),
        ),
    )
    verdicts = (
        judged("T1", "oxxx", Verdict.SLOGAN),
        judged("T2", "xxxx", Verdict.SLOGAN),
        judged("T3", "ooxx", Verdict.SLOGAN),
        judged("T4", "+++o", Verdict.HALF_HEARTED, 84_000_000, Reason.ONE_STEP_SHORT),
        judged("T5", "++o+", Verdict.HALF_HEARTED, 0, Reason.ONE_STEP_SHORT),
        judged("T6", "++++", Verdict.BACKED, 55_000_000),
    )
    return Assessment(
        plan=plan,
        as_of=date(2026, 11, 21),
        version="1",
        goals=verdicts,
        areas=(
            AreaShare("A1", 0.45, 0.07, 0, ("T1", "T2", "T3")),
            AreaShare("A2", 0.55, 0.93, 139_000_000, ("T4", "T5", "T6")),
        ),
        findings=(
            found("DEF02", "T1", cell(5, 4, "Tarjoamme parhaan kokemuksen")),
            found("MET01", "T1", Cell(BOOK, "Mittarit")),
            found("RES01", "T1"),
            found("DEF01", "T2", cell(6, 4)),
            found("RES06", "T4", *(cell(r, 4, "1", "", BUDGET) for r in range(14, 22))),
            found("MET04", "T5", cell(9, 3), severity=Severity.MAJOR),
        ),
        tallies=(),
        differences=(),
        slogan_share=0.6,
        backed_share=0.2,
        say_pay_gap=0.38,
        evidence_coverage=0.71,
        largest_untraced=ledger().loose_items,
    )


def hostile() -> Assessment:
    """Every name on the screen tries to be markup or an escape."""
    goals = tuple(goal(n, name, definition=name, owner=name) for n, name in enumerate(HOSTILE, start=1))
    nasty = HOSTILE[1] + HOSTILE[2]
    plan = Plan(
        name=nasty,
        areas=(Area("A1", nasty),),
        goals=goals,
        metrics=(
            Metric("M", nasty, {"name": cell(1, 1, nasty), "target": cell(1, 2, nasty)}, goals=("T1",)),
        ),
        initiatives=(Initiative("I", nasty, {"name": cell(1, 1, nasty)}, goals=(("T1", 1),)),),
        sources=(
            SourceRead(
                nasty,
                "",
                (
                    TableRead(
                        nasty,
                        Range(1, 1, 2, 2),
                        1,
                        (Column(1, nasty, None, asked=None, samples=(nasty,)),),
                        (),
                        1,
                    ),
                ),
            ),
        ),
        notes=(Note("dangling-link", Cell(nasty, nasty, 1, 1, nasty)),),
    )
    return Assessment(
        plan=plan,
        as_of=date(2026, 1, 1),
        version="1",
        goals=tuple(judged(g.id, "xxxx", Verdict.SLOGAN) for g in goals),
        areas=(AreaShare("A1", 0.5, 0.5, 0, ()),),
        findings=(found("DEF01", "T1", Cell(nasty, nasty, 2, 2, nasty)),),
        tallies=(),
        differences=(),
        slogan_share=None,
        backed_share=None,
        say_pay_gap=None,
        evidence_coverage=None,
    )


def large(count: int) -> Assessment:
    goals = tuple(goal(n, f"Tavoite {n:05}", None, customer=n % 2 == 0) for n in range(1, count + 1))
    verdicts = tuple(judged(g.id, "xo?+", tuple(Verdict)[n % 3], n) for n, g in enumerate(goals))
    return Assessment(
        plan=Plan(name="Suuri", goals=goals),
        as_of=date(2026, 1, 1),
        version="1",
        goals=verdicts,
        areas=(),
        findings=(),
        tallies=(),
        differences=(),
        slogan_share=None,
        backed_share=None,
        say_pay_gap=None,
        evidence_coverage=None,
    )
