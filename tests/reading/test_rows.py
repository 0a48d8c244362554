import time

import pytest
from books import book, plan, told

from aligner.model.grid import Trouble
from aligner.reading.totals import Running, is_subtotal_label, is_total_label, total_of

LABELS = [
    *((text, "") for text in ("Yhteensä", "yht.", "Summa:", "KAIKKI YHTEENSÄ", "Välisumma", "Loppusumma")),
    *(
        (text, "")
        for text in ("Totalt", "Totalt (tkr)", "Sammanlagt", "Delsumma", "Grand total", "Sub-total", "Σ")
    ),
    ("Total customer satisfaction", "customer satisfaction"),
    ("Palvelut yhteensä", "Palvelut"),
    ("Väg och park, totalt", "Väg och park"),
    ("Yhteensä vahvempi kaupunki", "vahvempi kaupunki"),
    *((text, None) for text in ("Totally open data", "Summary", "Totalitarian", "Asiakas ensin")),
]


@pytest.mark.parametrize(("text", "named"), LABELS)
def test_a_totals_label_and_what_it_totals(text, named):
    assert total_of(text) == named
    assert is_total_label(text) == (named == "")


def test_a_long_text_is_no_totals_label():
    assert total_of("Yhteensä " + "x" * 200) is None
    assert not is_total_label("Yhteensä " + "x" * 200)


def test_a_subtotal_says_so():
    assert is_subtotal_label(" Välisumma")
    assert not is_subtotal_label("Summa")


def test_running_sums_explain_the_last_rows():
    running = Running()
    assert not running.explains([5, 5], at_least=1)
    for row in ([100, None], [20, 7], [3, 1]):
        running.add(row)
    assert running.explains([123, 8], at_least=2)
    assert running.explains([23, 8], at_least=2)
    assert running.explains([3, None], at_least=1)
    assert not running.explains([3, 1], at_least=2)
    assert not running.explains([123, 9], at_least=2)
    assert not running.explains([None, 0], at_least=1)
    running.add([7, 0])
    assert running.explains([10, 1], at_least=2)


def test_many_would_be_totals_cost_no_more_each():
    running = Running()
    start = time.perf_counter()
    for number in range(20_000):
        running.add([number % 7, 0, 5])
        running.explains([number, 3, 4], at_least=1)
    assert time.perf_counter() - start < 3


FOOTNOTES = [
    "* alustava",
    "Lähde: talousosasto",
    "Källa: bokslut",
    "Source: ledger",
    "Huom! Luvut ovat arvioita",
    "Note: draft",
]
GOALS_LIKE_NOTES = [
    "Huomaavainen palvelu",
    "Anmälan går snabbt",
    "Lähdekoodi avoimeksi",
    "Noted by all",
    "Sources of joy",
]


@pytest.mark.parametrize("text", FOOTNOTES)
def test_a_footnote_is_no_goal(text):
    assert told(plan({"T": f"Tavoite|Määritelmä\nLupa viikossa|Päätös\n{text}"})) == [
        "Lupa viikossa = Päätös"
    ]


@pytest.mark.parametrize("text", GOALS_LIKE_NOTES)
def test_a_goal_without_anything_beside_it_is_a_goal(text):
    assert told(plan({"T": f"Tavoite|Määritelmä\nLupa viikossa|Päätös\n{text}"}))[-1] == text


def codes(made):
    return [note.code for note in made.notes]


def test_a_repeated_header_is_noted():
    made = plan({"T": "Tavoite|Mittari|2026\nLupa|Aika|3\nTavoite|Mittari|2026\nLuukku|Määrä|4"})
    assert [g.name for g in made.goals] == ["Lupa", "Luukku"]
    assert "header-repeated" in codes(made)


def test_a_goal_that_shares_its_first_word_with_the_header_is_data():
    made = plan({"T": "Tavoite|Mittari|2026\nTavoite|Aika|3\nLuukku|Määrä|4"})
    assert [g.name for g in made.goals] == ["Tavoite", "Luukku"]


TOTALS = [
    (
        "an id of its own makes it a goal",
        "Tavoite ID|Tavoite|2026\nT1|Lupa|3\nT2|Luukku|4\nT3|Total satisfaction|7",
        3,
    ),
    (
        "its definition makes it a goal",
        "Tavoite|Määritelmä|2026\nLupa|a|3\nLuukku|b|4\nTotal satisfaction|c|7",
        3,
    ),
    ("arithmetic makes it a total", "Tavoite|Määritelmä|2026\nLupa|a|3\nLuukku|b|4\nTotal for goals||7", 2),
    ("arithmetic makes it a goal", "Tavoite|Määritelmä|2026\nLupa|a|3\nLuukku|b|4\nTotal for goals||8", 3),
    (
        "a total may not add up and still be one",
        "Tavoite|Määritelmä|2026\nLupa|a|3\nLuukku|b|4\nYhteensä||8",
        2,
    ),
    (
        "the label may stand in a later column",
        "Tavoite|Määritelmä|2026\nLupa|a|3\nLuukku|b|4\nx|Yhteensä|7",
        2,
    ),
    ("a definition that says total", "Tavoite|Määritelmä|2026\nLupa|a|3\nLuukku|b|4\nx|Yhteensä|8", 3),
]


@pytest.mark.parametrize(("sheet", "goals"), [row[1:] for row in TOTALS], ids=[row[0] for row in TOTALS])
def test_what_makes_a_total(sheet, goals):
    assert len(plan({"T": sheet}).goals) == goals


def test_a_total_that_does_not_add_up_is_noted_so():
    made = plan({"T": "Tavoite|Määritelmä|2026\nLupa|a|3\nLuukku|b|4\nYhteensä||8"})
    assert [n.params["agrees"] for n in made.notes if n.code == "totals-row"] == [0]


def test_a_row_with_an_amount_only_is_a_total_where_it_sums_up():
    made = plan({"T": "Tavoite|Määritelmä|2026\nLupa|a|3\nLuukku|b|4\n||9"})
    assert made.ledger.left_out == {}


def test_broken_cells_and_hidden_rows_are_noted():
    sheet = "Tavoite|Määritelmä|2026\nLupa||3\n\nLuukku|b|4"
    troubles = dict.fromkeys(("B2", "B9", "Z2"), (Trouble.ERROR, "#REF!"))
    made = plan({"T": sheet}, troubles=troubles, hidden_rows={3, 4}, hidden_columns={2, 9})
    assert sorted(codes(made)) == ["error-cell", "hidden-column", "hidden-row"]


def test_many_alike_notes_become_one_with_a_count():
    rows = "\n".join(f"Tavoite numero {n}|x\u200by" for n in range(40))
    notes = [n for n in plan({"T": f"Tavoite|Määritelmä\n{rows}"}).notes if n.code == "text-cleaned"]
    assert sum(note.count for note in notes) == 40
    assert len(notes) < 20


def test_a_long_text_is_cut_and_noted():
    made = plan({"T": [["Tavoite", "Määritelmä"], ["Lupa", "x" * 9000]]})
    assert len(made.goals[0].definition) == 8000
    assert codes(made) == ["text-cut"]


def test_line_breaks_are_nothing_to_note():
    assert codes(plan({"T": "Tavoite|Määritelmä\nLupa|a~b"})) == []


def test_a_big_table_is_read_in_linear_time():
    head = ["Tavoite ID", "Selite", "2026", "2027"]
    rows = [
        [f"T{i % 9}" if i % 2 else None, f"Yhteensä {i}" if i % 3 else None, float(i), 3.0]
        for i in range(8_000)
    ]
    made = book({"G": "Tavoite ID|Tavoite\nT1|Lupa\nT2|Luukku", "B": [head, *rows]})
    start = time.perf_counter()
    from aligner.reading.assemble import read_plan

    read_plan([made])
    assert time.perf_counter() - start < 8


def test_rows_cut_short_make_no_part_of_another_goal():
    head = ["Tunnus", "Tavoite", "Kärkihanke", "Budjetti 2026 (€)"]
    made = plan(
        {
            "T": [
                head,
                ["T1"],
                ["T1", "Vastaus päivässä", "Palvelukanava", 5.0],
                ["T2", "Asiointi", "Verkko", 7.0],
            ]
        }
    )
    assert [goal.name for goal in made.goals] == ["Vastaus päivässä", "Asiointi"]
    assert (made.ledger.read, made.ledger.traced) == (1200, 1200)
