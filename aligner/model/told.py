"""What kind of thing something is: stated by the plan, or told from its words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Told:
    """A kind, as a word of a closed list, and what tells it.

    ``value`` is empty where nothing tells. ``words`` are the telling words as they stand in the text;
    empty where a column of the plan, or a correction, states the kind.
    """

    value: str = ""
    words: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.value)

    @property
    def is_stated(self) -> bool:
        """Whether the plan itself says so, rather than its words."""
        return bool(self.value) and not self.words


UNTOLD = Told()
