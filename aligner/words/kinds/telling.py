"""Which classes of a word list a text speaks of, all three languages at once, and a kind made of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from aligner.model.told import UNTOLD, Told
from aligner.words.lexicon import hits
from aligner.words.patterns import Pattern
from aligner.words.spans import Span
from aligner.words.texts import LONGEST, normalise

# "Ready (May)", "Ongoing – see the notes", "Done 2026": the word stands first, and closed off.
_CLOSED = Pattern(r" ?(?:[,.;:(/–]|- |\d|$)")
_MOST = 0.6
Spoken = Mapping[str, tuple[Span, ...]]


def spoken(text: str, topic: str) -> Spoken:
    """Return the words of each class of one of the lists in ``lexicon/kinds``, in the order of the text."""
    return _spoken(text[:LONGEST], topic)


@lru_cache(maxsize=8192)
def _spoken(text: str, topic: str) -> Spoken:
    # A name of two words shows its language badly, so the stems of the three languages stand in one list.
    found = hits(normalise(text), f"kinds/{topic}")
    return {name: spans for name, spans in found.items() if spans} if found else found


def with_lone_words(found: Spoken, text: str) -> Spoken:
    """Add the words such as "ready", "new" or "use", which tell only in a cell that says little else.

    Their classes end in ``_alone`` in the lists.
    """
    said = {
        bare: (*found.get(bare, ()), *spans)
        for bare, spans in _lone_words(found)
        if spans and _is_all(spans, text)
    }
    return {**found, **said}


def _lone_words(found: Spoken) -> Iterator[tuple[str, tuple[Span, ...]]]:
    for name, spans in found.items():
        bare = name.removesuffix("_alone")
        if bare != name:
            false = found.get(f"not_{bare}", ())
            yield bare, tuple(span for span in spans if not any(map(span.overlaps, false)))


def _is_all(spans: tuple[Span, ...], text: str) -> bool:
    text = normalise(text[:LONGEST])
    opens = spans[0].start == 0 and _CLOSED.match(text, spans[0].end) is not None
    letters = sum(len(span.text) for span in spans)
    return opens or letters > _MOST * sum(map(str.isalpha, text))


def told(value: str, spans: Iterable[Span]) -> Told:
    """Make a kind of a value and the words that tell it, each said once, a word within a phrase not again."""
    words: dict[str, None] = {}
    end = 0
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if span.start >= end:
            words[span.text] = None
            end = span.end
    return Told(value, tuple(words))


def first_of(found: Spoken, order: Iterable[str]) -> Told:
    """Return the first class of an order that the text speaks of."""
    return next((told(name.replace("_", "-"), found[name]) for name in order if found.get(name)), UNTOLD)


def all_of(found: Spoken, order: Iterable[str]) -> tuple[Told, ...]:
    """Return every class of an order that the text speaks of."""
    if not found:
        return ()
    return tuple(told(name.replace("_", "-"), found[name]) for name in order if found.get(name))
