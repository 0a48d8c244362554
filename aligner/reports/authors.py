"""Who wrote and who does what is in the follow-up: named, or left out of it wherever they are named."""

from __future__ import annotations

import re

from aligner.model.followup import Followup
from aligner.reports.people import People

_SHORTEST = 4
"""Shorter names ("HR") would blank out half a sentence."""


class Authors:
    """The people of a follow-up, beside those of the plan."""

    def __init__(self, followup: Followup, people: People | None, *, shown: bool) -> None:
        self._shown = shown
        self._people = people
        entries = (*followup.waivers, *followup.remarks, *followup.decisions, *followup.intents)
        named = {entry.by for entry in entries} | {one.who for one in followup.decisions}
        names = sorted(
            (name for name in named if len(name) >= _SHORTEST), key=lambda name: (-len(name), name)
        )
        self._pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})") if names else None

    def name(self, name: str) -> str | None:
        """A name, or None where there is none or people are left out."""
        return (name or None) if self._shown else None

    def hush(self, text: str) -> str:
        """What somebody wrote, with an ellipsis in the place of each name that is left out."""
        if self._shown:
            return text
        text = self._people.hush(text) if self._people else text
        return self._pattern.sub("…", text) if self._pattern else text
