"""Which way a figure is to go: as a text says it, and as is better for what a metric measures."""

from __future__ import annotations

from aligner.model.told import UNTOLD, Told
from aligner.words.kinds.telling import Spoken, spoken, told


def direction(text: str) -> Told:
    """Return "up" or "down" as a name, a target or a goal says it; falsy where it says both or neither."""
    found = spoken(text, "metric")
    if found.get("dir_brake") and found.get("dir_up"):
        return told("down", (*found["dir_brake"], *found["dir_up"]))  # "the growth of costs is curbed"
    return _one_way(found, "dir_up", "dir_down") or (
        UNTOLD
        if "dir_up" in found or "dir_down" in found
        else _one_way(found, "dir_up_weak", "dir_down_weak")
    )


def _one_way(found: Spoken, up: str, down: str) -> Told:
    if bool(found.get(up)) == bool(found.get(down)):
        return UNTOLD
    return told("up", found[up]) if found.get(up) else told("down", found[down])


def better_direction(name: str, unit: str = "") -> Told:
    """Return which way is better for what a metric measures: "up", or "down" as for a waiting time."""
    found = spoken(f"{name} {unit}" if unit else name, "metric")
    # A share of unanswered calls is worse the higher it is, a share answered in time better, whatever else
    # the name speaks of: "satisfaction with the waiting time" goes up.
    for group, way in (
        ("down_wins", "down"),
        ("up_wins", "up"),
        ("better_down", "down"),
        ("better_up", "up"),
    ):
        if found.get(group):
            return told(way, found[group])
    return UNTOLD
