from aligner.model.entities import Goal
from aligner.model.goal_tree import top_goals, undivided_goals

GOALS = (
    Goal("1", "Ferries that keep time"),
    Goal("1.1", "Boarding in ten minutes", parent="1"),
    Goal("1.1.1", "Tickets checked ashore", parent="1.1"),
    Goal("2", "Clear tickets", parent="gone"),
)


def test_top_goals_are_part_of_no_other():
    assert [goal.id for goal in top_goals(GOALS)] == ["1", "2"]


def test_undivided_goals_have_no_parts():
    assert [goal.id for goal in undivided_goals(GOALS)] == ["1.1.1", "2"]
    assert [goal.id for goal in undivided_goals(GOALS[:2])] == ["1.1"]
    assert undivided_goals(()) == ()
