"""Invented clients for portfolios: forty of every kind, some weak, some silent, some unread."""

from dataclasses import replace
from datetime import date
from random import Random

from aligner.batch.portfolio import portfolio_of
from aligner.model.finding import Pillar
from aligner.model.portfolio import PlanFailure, PlanMoney, PlanRecord, Refusal
from aligner.model.verdicts import Level, Verdict

AS_OF = date(2026, 11, 21)
VERSION = "1.0.0"
NAMES = (
    "Kaislaniemen Vesi", "Tuomarlan kaupunki", "Norrskär kommun", "Aspvik Energi", "Linnunrata Hotellit",
    "Ulappa Pankki", "Suvannon hyvinvointialue", "Granholm & Dotter", "Fernhill Housing Trust",
    "Marrow Bay Ferries", "Pihlajakosken ammattiopisto", "Kivirannan apteekit", "Sydkustens region",
    "Vattenhus Ab", "Oldcastle Water", "Larkrise Building Society", "Hiidenmaan Puhelin",
    "Tervasaaren satama",
    "Björkö Mejeri", "Lillkobba skärgård", "Tallinmäen päiväkodit", "Routa Rakennus", "Otavan kirjakauppa",
    "Seljan sairaala", "Västerhavets trafik", "Harbourside Clinics", "Pell & Sons Bakeries",
    "Ravenglass College",
    "Moorgate Transit", "Kuusiluodon jäähalli", "Lumivaaran matkailu", "Aurinkorinteen asunnot",
    "Öjans Fastigheter", "Stenudden stad", "Thistle Valley Council", "Wrenfield Museums", "Metsolan taimisto",
    "Kaarisillan kirjasto", "Hopearannan teatteri", "Åminne Folkhögskola",
)  # fmt: skip
SWEDISH = frozenset({"Norrskär kommun", "Sydkustens region", "Västerhavets trafik", "Stenudden stad"})
BRITISH = frozenset(
    {"Fernhill Housing Trust", "Marrow Bay Ferries", "Oldcastle Water", "Larkrise Building Society"}
)
ASKED = (
    ("AMB01", 0.34, 1.0), ("DEF01", 0.22, 1.0), ("MET01", 0.45, 1.0), ("RES01", 0.62, 0.9),
    ("DEF02", 0.7, 1.0), ("AMB02", 0.55, 0.95), ("MET02", 0.48, 0.8), ("MET05", 0.66, 0.85),
    ("MET14", 0.9, 0.3), ("RES05", 0.4, 0.9), ("RES06", 0.5, 0.7), ("STE02", 0.6, 0.8),
    ("STE06", 0.74, 1.0), ("LEA03", 0.82, 0.95), ("INS03", 0.71, 0.6), ("VAL03", 0.3, 0.8),
    ("JOU01", 0.5, 0.2), ("CUL01", 0.35, 0.5),
)  # fmt: skip
"""Checks, how common each gap is, and how often the question can be asked."""
SHARES = ("slogan_share", "backed_share", "say_pay_gap", "evidence_coverage")


def record(name="Kaislaniemen Vesi", **changes):
    """One plan of twelve goals, seven of them with money; say what is otherwise."""
    slug = name.lower().replace(" ", "-").replace("&", "and")
    told = {
        "id": slug,
        "name": name,
        "report": slug,
        "paths": (f"/clients/{slug}",),
        "currency": "EUR",
        "years": (2026, 2027, 2028),
        "goals": 12,
        "customer_goals": 6,
        "goals_with_money": 7,
        "verdicts": dict(zip(Verdict, (4, 5, 3), strict=True)),
        "customer_verdicts": dict(zip(Verdict, (3, 2, 1), strict=True)),
        "pillars": {pillar: levels(12, 2, 3) for pillar in Pillar},
        "slogan_share": 0.5,
        "backed_share": 0.166667,
        "say_pay_gap": 0.38,
        "evidence_coverage": 0.71,
        "money": money(5_421_500_00, 1_620_000_00, 7_041_500_00),
        "findings": {"MET01": 3, "RES01": 4},
        "asked": {"MET01": 12, "RES01": 12, "DEF01": 12},
        "notes": {"totals-row": 1},
        "files": 2,
    }
    return PlanRecord(**(told | changes))


def money(traced, untraced, left_out=0):
    return PlanMoney(traced + untraced + left_out, traced, untraced, left_out)


def levels(goals, missing, weak, unknown=0):
    return {
        Level.MISSING: missing,
        Level.WEAK: weak,
        Level.UNKNOWN: unknown,
        Level.SOLID: goals - missing - weak - unknown,
    }


def made_record(name, dice):
    """A client whose conviction colours all of its figures; every eighth says nothing of its money."""
    conviction, silent = dice.betavariate(1.6, 2.0), dice.random() < 0.125
    goals = dice.randint(5, 24)
    customers = dice.randint(0 if dice.random() < 0.1 else 2, goals)
    backed = 0 if silent else round(goals * conviction * 0.8)
    slogans = round((goals - backed) * (1 - conviction) * 0.7)
    read = 0 if silent else dice.randint(400, 40_000) * 1_000_00
    traced = round(read * min(1.0, conviction * 1.2) * dice.uniform(0.7, 1.0))
    asked = [(code, common) for code, common, often in ASKED if dice.random() < often]
    unknown = goals if silent else 0
    return record(
        name,
        currency="SEK" if name in SWEDISH else "GBP" if name in BRITISH else "EUR",
        goals=goals,
        customer_goals=customers,
        goals_with_money=0 if silent else min(goals, backed + dice.randint(0, 3)),
        verdicts=dict(zip(Verdict, (slogans, goals - backed - slogans, backed), strict=True)),
        customer_verdicts=dict(zip(Verdict, (0, customers, 0), strict=True)),
        pillars={
            pillar: _levels(goals, backed, unknown if pillar is Pillar.RESOURCES else 0, dice)
            for pillar in Pillar
        },
        slogan_share=round(slogans / goals, 6) if customers else None,
        backed_share=round(backed / goals, 6) if customers else None,
        say_pay_gap=round(dice.uniform(0.02, 0.75) * (1.1 - conviction), 6)
        if traced and dice.random() < 0.8
        else None,
        evidence_coverage=round(dice.uniform(0.35, 0.92), 6),
        money=money(traced, read - traced, dice.choice((0, read))),
        findings={
            code: dice.randint(1, 6) for code, common in asked if dice.random() < common * (1.3 - conviction)
        },
        asked={code: goals for code, _ in asked},
        files=dice.randint(1, 5),
    )


def _levels(goals, backed, unknown, dice):
    if unknown:
        return levels(goals, 0, 0, unknown)
    solid = min(goals, backed + dice.randint(0, goals // 3))
    missing = dice.randint(0, goals - solid)
    return levels(goals, missing, goals - solid - missing)


def made_records(count=40, seed=8):
    """As many clients as asked for, always the same ones."""
    dice = Random(seed)
    names = (
        NAMES[i] if i < len(NAMES) else f"{NAMES[i % len(NAMES)]} {i // len(NAMES) + 1}" for i in range(count)
    )
    return tuple(made_record(name, dice) for name in names)


FAILURES = (
    PlanFailure("Hautala.xlsx", "Hautala", ("/clients/Hautala.xlsx",), "password", {"file": "Hautala.xlsx"}),
    PlanFailure("Kvarnby", "Kvarnby", ("/clients/Kvarnby",), "no-goals", {"file": "Kvarnby"}),
    PlanFailure("Old Mill", "Old Mill", ("/clients/Old Mill",), "html-page", {"file": "strategy.xls"}),
)
SKIPPED = {"lock": 3, "system": 41, "document": 212, "deeper": 1}


def forty():
    """The portfolio of a consultant: forty clients, three that could not be read, two read in part."""
    first, second, *rest = made_records()
    refused = (
        _refusing(first, Refusal("budjetti_vanha.xls", "password", {"file": "budjetti_vanha.xls"})),
        _refusing(second, Refusal("mittarit.xlsx", "damaged", {"file": "mittarit.xlsx"})),
    )
    return portfolio_of((*refused, *rest), FAILURES, as_of=AS_OF, version=VERSION, skipped=SKIPPED)


def _refusing(one, *refusals):
    return replace(one, refused=refusals)


def portfolio(*records, failures=(), skipped=None):
    return portfolio_of(records, failures, as_of=AS_OF, version=VERSION, skipped=skipped or {})
