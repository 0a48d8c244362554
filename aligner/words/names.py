"""Whether two texts may name one person: in full, by a part of the name, or by initials."""

from __future__ import annotations

from aligner.words.texts import key, words

_LONGEST_INITIALS = 4


def may_be_same_person(text: str, name: str) -> bool:
    """Tell whether a text such as "Anna Aalto (CEO)", "Aalto" or "AA" may mean the person of a name."""
    said, known = words(text), words(name)
    if not said or not known:
        return False
    initials = "".join(word[0] for word in known)
    short = key(text).replace(".", "").replace(" ", "")
    if len(short) <= _LONGEST_INITIALS and short in {initials, initials[::-1]}:
        return True
    return set(known) <= set(said) or set(said) <= set(known)
