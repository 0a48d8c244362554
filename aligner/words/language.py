"""Which of the three languages a text is written in, told from its function words and letters."""

from __future__ import annotations

from functools import cache, lru_cache

from aligner.i18n import LANGUAGES
from aligner.words.lexicon import classes, word_list
from aligner.words.patterns import Pattern
from aligner.words.texts import LONGEST, REMEMBERED
from aligner.words.tokens import tokens

# Letter pairs and endings that one of the languages has and the other two hardly ever do.
_LETTERS = {
    "fi": Pattern(r"ää|yy|öö|uu|ii|aa|kk|uo|yö|äy|(?:ssa|ssä|sta|stä|lla|llä|mme|nen|inen|ksi)\b"),
    "sv": Pattern(
        r"å|ck|sk[aäeoö]|ö[rdgk]|ä[lgrnt](?![aeiouyäö])|äl[lp]|"
        r"(?:ning|ering|het|else|ande|ade|orna|arna|erna|ens|ligt|iga|rad|yr|ov|ig|er|ar|jd[ae])\b"
    ),
    "en": Pattern(r"th|sh|gh|w|c[aeiouylr]|qu|ou|ea|oo|(?:tion|ing|ness|ed|ly|ies|ers|sts|ts|y)\b|ff"),
}
_FUNCTION_WORD, _KNOWN_WORD = 3, 2
_SHORT = 6
_LOOKED_AT = 60
_WIDTH, _MASK = 20, (1 << 20) - 1
"""Words up to which letters and function words tell a language badly."""


@cache
def _function_words() -> dict[str, frozenset[str]]:
    return {language: word_list(language, "function") for language in LANGUAGES}


@lru_cache(maxsize=65536)
def _score(word: str) -> int:
    """Return how much one word speaks for each language, side by side in one number."""
    if word.isdigit():
        return 0
    known = _function_words()
    scores = (
        _FUNCTION_WORD * (word in known[name]) + len(_LETTERS[name].compiled.findall(word))
        for name in LANGUAGES
    )
    return sum(score << _WIDTH * place for place, score in enumerate(scores))


@lru_cache(maxsize=REMEMBERED)
def language(text: str) -> str:
    """Return ``fi``, ``sv`` or ``en``; Finnish where nothing tells."""
    found = tokens(text).words[:_LOOKED_AT]
    total = sum(map(_score, found))
    scores = [total >> _WIDTH * place & _MASK for place in range(len(LANGUAGES))]
    if len(found) <= _SHORT:
        for place, name in enumerate(LANGUAGES):
            scores[place] += _KNOWN_WORD * sum(bool(classes(word, name)) for word in found)
    return LANGUAGES[scores.index(max(scores))]


@lru_cache(maxsize=REMEMBERED)
def languages(text: str) -> tuple[str, ...]:
    """Return the languages to look a text up in: its own, and the others where it is too short to tell."""
    own = language(text)
    if len(text[:LONGEST].split()) > _SHORT:
        return (own,)
    return (own, *(other for other in LANGUAGES if other != own))
