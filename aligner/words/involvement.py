"""When customers come into the work: while it can still be changed, or once it is finished."""

from __future__ import annotations

from collections.abc import Iterator

from aligner.words.claims import claims
from aligner.words.customers import customer_words
from aligner.words.patterns import Pattern
from aligner.words.spans import Span
from aligner.words.texts import LONGEST

_END = Pattern(r"(?<=[.!?;])\s|[\r\n]")


def early(text: str) -> tuple[Span, ...]:
    """Return the words of a stage in which customers can change the outcome: a concept, a pilot."""
    return claims(text, "early")


def late_sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of a stage in which customers can only be told: a launch, a campaign."""
    return tuple(one for one in _sentences(text) if _launches(one) or _informs(one))


def told_at_launch(text: str) -> tuple[str, ...]:
    """Return the sentences that have customers told of something once it is launched."""
    late = (one for one in _sentences(text) if _launches(one) and _informs(one))
    return tuple(filter(customer_words, late))


def _sentences(text: str) -> Iterator[str]:
    return (sentence.strip() for sentence in _END.compiled.split(text[:LONGEST]))


def _launches(sentence: str) -> bool:
    return bool(claims(sentence, "launch"))


def _informs(sentence: str) -> bool:
    return bool(claims(sentence, "inform"))


def beyond_customers(text: str) -> tuple[Span, ...]:
    """Return the words of a hearing that reaches others than present customers: residents, the market."""
    return claims(text, "population")


def only_digital(text: str) -> tuple[Span, ...]:
    """Return the words that make the digital way the only one: "online only", "vain verkossa"."""
    return claims(text, "only_digital")
