from __future__ import annotations

from collections.abc import Callable

import pytest
from rich.text import Text

from aligner.tui.shown import Goto
from aligner.tui.views.entry import Entry, abreast, flowing


def words_of(text: str) -> tuple[Entry, ...]:
    return tuple(Entry(Text(word), goto=Goto(word) if word.islower() else None) for word in text.split())


@pytest.mark.parametrize(
    ("made", "text", "parts"),
    [
        (lambda: flowing(words_of("a bb C"), 12), "a    bb    C", [("a", 0, 0), ("bb", 0, 5)]),
        (lambda: flowing(words_of("a bb C"), 8), "a  bb  C", [("a", 0, 0), ("bb", 0, 3)]),
        (
            lambda: flowing(words_of("aa bb cc"), 8),
            "aa    bb\ncc",
            [("aa", 0, 0), ("bb", 0, 6), ("cc", 1, 0)],
        ),
        (
            lambda: next(abreast((words_of("a"), words_of("bbbb")), (3, 3))),
            "a  bb…",
            [("a", 0, 0), ("bbbb", 0, 3)],
        ),
    ],
)
def test_entries_beside_each_other_keep_their_ways(
    made: Callable[[], Entry], text: str, parts: list[tuple[str, int, int]]
) -> None:
    entry = made()
    assert entry.text.plain == text
    for index, (tab, line, left) in enumerate(parts):
        assert next(entry.parts[index].spans(entry.text))[:2] == (line, left)
        assert entry.chosen(index).goto == Goto(tab)
