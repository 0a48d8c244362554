"""Who is booked for how much."""

import pytest
from example_plans import plan_of

from aligner.model.bookings import bookings

WORK = [
    {"id": "I1", "name": "One bill", "goals": ["G1"], "owner": "Service design"},
    {"id": "I2", "name": "My pages", "goals": ["G1"], "owner": "service  design"},
]


def booked(people, persons=({"name": "Service design", "capacity": 3},), **more):
    example = {
        "goals": [{"id": "G1", "name": "Quick repairs"}],
        "persons": list(persons),
        "initiatives": WORK,
        "people": people,
        **more,
    }
    return {(b.person.name, b.year): (b.booked, b.capacity) for b in bookings(plan_of(example))}


def test_lines_are_the_owners_of_their_initiatives_year_by_year():
    lines = [
        {"initiative": "I1", "fte": 1, "year": 2026},
        {"initiative": "I2", "fte": 0.5, "year": 2026},
        {"initiative": "I2", "fte": 2, "year": 2027},
    ]
    assert booked(lines) == {("Service design", 2026): (1500, 3000), ("Service design", 2027): (2000, 3000)}


def test_a_line_with_a_name_is_that_persons():
    persons = [
        {"name": "Wren Oakes", "role": "Designer", "capacity": 1},
        {"name": "Service design", "capacity": 3},
    ]
    lines = [
        {"initiative": "I1", "fte": 0.5, "year": 2026, "label": "Wren Oakes"},
        {"initiative": "I1", "fte": 0.2, "year": 2026, "label": "designer"},
    ]
    assert sum(work for (name, _), (work, _) in booked(lines, persons).items() if name == "Wren Oakes") == 700
    assert {name for name, _ in booked(lines, persons)} == {"Wren Oakes"}


@pytest.mark.parametrize(
    ("people", "persons"),
    [
        ([{"initiative": "I1", "fte": 6, "year": 2026}], [{"name": "Service design", "capacity": 3}]),
        ([{"initiative": "I1", "fte": 2, "year": 2026}], [{"name": "Service design"}]),
        ([{"initiative": "I1", "fte": 2, "year": 2026}], [{"name": "Other team", "capacity": 3}]),
    ],
)
def test_what_is_larger_than_its_owner_or_has_no_known_capacity_counts_for_nobody(people, persons):
    assert booked(people, persons) == {}


def test_work_without_a_year_may_be_done_in_any():
    years = [{"goal": "G1", "amount": 1, "year": 2026}, {"goal": "G1", "amount": 1, "year": 2027}]
    line = [{"initiative": "I1", "fte": 2}]
    assert booked(line) == {("Service design", 0): (2000, 3000)}
    assert booked(line, money=years) == {("Service design", 0): (2000, 6000)}
