"""What a goal and its metrics were in last year's plan."""

from aligner.model.entities import Goal, Metric
from aligner.model.plan import Plan
from aligner.words.former import former_goal, former_metric

GOAL = Goal("T1", "Puheluun vastataan")
BEFORE = Goal("X9", "PUHELUUN  vastataan")
NPS = Metric("K1", "NPS", goals=("X9",))


def plan_of(*metrics):
    return Plan(goals=(GOAL,), previous=Plan(goals=(BEFORE, Goal("T1", "Muu")), metrics=metrics))


def test_a_goal_is_known_again_by_its_name_not_by_its_id():
    assert former_goal(GOAL, plan_of()) is BEFORE
    assert former_goal(Goal("T1", "Uusi"), plan_of()) is None
    assert former_goal(GOAL, Plan(goals=(GOAL,))) is None


def test_a_metric_is_known_again_where_there_is_one_of_its_name():
    now = Metric("M1", "nps", goals=("T1",))
    assert former_metric(now, BEFORE, plan_of(NPS)) is NPS
    assert former_metric(now, BEFORE, plan_of(NPS, Metric("K2", "NPS", goals=("X9",)))) is None
    assert former_metric(now, BEFORE, Plan()) is None
