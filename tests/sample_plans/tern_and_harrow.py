"""A housing association in three messy files: names instead of ids, thousands, totals, years as columns."""

# ruff: noqa: E501 - a row of a table reads best as one row

from make_samples import Book, Sheet

PLAN = Sheet(
    "Plan on a page",
    [
        ["Tern & Harrow Homes"],
        ["Our plan 2026–2028: a home is more than a roof"],
        ["Approved by the Board on 4 December 2025"],
        [],
        ["Theme", "Objective", "What it means in practice", "Target group", "Ambition", "By when", "Lead", "Review"],
        ["Homes that work", "Leaks fixed in two days", "A leak is repaired within 48 hours of the tenant's first call.",
         "Tenants", "95% of leaks within 48 hours", "End of 2028", "Odette Marsh", "Board, every quarter"],
        [None, "Warm homes", "340 homes rated E or below get insulation and new windows.",
         "Tenants in E-rated homes", "340 homes at band C", "End of 2028", "Barnaby Quill", "Board, every quarter"],
        [None, "No more damp", "Every home reported damp is surveyed within ten days and dried out within sixty.",
         "Families with young children", "Damp cases down from 410 to 100", "End of 2028", "Odette Marsh", "Board, every quarter"],
        ["People first", "Tenants at the heart", "Tenants are at the heart of everything we do.", None,
         "Best in class", None, "Perpetua Vane", None],
        [None, "A tenant voice in every room", "TBC", None, "World-leading engagement", None, "Perpetua Vane", None],
        [None, "One call, one answer", "We answer every tenant with a smile and a can-do attitude.", None,
         "Second to none", None, "Cosmo Fairweather", None],
        ["A strong landlord", "A repair bill we can afford",
         "Planned maintenance replaces emergency call-outs, and the cost per repair falls by a fifth.", None,
         "Cost per repair from £212 to £170", "End of 2028", "Ignatius Bell", "Executive team, monthly"],
        [None, "Empty homes let in three weeks", "An empty home is cleaned, safety-checked and let within 21 days.", None,
         "From 47 days to 21", "End of 2027", None, None],
    ],
    header=5,
    merged=("A6:A8", "A9:A11", "A12:A13"),
    widths={"A": 20, "B": 32, "C": 56, "D": 28, "E": 32, "F": 14, "G": 20, "H": 24},
)  # fmt: skip

THEMES = Sheet(
    "Weights",
    [["Theme", "Weight %"], ["Homes that work", 40], ["People first", 45], ["A strong landlord", 15]],
    widths={"A": 24},
)

MEASURES = Sheet(
    "How we measure",
    [
        ["Measures, agreed in the January workshop"],
        [],
        ["Objective", "Measure", "Metric type", "Unit", "Baseline", "Target", "Target date"],
        ["Leaks fixed in two days", "Tenants whose leak was fixed within 48 hours", "customer", "%", 58, 95, "31/12/2028"],
        ["Warm homes", "Tenants who say their home is warm in January", "customer", "%", 44, 80, "31/12/2028"],
        ["Warm homes", "Heating cost per home", "business", "GBP/yr", 1840, 1200, "31/12/2028"],
        ["No more damp", "Tenants living with damp", "customer", "households", 410, 100, "31/12/2028"],
        ["One call, one answer", "Calls answered", "business", "calls/yr", 88000, None, None],
        ["A repair bill we can afford", "Cost per repair", "business", "GBP", 212, 170, "31/12/2028"],
        ["Empty homes let in three weeks", "Days empty between lets", "business", "days", 47, 21, "31/12/2027"],
    ],
    header=3,
    widths={"A": 32, "B": 44, "C": 14, "G": 14},
)  # fmt: skip

TRACKER = Sheet(
    "Projects",
    [
        ["Projects tracker (please don't sort!)"],
        [],
        ["Project", "Objective", "Stage", "Project manager", "Tested with customers", "Start", "End"],
        [
            "Leak squad",
            "Leaks fixed in two days",
            "Roll-out",
            "Juno Park",
            "Trial in 40 homes, spring 2025",
            "01/01/2026",
            "31/12/2028",
        ],
        [
            "Cosy Street retrofit",
            "Warm homes",
            "Build",
            "Barnaby Quill",
            "Show home visited by 60 tenants, May 2025",
            "01/03/2026",
            "31/12/2028",
        ],
        ["Dry walls", "No more damp", "Build", "Juno Park", None, "01/01/2026", "31/12/2026"],
        [
            "Contact centre refresh",
            "One call, one answer",
            "Pilot",
            "Cosmo Fairweather",
            None,
            "01/04/2026",
            "31/12/2028",
        ],
        [
            "Planned repairs calendar",
            "A repair bill we can afford",
            "Roll-out",
            "Ignatius Bell",
            "Two estates, autumn 2025",
            "01/01/2026",
            "31/12/2028",
        ],
        [
            "Void turnaround team",
            "Empty homes let in three weeks",
            "Pilot",
            "Ignatius Bell",
            None,
            "01/02/2026",
            "31/12/2027",
        ],
    ],
    header=3,
    widths={"A": 30, "B": 36, "C": 14, "D": 22, "E": 40, "F": 12, "G": 12},
)

BUDGET = Sheet(
    "Budget",
    [
        [None, "Tern & Harrow Homes"],
        [None, "All amounts in £ thousand"],
        [],
        [None, "Department", "Project", "FY2026 (£000)", "FY2027 (£000)", "FY2028 (£000)", "Total (£000)"],
        [None, "Property", "Leak squad", 260, 275, 280, 815],
        [None, "Property", "Cosy Street retrofit", 1150, 1420, 980, 3550],
        [None, "Property", "Dry walls", 390, None, None, 390],
        [None, "Property", "Planned repairs calendar", 120, 90, 60, 270],
        [None, "Subtotal Property", None, 1920, 1785, 1320, 5025],
        [None, "Customer", "Contact centre refresh", 310, 225.5, 110, 645.5],
        [None, "Customer", "Void turnaround team", 85, 85, None, 170],
        [None, "Subtotal Customer", None, 395, 310.5, 110, 815.5],
        [None, "Corporate", "New logo and vans", 240, 60, None, 300],
        [None, "Corporate", "Head office move", 180, 410, 75, 665],
        [None, "Subtotal Corporate", None, 420, 470, 75, 965],
        [None, "Total", None, 2735, 2565.5, 1505, 6805.5],
    ],
    header=4,
    widths={"A": 3, "B": 22, "C": 30, "D": 16, "E": 16, "F": 16, "G": 16},
    formats={4: "#,##0.0", 5: "#,##0.0", 6: "#,##0.0", 7: "#,##0.0"},
)

FILES = {
    "Strategy FINAL v3.xlsx": Book([PLAN, THEMES, MEASURES]),
    "projects tracker.xlsx": Book([TRACKER]),
    "Budget 2026-28.xlsx": Book([BUDGET]),
}
