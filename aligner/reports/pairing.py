"""Which things of two plans are the same: by id and name, then by name, then by id alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from aligner.words import texts

Names = Mapping[str, str]
"""Names by id."""


def pairs(before: Names, after: Names) -> dict[str, str]:
    """Pair ids of two plans, the earlier one's first.

    An id whose name now stands under another id has moved, so it isn't paired with whatever took its
    place. An id that stands alone with another name was renamed.
    """
    then, now = ({id_: texts.key(name) for id_, name in names.items()} for names in (before, after))
    paired = {id_: id_ for id_, name in then.items() if now.get(id_) == name}
    by_name = {name: id_ for id_, name in _once(now) if id_ not in paired}
    paired |= {id_: by_name[name] for id_, name in _once(then) if id_ not in paired and name in by_name}
    taken = set(paired.values())
    renamed = (id_ for id_ in then if id_ in now and id_ not in paired and id_ not in taken)
    return paired | {id_: id_ for id_ in renamed}


def _once(names: Names) -> Iterable[tuple[str, str]]:
    """The ids whose name no other has, with it."""
    often = Counter(names.values())
    return [(id_, name) for id_, name in names.items() if name and often[name] == 1]
