"""How often something comes round, as plans write it."""

import pytest

from aligner.words.rhythms import months_between


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("Asiakaskysely, kuukausittain", 1),
        ("Besvarade samtal, månadsvis", 1),
        ("Calls answered (monthly)", 1),
        ("Kvartaaleittain", 3),
        ("mäts kvartalsvis", 3),
        ("every quarter", 3),
        ("puolivuosittain", 6),
        ("halvårsvis", 6),
        ("twice a year", 6),
        ("Asukaskysely vuosittain", 12),
        ("årlig enkät", 12),
        ("Annual survey", 12),
        ("joka toinen vuosi", 24),
        ("vartannat år", 24),
        ("every two years", 24),
        ("kolmen vuoden välein", 36),
        ("Odotusaika", None),
        ("Kuukausimaksu", None),
        ("x" * 200_000, None),
    ],
)
def test_months_between(text, months):
    assert months_between(text) == months
