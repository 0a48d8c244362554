from books import book

from aligner.reading.assemble import read_plan


def test_a_header_among_very_many_columns_is_still_the_header() -> None:
    header = [
        "ID",
        "Focus area",
        "Goal",
        "Definition",
        "Metric",
        "Owner",
        "Budget EUR",
        *(f"x{n}" for n in range(300)),
    ]
    row = ["G1", "Homes", "Warm homes", "Heat by October", "NPS", "Ann", 100.0, *("y" for _ in range(300))]
    made = read_plan([book({"Strategy": [header, row]})])
    assert [goal.name for goal in made.goals] == ["Warm homes"]
    assert made.ledger.traced == 100_00
