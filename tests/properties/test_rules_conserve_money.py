"""Whatever rules lead money that names no goal, no cent is lost or invented, and nothing linked is moved."""

import sys
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent.parent / "reading"))
from books import plan
from test_money_is_conserved import IDS, plans, references

from aligner.model.link_rules import RULED, LinkRule
from aligner.model.options import ReadingOptions

goals = st.dictionaries(st.sampled_from((*IDS, "T9")), st.integers(1, 9999), max_size=3)
values = st.sampled_from(("T9", "Ei mitään", "Erä 1", "Erä*", "*1*", "*", "Palvelu", "Muu"))
rules = st.lists(
    st.builds(
        lambda field, value, weights: LinkRule(field, value, tuple(weights.items())),
        st.sampled_from(RULED),
        values,
        goals,
    ),
    max_size=5,
)


@given(plans(st.none() | references), rules)
@settings(max_examples=80, deadline=None)
def test_rules_lose_and_invent_nothing(case, made):
    tables, read = case
    after = plan(tables, options=ReadingOptions(links=tuple(made)))
    turned = any(note.code == "sign-turned" for note in after.notes)  # costs written as negative
    assert after.ledger.read == (-read if turned else read)
    divided = sum(after.ledger.of_goal(goal.id) for goal in after.goals)
    assert divided == after.ledger.traced


@given(plans(references), rules)
@settings(max_examples=60, deadline=None)
def test_rules_move_no_line_that_names_a_goal(case, made):
    tables, _ = case
    before, after = plan(tables).ledger, plan(tables, options=ReadingOptions(links=tuple(made))).ledger
    led = {line.cell: line.target.goals for line in map(after.line, range(len(after)))}
    for line in map(before.line, range(len(before))):
        if line.target.goals and line.cell in led:
            assert led[line.cell] == line.target.goals
