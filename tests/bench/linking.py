"""How many keystrokes until 90 % of the money of a budget without a key is linked, and how many are right.

    python tests/bench/linking.py [--lines 2000] [--show]

One key accepts the proposal at the cursor and moves on; nothing else is pressed.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from made_budgets import NAMES, made

from aligner.assess.links import propose
from aligner.model.options import ReadingOptions
from aligner.model.proposals import Choice
from aligner.reading.assemble import read_plan

NOWHERE = Choice("goal", "T1", "", "T1")


def measured(language: str, lines: int, seed: int, show: bool) -> Counter[str]:
    """Accept from the top, read again with the rules, and hold every line against the truth."""
    case = made(language, lines, seed)
    plan = read_plan([case.book])
    start = time.perf_counter()
    proposals = propose(plan)
    seconds = time.perf_counter() - start
    whole, linked, keys, right, rules = plan.ledger.untraced, 0, 0, 0, []
    bins: Counter[tuple[int, bool]] = Counter()
    for proposal in proposals:
        if proposal.choice is None or linked >= 0.9 * whole:
            break
        before = _targets(case, rules)
        rules.append(proposal.rule((proposal.choice, 100)))
        truth = _newly(case, before, _targets(case, rules))
        good = _is_right(proposal.choice, truth)
        bins[int(proposal.choice.strength * 10), good] += 1
        keys, right, linked = keys + 1, right + good, linked + proposal.amount
        if show:
            choice = proposal.choice
            print(
                "+-"[not good],
                proposal.field,
                proposal.value,
                proposal.amount // 100,
                choice.kind,
                choice.name,
                choice.strength,
                [(r.kind, r.said, r.named, r.strength) for r in choice.reasons],
                truth.most_common(2),
            )
    hand = _by_hand(case, proposals[keys:], rules, linked, whole)
    after = read_plan([case.book], options=ReadingOptions(links=tuple(rules)))
    euros: Counter[str] = Counter()
    for index in range(len(after.ledger)):
        line = after.ledger.line(index)
        meant = case.truth[line.cell.row]
        reached = {goal for goal, _ in line.target.goals}
        verdict = (
            "loose"
            if not reached
            else "none"
            if meant is None
            else "right"
            if meant[1] in reached
            else "wrong"
        )
        euros[verdict] += line.amount
    total = sum(euros.values())
    shares = {name: f"{100 * euros[name] / total:.1f} %" for name in ("right", "wrong", "none", "loose")}
    print(
        f"{language} seed {seed}: {lines} lines, {keys} keys, {right} right; "
        f"linked {100 * linked / whole:.1f} %; "
        f"of the money {shares}; {len(proposals)} proposals in {seconds:.2f} s"
    )
    print("   by hand:", hand)
    if show:
        for tenth in range(10, 2, -1):
            print(f"  strength {tenth / 10}: {bins[tenth, True]} right, {bins[tenth, False]} wrong")
    return Counter({f"{name}": bins[at] for at in bins for name in [f"{at[0]}{at[1]}"]})


def _by_hand(case, rest, rules, linked, whole):
    """What a user who knows the truth does with the groups that nothing was proposed for, until 90 %.

    A shown alternative is one key; any other goal takes six: a key for the list, four letters, enter. Lines
    that belong to no goal are left with one key. Counted are the groups, the keys, and the money linked.
    """
    done: Counter[str] = Counter()
    for proposal in rest:
        if linked >= 0.9 * whole or not proposal.amount:
            break
        any_choice = (next(iter(proposal.choices), None) or NOWHERE, 100)
        before, after = _targets(case, rules), _targets(case, [*rules, proposal.rule(any_choice)])
        truth = _newly(case, before, after)
        meant = max(truth, key=truth.__getitem__, default=None)
        done["groups"] += 1
        if meant is None:
            done["keys"] += 1
            done["left"] += proposal.amount
            continue
        place = next((n for n, c in enumerate(proposal.choices) if c.id in meant), None)
        done["keys"] += 1 if place is not None else 6
        done["first"] += place == 0
        done["shown"] += place is not None
        linked += proposal.amount
        rules = [*rules, proposal.rule((Choice("goal", meant[1], "", meant[1]), 100))]
    return dict(done) | {
        "linked": f"{100 * linked / whole:.1f} %",
        "left": f"{100 * done['left'] / whole:.1f} %",
    }


def _targets(case, rules):
    """Where each line leads by these rules: amount and goals by its cell."""
    ledger = read_plan([case.book], options=ReadingOptions(links=tuple(rules))).ledger
    lines = (ledger.line(index) for index in range(len(ledger)))
    return {line.cell.row: (line.amount, line.target.goals) for line in lines}


def _newly(case, before, after):
    """What the lines are really meant for that a rule has linked, by money."""
    meant: Counter[object] = Counter()
    for row, (amount, goals) in after.items():
        if goals != before[row][1]:
            meant[case.truth[row]] += amount
    return meant


def _is_right(choice, truth):
    """Whether most of the money of the lines that the choice would link belongs where it leads."""
    place = 0 if choice.kind == "initiative" else 1
    hit = sum(amount for meant, amount in truth.items() if meant and meant[place] == choice.id)
    return hit * 2 > sum(truth.values())


def main() -> None:
    """Measure the three languages."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--lines", type=int, default=2000)
    parser.add_argument("--seeds", type=int, default=1)
    parser.add_argument("--show", action="store_true")
    given = parser.parse_args()
    for language in NAMES:
        for seed in range(1, given.seeds + 1):
            measured(language, given.lines, seed, given.show)


if __name__ == "__main__":
    main()
