"""Ordinary habits that make no plan worse: each changes a plan and says nothing less."""

from collections.abc import Callable

from workbooks import Sheets, column, with_cells, without


def no_segment_column(sheets: Sheets) -> Sheets:
    return without(sheets, "Tavoitteet", "Asiakasryhmä")


def year_in_the_ambition(sheets: Sheets) -> Sheets:
    """No horizon column: the year stands in the ambition's own words."""
    level, year = (column(sheets, "Tavoitteet", h) for h in ("Tavoitetaso", "Valmis viimeistään"))
    head, *rows = sheets["Tavoitteet"]
    said = [[*row[:level], f"{row[level]} vuoteen {row[year]} mennessä", *row[level + 1 :]] for row in rows]
    return without(sheets | {"Tavoitteet": [head, *said]}, "Tavoitteet", "Valmis viimeistään")


def person_years_for_one_goal(sheets: Sheets) -> Sheets:
    head, *rows = sheets["Budjetti"]
    money = [[*row, None, None, None] for row in rows if row[0] != "Hankintojen yhdistäminen"]
    people = ["Hankintojen yhdistäminen", "Hankintapäällikkö", None, None, None, 0.5, 0.5, 0.5]
    return sheets | {"Budjetti": [[*head, "HTV 2026", "HTV 2027", "HTV 2028"], *money, people]}


def owner_is_a_title(sheets: Sheets) -> Sheets:
    titles = {"Anna Korhonen": "asiakaspalvelupäällikkö", "Pekka Laine": "verkostopäällikkö",
              "Ville Mäkinen": "talouspäällikkö", "Maria Niemi": "toimitusjohtaja"}  # fmt: skip
    return {n: [[titles.get(v, v) for v in row] for row in rows] for n, rows in sheets.items()}


def targets_in_words(sheets: Sheets) -> Sheets:
    """Targets as they are often typed: a sign, a comma, the unit in the cell."""
    texts = {
        "Ajoissa ilmoitetut katkot": "≥ 95 %",
        "Asiakastyytyväisyys häiriöviestintään": "≥ 4,2",
        "Asiakkaiden arvio korjauksista": "vähintään 4,2",
        "Korjausaika": "alle 20 h",
        "Vastausaika puheluihin": "max 2 min",
        "Asiakastyytyväisyys": "yli 4,3",
        "Vuotovesiprosentti": "< 15 %",
        "Vesimaksu": "enint. 1,95 €/m³",
    }
    return with_cells(sheets, "Mittarit", {(m, "Tavoitearvo"): t for m, t in texts.items()})


def deadline_only_as_the_goals(sheets: Sheets) -> Sheets:
    return without(sheets, "Mittarit", "Määräaika")


def budget_names_only_initiatives(sheets: Sheets) -> Sheets:
    return without(sheets, "Budjetti", "Selite")


def last_year_without_money(sheets: Sheets) -> Sheets:
    """The goal's last year is one of harvest."""
    return with_cells(sheets, "Budjetti", {("Laskun uudistus", "2028"): None})


def zeros_instead_of_blanks(sheets: Sheets) -> Sheets:
    return {
        n: [[0 if v is None and n == "Budjetti" else v for v in row] for row in rows]
        for n, rows in sheets.items()
    }


def one_amount_column(sheets: Sheets) -> Sheets:
    """One line a year: initiative, year, amount."""
    head, *rows = sheets["Budjetti"]
    lines = [
        [row[0], row[1], int(year), value]
        for row in rows
        for year, value in zip(head[2:], row[2:], strict=True)
        if value
    ]
    return sheets | {"Budjetti": [["Hanke", "Selite", "Vuosi", "Euroa"], *lines]}


def thousands(sheets: Sheets) -> Sheets:
    head, *rows = sheets["Budjetti"]
    small = [[v / 1000 if isinstance(v, int) else v for v in row] for row in rows]
    return sheets | {"Budjetti": [[*head[:2], *(f"{year} (1000 €)" for year in head[2:])], *small]}


def costs_as_negative(sheets: Sheets) -> Sheets:
    negative = [[-v if isinstance(v, int) else v for v in row] for row in sheets["Budjetti"]]
    return sheets | {"Budjetti": negative}


def with_a_total(sheets: Sheets) -> Sheets:
    head, *rows = sheets["Budjetti"]
    sums = [sum(row[i] or 0 for row in rows) for i in range(2, len(head))]
    return sheets | {"Budjetti": [head, *rows, ["Yhteensä", None, *sums]]}


def no_weights(sheets: Sheets) -> Sheets:
    return without(sheets, "Painopisteet", "Paino %")


def numbered(sheets: Sheets) -> Sheets:
    """Goals and initiatives have ids, and everything refers to them."""
    goals = {row[0]: f"T{i}" for i, row in enumerate(sheets["Tavoitteet"][1:], 1)}
    works = {row[0]: f"H{i}" for i, row in enumerate(sheets["Hankkeet"][1:], 1)}

    def with_ids(name: str, ids: dict[str, str]) -> list[list]:
        head, *rows = sheets[name]
        return [["Nro", *head], *([ids[row[0]], *row] for row in rows)]

    linked = {
        "Mittarit": sheets["Mittarit"],
        "Hankkeet": with_ids("Hankkeet", works),
        "Budjetti": sheets["Budjetti"],
    }
    named = {
        name: [
            rows[0],
            *([goals.get(v, works.get(v, v) if name == "Budjetti" else v) for v in row] for row in rows[1:]),
        ]
        for name, rows in linked.items()
    }
    return sheets | named | {"Tavoitteet": with_ids("Tavoitteet", goals)}


def title_rows_above(sheets: Sheets) -> Sheets:
    return {n: [["Saarijoen Vesi Oy"], ["Strategia 2026–2028"], [], *rows] for n, rows in sheets.items()}


def budget_by_goal(sheets: Sheets) -> Sheets:
    """No initiatives at all: money stands on the goals."""
    goals = {row[0]: row[1] for row in sheets["Hankkeet"][1:]}
    head, *rows = sheets["Budjetti"]
    lines = [[goals[row[0]], *row[1:]] for row in rows]
    rest = {n: rows for n, rows in sheets.items() if n != "Hankkeet"}
    return rest | {"Budjetti": [["Tavoite", *head[1:]], *lines]}


def running_costs_beside(sheets: Sheets) -> Sheets:
    """A fifth of the money is ordinary upkeep that serves no goal."""
    return sheets | {"Budjetti": [*sheets["Budjetti"], [None, "Toimitilat", 120000, 120000, 120000]]}


def no_areas(sheets: Sheets) -> Sheets:
    rest = {n: rows for n, rows in sheets.items() if n != "Painopisteet"}
    return without(rest, "Tavoitteet", "Painopiste")


def dates_as_quarters(sheets: Sheets) -> Sheets:
    rows = [[f"Q4/{v}" if v in {2027, 2028} else v for v in row] for row in sheets["Mittarit"]]
    goals = [[f"31.12.{v}" if v in {2027, 2028} else v for v in row] for row in sheets["Tavoitteet"]]
    return sheets | {"Mittarit": rows, "Tavoitteet": goals}


def metrics_beside_the_goal(sheets: Sheets) -> Sheets:
    """One metric a goal, on the goal's own row."""
    head, *rows = sheets["Tavoitteet"]
    metrics: dict[str, list] = {
        row[1]: row for row in sheets["Mittarit"][1:]
    }  # the last: the customer's side
    wide = [[*row, metrics[row[0]][0], metrics[row[0]][2], metrics[row[0]][3]] for row in rows]
    rest = {n: rows for n, rows in sheets.items() if n != "Mittarit"}
    return rest | {"Tavoitteet": [[*head, "Mittari", "Lähtötaso", "Tavoitearvo"], *wide]}


def sheets_in_another_order(sheets: Sheets) -> Sheets:
    return dict(reversed(sheets.items()))


def numbers_as_text(sheets: Sheets) -> Sheets:
    """Numbers that were pasted as text: the years of the header stay as they are."""
    return {
        n: [rows[0], *([str(v) if isinstance(v, int) else v for v in row] for row in rows[1:])]
        for n, rows in sheets.items()
    }


def a_column_of_ones_own(sheets: Sheets) -> Sheets:
    """A column that says nothing of the plan, at the end of every sheet."""
    return {
        n: [[*row, "Excel" if i else "Mallilähde"] for i, row in enumerate(rows)]
        for n, rows in sheets.items()
    }


IN_ANY_LANGUAGE: list[Callable[[Sheets], Sheets]] = [
    title_rows_above, sheets_in_another_order, numbers_as_text, a_column_of_ones_own,
]  # fmt: skip

VARIANTS: list[Callable[[Sheets], Sheets]] = [
    no_segment_column, year_in_the_ambition, person_years_for_one_goal, owner_is_a_title, targets_in_words,
    deadline_only_as_the_goals, budget_names_only_initiatives, last_year_without_money,
    zeros_instead_of_blanks, one_amount_column, thousands, costs_as_negative, with_a_total, no_weights,
    numbered, title_rows_above, budget_by_goal, running_costs_beside, no_areas,
    dates_as_quarters, metrics_beside_the_goal,
]  # fmt: skip
