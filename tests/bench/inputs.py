"""Make the inputs of the benchmarks: a typical plan, and a budget workbook of many lines."""

from __future__ import annotations

import random
from pathlib import Path

from openpyxl import Workbook

YEARS = (2026, 2027, 2028)


def typical_plan(path: Path, lines: int = 2000, seed: int = 7, *, ledger: bool = False) -> None:
    """Write a plan of four sheets: focus areas, goals, metrics, and budget lines.

    With another ``seed`` the amounts are others, and so are the names and texts: no two clients say the same.
    ``ledger`` gives the budget the twelve columns of an export from bookkeeping, not six.
    """
    chance = random.Random(seed)
    first = 100 * (seed - 7)
    book = Workbook(write_only=True)
    areas = book.create_sheet("Painopisteet")
    areas.append(["Painopiste ID", "Painopiste", "Painoarvo %"])
    for number in range(1, 5):
        areas.append([f"P{number}", f"Painopiste {number}", 25])
    goals = book.create_sheet("Tavoitteet")
    goals.append(
        [
            "Tavoite ID",
            "Tavoite",
            "Painopiste ID",
            "Määritelmä",
            "Kunnianhimon taso",
            "Tavoitevuosi",
            "Vastuuhenkilö",
        ]
    )
    for number in range(1, 25):
        goals.append(
            [
                f"T{number}",
                f"Asiakas saa palvelun {first + number} kotiin",
                f"P{number % 4 + 1}",
                f"Asiakas {first + number} saa vastauksen kahdessa päivässä verkkopalvelusta",
                "90 % kahdessa päivässä",
                2028,
                "Maija Mäkelä",
            ]
        )
    metrics = book.create_sheet("Mittarit")
    metrics.append(["Tavoite ID", "Mittari", "Lähtötaso", "Tavoitearvo", "Määräaika"])
    for number in range(1, 25):
        metrics.append([f"T{number}", f"Asiakastyytyväisyys {first + number}", 55, 75, "31.12.2028"])
        metrics.append([f"T{number}", f"Yksikkökustannus {first + number}", 100, 80, "31.12.2028"])
    budget = book.create_sheet("Budjetti")
    more = ("Tili", "Tilin nimi", "Toimittaja", "Kommentti", "Alue", "Valuutta") if ledger else ()
    budget.append(["Tavoite ID", "Rivi", "Kustannuspaikka", *(f"TA {year}" for year in YEARS), *more])
    for number in range(lines):
        amounts = [chance.randrange(100, 90_000) + 0.5 for _ in YEARS]
        booked = (str(4000 + number % 90), "Palvelut", f"Oy {number % 300} Ab", "sovittu", "Pohjoinen", "EUR")
        of = (f"T{number % 26 + 1}", f"Rivi {number}", str(1200 + number % 40))
        budget.append([*of, *amounts, *(booked if ledger else ())])
    book.save(path)


def many_lines(path: Path, lines: int = 100_000) -> None:
    """Write a goals sheet and a budget sheet of twelve columns and many lines."""
    chance = random.Random(11)
    book = Workbook(write_only=True)
    goals = book.create_sheet("Goals")
    goals.append(["Goal ID", "Goal", "Definition", "Owner"])
    for number in range(1, 41):
        goals.append(
            [
                f"G{number}",
                f"Customer goal {number}",
                f"Customers get an answer {number} in two days",
                "Ann Other",
            ]
        )
    budget = book.create_sheet("Budget")
    budget.append(
        [
            "Goal ID",
            "Line",
            "Cost centre",
            "Account",
            "Unit",
            "Comment",
            "Budget 2026",
            "Budget 2027",
            "Budget 2028",
            "Contact",
            "Region",
            "Project code",
        ]
    )
    for number in range(lines):
        budget.append(
            [
                f"G{number % 45 + 1}",
                f"Line {number}",
                f"{1000 + number % 300}",
                f"{4000 + number % 90}",
                "EUR",
                "as agreed",
                chance.randrange(1, 10**6) / 100,
                chance.randrange(1, 10**6) / 100,
                chance.randrange(1, 10**6) / 100,
                "office",
                "North",
                f"P-{number % 700}",
            ]
        )
    book.save(path)


def wide_plan(path: Path, goals: int = 200, initiatives: int = 2000) -> None:
    """Write a plan of many goals, each with three metrics, and ten times as many initiatives."""
    chance = random.Random(3)
    measured = ("Vastausaika", "Asiakastyytyväisyys", "Kustannus asiakasta kohti", "Läpimenoaika")
    work = ("Asiakashaastattelut", "Verkkopalvelun uudistus", "Henkilöstön koulutus", "Laskun selkeytys")
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Painopisteet")
    sheet.append(["Tunnus", "Painopiste", "Määritelmä", "Painoarvo %"])
    for n in range(6):
        sheet.append([f"P{n}", f"Painopiste {n} asiakkaille", f"Asiakas hoitaa asiansa {n} päivässä", 16])
    sheet = book.create_sheet("Tavoitteet")
    sheet.append(
        ["Tavoitteen tunnus", "Tavoite", "Painopiste", "Määritelmä", "Asiakasryhmä", "Kunnianhimon taso",
         "Tavoitevuosi", "Vastuuhenkilö"]
    )  # fmt: skip
    for n in range(goals):
        definition = f"Kotitalous {n} saa vastauksen kahdessa päivässä verkkopalvelusta tai puhelimesta"
        name = f"Asiakas saa palvelun {n} kotiin ilman jonotusta"
        level = "90 % kahdessa päivässä"
        sheet.append(
            [f"T{n}", name, f"P{n % 6}", definition, "kotitaloudet", level, 2028, f"Johtaja {n % 17}"]
        )
    sheet = book.create_sheet("Mittarit")
    sheet.append(["Tavoitteen tunnus", "Mittari", "Lähtötaso", "Tavoitearvo", "Määräaika"])
    for n in range(3 * goals):
        sheet.append([f"T{n % goals}", f"{chance.choice(measured)} {n}", 55, 75, "31.12.2028"])
    sheet = book.create_sheet("Hankkeet")
    sheet.append(
        ["Hankkeen tunnus", "Hanke", "Tavoitteen tunnus", "Kuvaus", "Vaihe", "Yksikkö", "Alkaa", "Päättyy"]
    )
    stages, units = (
        ("konsepti", "pilotti", "toteutus", "käyttöönotto"),
        ("IT", "Asiakaspalvelu", "Markkinointi"),
    )
    for n in range(initiatives):
        said = f"Kehitetään palvelua {n} asiakkaiden kanssa ja otetaan käyttöön"
        of = (f"T{n % goals}", said, chance.choice(stages), chance.choice(units), "2026-01-01", "2027-12-31")
        sheet.append([f"H{n}", f"{chance.choice(work)} {n}", *of])
    sheet = book.create_sheet("Budjetti")
    sheet.append(["Hankkeen tunnus", "Rivi", *(f"TA {year}" for year in YEARS)])
    for n in range(2 * initiatives):
        sheet.append([f"H{n % initiatives}", f"Rivi {n}", *(chance.randrange(100, 9000) for _ in YEARS)])
    book.save(path)
