"""A Swedish care region in one wide sheet: two metrics side by side, the money at the end of the row."""

# ruff: noqa: E501 - a row of a table reads best as one row

from make_samples import Book, Sheet

HEADER = [
    "Fokusområde", "Mål", "Definition", "Patientgrupp", "Ambitionsnivå", "Målår", "Ansvarig", "Läge", "Uppföljning",
    "Mått 1", "Utgångsläge", "Målvärde", "Tidsfrist",
    "Mått 2", "Utgångsläge", "Målvärde", "Tidsfrist",
    "Insatser", "Budget 2026 (tkr)", "Budget 2027 (tkr)", "Budget 2028 (tkr)",
]  # fmt: skip

ROWS = [
    ["Nära vård", "Samma läkare varje gång", "Patienter över 75 år har en namngiven fast läkare.",
     "Patienter över 75 år", "80 % av patienterna över 75 år", 2028, "Tova Granlund", "gult", "regionledningen varje kvartal",
     "Patienter med fast läkarkontakt, %", 34, 80, "2028-12-31", "Läkarbyten per patient och år", 3.1, 1, "2028-12-31",
     "Listning 75+; Teamrond", 4200, 4600, 4800],
    [None, "Telefonen ringer upp på utsatt tid", "Patienten blir uppringd inom tio minuter från den bokade tiden.",
     "Alla som ringer vårdcentralen", "9 av 10 samtal inom tio minuter", 2027, "Isak Tjäder", "gult", "regionledningen varje kvartal",
     "Patienter som blev uppringda i tid, %", 66, 90, "2027-12-31", "Tid per samtal, min", 9.5, 8, "2027-12-31",
     "Ny telefonikö", 2100, 1400, None],
    [None, "Patienten i centrum", "Vi sätter alltid patienten i centrum.", None, "Sveriges bästa vård", None,
     "Regionledningen", "grönt", None, None, None, None, None, None, None, None, None, None, None, None, None],
    ["Trygg väg genom vården", "Provsvar inom fem dagar", "Patienten får sitt provsvar med en förklaring inom fem dagar.",
     "Patienter i primärvården", "95 % av svaren inom fem dagar", 2028, "Ylva Renman", "gult", "regionledningen varje kvartal",
     "Patienter som fick svar inom fem dagar, %", 71, 95, "2028-12-31", "Ledtid i labbet, dagar", 6.2, 3.5, "2028-12-31",
     "Svar i appen; Labbtransport på kvällen", 3300, 2900, 2750],
    [None, "Sömlösa övergångar", "Övergångarna ska vara sömlösa.", None, "sömlöst", None, "Ylva Renman", "grönt", "styrgruppen varje vecka",
     "Återinskrivningar inom 30 dagar, %", 14.5, None, None, None, None, None, None,
     "Vårdsamordning 2.0", 6800, 7200, 7500],
    ["Hållbart arbetsliv", "Färre hyrläkare", "Hyrläkarna ersätts med fast anställda på de fem minsta vårdcentralerna.",
     None, "hyrkostnaden halveras", 2028, "Bror Kvist", "gult", "regionledningen varje kvartal",
     "Kostnad för hyrläkare, Mkr", 92, 46, "2028-12-31", None, None, None, None,
     "Glesbygdstillägg; Egen ST-utbildning", 5100, 5600, 5900],
    [None, "Schemat klart i god tid", "Schemat är klart sex veckor i förväg på varje avdelning.", None,
     "42 avdelningar av 42", 2027, "Bror Kvist", "gult", "regionledningen varje kvartal",
     "Avdelningar med schema sex veckor i förväg", 17, 42, "2027-12-31", None, None, None, None,
     "Gemensam schemaläggning", 900, 650, None],
]  # fmt: skip

TOTALS = ["Summa", *[None] * 17, 22400, 22350, 20950]

PLAN = Sheet(
    "Verksamhetsplan",
    [
        ["Omsorgsregion Tallmo"],
        ["Verksamhetsplan 2026–2028, antagen av regionfullmäktige 19.11.2025"],
        [],
        HEADER,
        *ROWS,
        TOTALS,
    ],
    header=4,
    merged=("A5:A7", "A8:A9", "A10:A11"),
    widths={
        "A": 22,
        "B": 30,
        "C": 46,
        "D": 24,
        "E": 28,
        "F": 9,
        "G": 18,
        "H": 10,
        "I": 28,
        "J": 34,
        "M": 13,
        "N": 30,
        "Q": 13,
        "R": 30,
        "S": 18,
        "T": 18,
        "U": 18,
    },
)

FILES = {"verksamhetsplan.xlsx": Book([PLAN])}
