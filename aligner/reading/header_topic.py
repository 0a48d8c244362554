"""What a table is about: from its title, and from the columns it has."""

from __future__ import annotations

from collections.abc import Sequence

from aligner.reading.header_text import joined, key, tidy
from aligner.reading.lexicon import lexicon

RANK = {"area": 0, "goal": 1, "metric": 2, "initiative": 2, "budget": 3, "evidence": 2, "term": 2}
"""How deep an entity lies: what stands above the table's own entity is a reference."""

_STEM = 5


def topics(title: str) -> list[str]:
    """Return the entities a title names, the likeliest first; the line nearest to the table counts most.

    "Tavoitteet ja mittarit" is about goals, which hold metrics; "Hankkeiden budjetti" is about the budget.
    """
    named: list[str] = []
    for line in reversed(tidy(title).split("\n")):
        pieces = [_entities(piece) for piece in joined(line)]
        if len(pieces) > 1:
            named += sorted((entity for piece in pieces for entity in piece), key=RANK.__getitem__)
        else:
            named += reversed(pieces[0])
    return list(dict.fromkeys(named))


def _entities(text: str) -> Sequence[str]:
    words = key(text).split()[:30]
    found: list[str] = []
    place = 0
    while place < len(words):
        size = next((n for n in (3, 2, 1) if " ".join(words[place : place + n]) in lexicon().entities), 0)
        entity = lexicon().entities[" ".join(words[place : place + size])] if size else _inside(words[place])
        if entity:
            found.append(entity)
        place += size or 1
    return found


def _inside(word: str) -> str | None:
    """Return the entity of a compound: its head ("hankebudjetti"), else its beginning ("hankesalkku")."""
    entities = lexicon().entities
    for start in range(3, len(word) - 3):
        if word[start:] in entities:
            return entities[word[start:]]
    ends = range(len(word) - 2, _STEM - 1, -1)
    return next((entities[word[:end]] for end in ends if word[:end] in entities), None)
