"""Whom an entry of the follow-up means today, where the plan has numbered its goals anew."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from aligner.model.entities import Described
from aligner.model.finding import Subject
from aligner.model.followup import About, Followup, Intent, Remark
from aligner.model.plan import Plan
from aligner.words.texts import key


def in_this_plan(followup: Followup, plan: Plan) -> Followup:
    """The follow-up with every entry told by the id that its subject has in this plan.

    An id that bears another name means somebody else where exactly one other bears the name now; else the
    words were only changed, and the id holds.
    """
    names = {
        Subject.GOAL: _Names(plan.goals),
        Subject.AREA: _Names(plan.areas),
        Subject.INITIATIVE: _Names(plan.initiatives),
    }

    def told(about: About) -> About:
        known = names.get(about.subject)
        return (
            replace(about, subject_id=known.id_of(about.subject_id, about.subject_name)) if known else about
        )

    def noted(remark: Remark) -> Remark:
        return replace(remark, goal=names[Subject.GOAL].id_of(remark.goal, remark.goal_name))

    def kept(intent: Intent) -> Intent:
        goal = names[Subject.GOAL].id_of(intent.change.goal, intent.goal_name)
        return replace(intent, change=replace(intent.change, goal=goal))

    return replace(
        followup,
        waivers=tuple(replace(one, about=told(one.about)) for one in followup.waivers),
        decisions=tuple(replace(one, about=told(one.about)) for one in followup.decisions),
        remarks=tuple(map(noted, followup.remarks)),
        intents=tuple(map(kept, followup.intents)),
    )


class _Names:
    """The ids of one kind of thing, by name and the other way round."""

    def __init__(self, things: Iterable[Described]) -> None:
        listed = [(thing.id, key(thing.name)) for thing in things]
        often = Counter(name for _, name in listed)
        self._name_of: Mapping[str, str] = dict(listed)
        self._id_of: Mapping[str, str] = {name: one for one, name in listed if often[name] == 1}

    def id_of(self, before: str, name: str) -> str:
        if not name or self._name_of.get(before) == key(name):
            return before
        return self._id_of.get(key(name), before)
