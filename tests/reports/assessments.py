"""A water company of mixed conviction: a whole plan by hand, judged by the real policy."""

from __future__ import annotations

from array import array
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache

from aligner.assess import assess
from aligner.model.assessment import Assessment
from aligner.model.entities import Area, Goal, Initiative, Metric
from aligner.model.grid import Cell, Column, Note, Range, SourceRead, TableRead
from aligner.model.ledger import Ledger
from aligner.model.lines import LedgerTable, Reach, Target
from aligner.model.period import Period
from aligner.model.plan import Plan
from aligner.model.told import Told

BOOK, BUDGET = "strategia.xlsx", "budjetti.csv"
AS_OF = date(2026, 11, 21)
YEARS = (2026, 2027, 2028)
GOAL_FIELDS = ("id", "name", "definition", "ambition", "horizon", "owner")

GOALS = (
    ("T1", "A1", True, "Paras vesi, paras palvelu", "", "alueen paras palvelu", "", "johtaja Aino Kaivola"),
    ("T2", "A1", True, "Asiakas on meille kaikki", "Asiakas on kaiken toimintamme keskiössä.", "", "", ""),
    ("T3", "A1", True, "Vuodosta tieto kahdessa tunnissa",
     "Kotitalous saa tekstiviestin vuodosta kahden tunnin kuluessa havainnosta.",
     "90 % vuodoista ilmoitetaan kahdessa tunnissa", "2028", "käyttöpäällikkö Veikko Hana"),
    ("T4", "A2", True, "Lasku ilman arvailua",
     "Kotitalous maksaa kuukausittain kulutuksen mukaan, ei arvion.", "", "", ""),
    ("T5", "A2", True, "Liittymä neljässätoista päivässä",
     "Omakotirakentaja saa vesiliittymän 14 päivässä tilauksesta.",
     "14 päivää 95 prosentissa liittymistä", "2028", "verkkojohtaja"),
    ("T6", "A2", False, "Verkosto kestää", "Vuotavasta verkostosta 40 kilometriä uusitaan.",
     "hävikki 18 → 12 %", "2028", "verkkojohtaja"),
    ("T7", None, False, "Rohkea uudistuja", "Uudistumme rohkeasti.", "", "", ""),
)  # fmt: skip

METRICS = (
    ("Kahdessa tunnissa tiedon saaneiden osuus", "T3", "31", "90", "%", 2028, "customer"),
    ("Vuodon kesto", "T3", "19", "8", "h", 2028, "business"),
    ("Laskusta soittavien osuus", "T4", "11", "5", "%", 2027, "customer"),
    ("Liittyjän odotusaika", "T5", "35", "14", "pv", 2028, "customer"),
    ("Liittymän kate", "T5", "4", "9", "%", 2028, "business"),
    ("Hävikki", "T6", "18", "12", "%", 2028, "business"),
)
INITIATIVES = (
    ("H1", "Vuotovahti", "T3"),
    ("H2", "Etäluettavat mittarit", "T4"),
    ("H3", "Liittymäkaista", "T5"),
    ("H4", "Runkolinjat", "T6"),
)

LINES = (
    ("H1", "Anturit ja viestit", (31_000_000, 0, 0)),
    ("H2", "Mittarit", (12_000_000, 9_000_000, 0)),
    ("H3", "Liittymäprosessi", (15_000_000, 12_000_000, 8_000_000)),
    ("H4", "Putket", (80_000_000, 85_000_000, 90_000_050)),
    (None, "Toiminnanohjaus", (42_000_000, 36_000_000, 0)),
    (None, "Brändin kirkastus", (26_500_000, 0, 0)),
)


def cell(sheet: str, row: int, column: int, text: str = "", file: str = BOOK) -> Cell:
    return Cell(file, sheet, row, column, text)


def goal(index: int, row: tuple) -> Goal:
    identity, area, customer, name, *texts = row
    values = dict(zip(GOAL_FIELDS, (identity, name, *texts), strict=True))
    cells = {f: cell("Tavoitteet", index + 5, c, t) for c, (f, t) in enumerate(values.items(), 1)}
    horizon = values["horizon"]
    when = Period(date(int(horizon), 1, 1), date(int(horizon), 12, 31), horizon) if horizon else None
    return Goal(identity, name, cells, area=area, horizon=when, customer_centric=customer)


def metric(index: int, row: tuple) -> Metric:
    name, aim, baseline, target, unit, year, kind = row
    texts = {"name": name, "baseline": baseline, "target": target, "unit": unit, "deadline": str(year)}
    cells = {f: cell("Mittarit", index + 2, c, t) for c, (f, t) in enumerate(texts.items(), 2)}
    when = Period(date(year, 1, 1), date(year, 12, 31), str(year))
    told = {"kind": (Told(kind),)} if kind else {}
    return Metric(f"M{index + 1}", name, cells, goals=(aim,), deadline=when, told=told)


def initiative(index: int, row: tuple) -> Initiative:
    identity, name, aim = row
    cells = {"id": cell("Hankkeet", index + 2, 1, identity), "name": cell("Hankkeet", index + 2, 2, name)}
    return Initiative(identity, name, cells, goals=((aim, 1),))


def ledger(lines: tuple = LINES, left_out: dict | None = None) -> Ledger:
    aims = {identity: aim for identity, _, aim in INITIATIVES}
    targets = tuple(
        Target(Reach.INITIATIVE, ((aims[i], 1),), i, label=label, linked=True)
        if i
        else Target(Reach.NOTHING, label=label)
        for i, label, _ in lines
    )
    rows = [
        (n, y, a) for n, (_, _, amounts) in enumerate(lines) for y, a in zip(YEARS, amounts, strict=True) if a
    ]
    return Ledger(
        targets,
        (LedgerTable(BUDGET, ""),),
        amounts=array("q", [a for _, _, a in rows]),
        years=array("h", [y for _, y, _ in rows]),
        links=array("l", [n for n, _, _ in rows]),
        places=array("h", [0 for _ in rows]),
        rows=array("l", [n + 2 for n, _, _ in rows]),
        columns=array("h", [y - 2023 for _, y, _ in rows]),
        left_out={"totals-row": 446_500_050} if left_out is None else left_out,
        unreadable=1,
    )


def sources() -> tuple[SourceRead, ...]:
    columns = tuple(Column(i, f.title(), f"goal.{f}", 0.98765432) for i, f in enumerate(GOAL_FIELDS, 1))
    goals = TableRead("Tavoitteet", Range(4, 1, 11, 6), 4, columns, ("goal",), 7)
    odd = Column(2, "Huom", None, 0.2)
    metrics = TableRead("Mittarit", Range(1, 1, 7, 6), 1, (odd,), ("metric",), 6)
    lines = TableRead(
        "", Range(1, 1, 8, 5), 1, (Column(3, "2026 (€)", "budget.amount", 0.99, year=2026),), ("budget",), 7
    )
    return (
        SourceRead(BOOK, "0" * 64, (goals, metrics)),
        SourceRead(BUDGET, "1" * 64, (lines,)),
    )


def notes() -> tuple[Note, ...]:
    return (
        Note("totals-row", cell("", 8, 1, "Yhteensä", BUDGET), {"label": "Yhteensä", "row": 8, "agrees": 1}),
        Note("unreadable-amount", cell("", 7, 4, "n. 40 t€", BUDGET), {"header": "2027 (€)"}),
        Note("hidden-row", cell("Tavoitteet", 14, 0), {"row": 14}, count=3),
    )


def plan() -> Plan:
    areas = (
        Area(
            "A1", "Asiakas ensin", {"name": cell("Painopisteet", 2, 2, "Asiakas ensin")}, weight=Decimal(60)
        ),
        Area(
            "A2", "Varma verkosto", {"name": cell("Painopisteet", 3, 2, "Varma verkosto")}, weight=Decimal(40)
        ),
    )
    recorded = {f"goal.{f}" for f in GOAL_FIELDS} | {
        f"metric.{f}" for f in ("name", "baseline", "target", "deadline")
    }
    return Plan(
        name="Lähdeniemen Vesi Oy",
        areas=areas,
        goals=tuple(goal(i, row) for i, row in enumerate(GOALS)),
        metrics=tuple(metric(i, row) for i, row in enumerate(METRICS)),
        initiatives=tuple(initiative(i, row) for i, row in enumerate(INITIATIVES)),
        ledger=ledger(),
        other_money={"actual": ledger((("H1", "Anturit ja viestit", (29_000_000, 0, 0)),), {})},
        recorded=frozenset(recorded | {"initiative.name", "link.goal", "budget.amount", "area.weight"}),
        period=Period(date(2026, 1, 1), date(2028, 12, 31), "2026–2028"),
        budget_years=YEARS,
        sources=sources(),
        notes=notes(),
    )


@cache
def assessment() -> Assessment:
    return assess(plan(), as_of=AS_OF)


def judged(**changes: object) -> Assessment:
    """The plan with some of its parts changed, judged."""
    return assess(replace(plan(), **changes), as_of=AS_OF)


def without_budget() -> Assessment:
    recorded = plan().recorded - {"budget.amount"}
    return judged(ledger=Ledger(), other_money={}, budget_years=(), recorded=recorded)


def renamed(text: str) -> Assessment:
    """The plan where everything that can carry a text carries this one."""
    whole = plan()
    said = {"definition": text, "ambition": text, "owner": text, "name": text}

    def with_text(thing):
        cells = {f: replace(c, text=said.get(f, c.text)) for f, c in thing.cells.items()}
        return replace(thing, name=text, cells=cells)

    lines = tuple((i, f"{text} {n}", amounts) for n, (i, _, amounts) in enumerate(LINES))
    moved = tuple(
        replace(s, file=text + s.file, tables=tuple(replace(t, sheet=text) for t in s.tables))
        for s in whole.sources
    )
    return judged(
        name=text,
        areas=tuple(map(with_text, whole.areas)),
        goals=tuple(map(with_text, whole.goals)),
        metrics=tuple(map(with_text, whole.metrics)),
        initiatives=tuple(map(with_text, whole.initiatives)),
        ledger=ledger(lines),
        sources=moved,
        notes=tuple(replace(n, cell=replace(n.cell, file=text, sheet=text, text=text)) for n in whole.notes),
    )
