"""Terms that everybody uses and everybody means something else by, and whether a plan says what it means."""

from __future__ import annotations

from functools import lru_cache

from aligner.model.entities import Term
from aligner.model.plan import Plan
from aligner.words.language import languages
from aligner.words.lexicon import hits
from aligner.words.patterns import Pattern
from aligner.words.slots import read
from aligner.words.texts import LONGEST, REMEMBERED, key, normalise, words

_MEANS = Pattern(
    r"\btarkoit\w+|\bmääritel\w+|\bymmärr(?:ämme|etään)\b|\b(?:avser|avses|betyder|innebär|menar|menas|definieras)\b|"
    r"\b(?:means|mean by|is defined|refers to|stands for)\b"
)
_BARE = 2
"""Words of a name that is the term and little else."""


@lru_cache(maxsize=REMEMBERED)
def slippery_terms(text: str) -> frozenset[str]:
    """Return the terms of a text, in their dictionary form.

    "Asiakaskokemuksemme on ylivertainen" holds "asiakaskokemus".
    """
    text = normalise(text[:LONGEST])
    found = (hits(text, f"slippery.{place}") for place in languages(text))
    return frozenset(next(filter(None, found), ()))


def entries_of(term: str, plan: Plan) -> tuple[Term, ...]:
    """Return the entries of the plan's glossary that are about a term."""
    return tuple(entry for entry in plan.terms if term in slippery_terms(entry.name))


def is_defined(term: str, plan: Plan) -> bool:
    """Tell whether the plan says somewhere what a term means, and nowhere says otherwise."""
    entries = entries_of(term, plan)
    if entries:
        said = {(key(entry.name), key(entry.text("definition"))) for entry in entries}
        filled = [name for name, definition in said if definition]
        return bool(filled) and len(filled) == len(set(filled))
    return any(_explains(text, term) for text in plan.statements) or _is_named(term, plan)


def _explains(text: str, term: str) -> bool:
    return term in slippery_terms(text) and bool(_MEANS.search(text[:LONGEST]))


def _is_named(term: str, plan: Plan) -> bool:
    """Tell whether an area or a goal that is called by the term alone is itself defined."""
    called = (one for one in (*plan.areas, *plan.goals) if len(words(one.name)) <= _BARE)
    named = (one for one in called if term in slippery_terms(one.name))
    return any(one.text("definition") and not read(one.text("definition")).slogan for one in named)
