"""Who an owner is: the function, the form (a person, a committee, all) and whether of the management team."""

from __future__ import annotations

from aligner.model.told import UNTOLD, Told
from aligner.words.kinds.telling import first_of, spoken, told
from aligner.words.patterns import Pattern
from aligner.words.texts import LONGEST, normalise

_FUNCTIONS = (
    "marketing",
    "sales",
    "it",
    "digital",
    "customer_service",
    "hr",
    "finance",
    "operations",
    "development",
    "communications",
    "product",
    "logistics",
)
_ROOT = r"(?:O['’])?[A-ZÅÄÖÉÜÕŠŽ][a-zåäöéüõšž]{1,20}"
_PART = rf"{_ROOT}(?:-{_ROOT})?"
# "Anna Virtanen", "A. Virtanen", "Carl von Essen", "Virtanen, Anna"; what follows a comma is a title.
_NAME = Pattern(
    rf"(?:(?:Dr|Prof)\.? )?(?:{_PART}|[A-ZÅÄÖ]\.)(?: [A-ZÅÄÖ]\.)?(?: (?:von|af|de|van|la|der))*"
    rf"(?:(?: {_PART}){{1,2}}| [A-ZÅÄÖ]\.)(?=$| ?[,;(/&]| (?:ja|och|and|–|-) )|{_PART}, {_PART}$",
    exact=True,
)
_MAIL = Pattern(r"[a-zåäö-]{2,30}\.[a-zåäö-]{2,30}@.*")
_SURNAME = Pattern(r"[A-ZÅÄÖ][a-zåäö]{2,12}(?:(?<!io)nen|sson|ström|qvist|kvist|berg|lund|gren)", exact=True)
_IT = Pattern(r"\bIT\b", exact=True)
_NO_NAME = frozenset((*_FUNCTIONS, "whole", "title", "titles_many", "committee", "all", "department"))


def function_of(text: str) -> Told:
    """Return the function of an owner, a team or a cost centre, "whole" where it is the whole organisation.

    Falsy where a text names none, or two side by side.
    """
    found = dict(spoken(text, "owner"))
    words = normalise(text[:LONGEST])
    if (_IT.search(words) and words.upper() != words) or words == "IT":
        found.setdefault("it", ())
    if found.get("whole"):
        return told("whole", found["whole"])
    named = [name for name in _FUNCTIONS if name in found]
    if not named:
        return UNTOLD
    if len(named) > 1 and _SIDE_BY_SIDE.search(words):
        return UNTOLD
    earliest = min(named, key=lambda name: found[name][0].start if found[name] else 0)
    return told(earliest.replace("_", "-"), found[earliest]) if found[earliest] else Told("it", ("IT",))


_SIDE_BY_SIDE = Pattern(r"[,;/&+]| (?:ja|och|and|sekä|samt) |-(?= )")


def owner_form(text: str) -> Told:
    """Return "person" (a name or a singular title), "department", "committee" or "all"."""
    words = normalise(text[:LONGEST])
    found = spoken(text, "owner")
    name = personal_name(words)
    if name:
        return Told("person", (name,))
    if found.get("all", ())[:1] and found["all"][0].start == 0:
        return told("all", found["all"])
    if found.get("title"):
        return told("person", found["title"])
    form = first_of(found, ("all", "committee"))
    if form or found.get("titles_many"):
        return form
    if found.get("department"):
        return told("department", found["department"])
    function = function_of(text)
    return Told("department", function.words) if function else UNTOLD


def personal_name(text: str) -> str:
    """Return the personal name that a text opens with, or ""."""
    match = _NAME.match(text) or _MAIL.fullmatch(text) or _SURNAME.fullmatch(text)
    if match is None:
        return ""
    name = match.group()
    return "" if _NO_NAME & spoken(name, "owner").keys() or function_of(name) else name


def executive(text: str) -> Told:
    """Return "executive" where a title is of the management team: a chief, or head of a whole function."""
    return first_of(spoken(text, "owner"), ("executive",))
