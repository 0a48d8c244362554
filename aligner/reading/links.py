"""Find what a reference means: by id, by name, by a name spelt almost so; never by guessing silently."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from aligner.model.grid import Cell
from aligner.reading.notebook import Notebook
from aligner.words.texts import key

CLOSE = 90
"""Names at least this alike (0–100) are taken for one, with a note."""

SHORTEST = 6
"""Names shorter than this are too alike to be compared by spelling."""

MOST_TRIED = 2000
"""So many unknown names are compared by spelling; a file with more of them holds no typing errors."""

LONGEST = 1000
"""Characters of a cell that are looked at for several references."""

_LIST = re.compile(r"[;\n|/&+]|,(?!\d)|,(?=\d+(?:[,;]|\s|$)(?!\s*%))|\s(?:ja|och|and)\s")
_SHARE_LAST = re.compile(r"[\s(\[:=–-]+(\d{1,3}(?:[.,]\d{1,4})?)\s*%\s*[)\]]?$")
_SHARE_FIRST = re.compile(r"(\d{1,3}(?:[.,]\d{1,4})?)\s*%[\s:=–-]*")
_PIECE = re.compile(r"[^\W\d_]+|\d+")
_NUMBER = re.compile(r"\d+")
_NUMBERED = re.compile(r"(?:^|\s)\d{1,2}[.)]\s")

Shares = dict[str, int]
"""Ids with the integer weights of a division, in the order given."""


def id_key(text: str) -> str:
    """The form in which ids are compared: white space and Unicode form never make two of one."""
    return " ".join(_keep_case(text).split())


def _loose_key(text: str) -> str:
    """An id without what is often written otherwise: spaces, hyphens, case, noughts ("T-02", "T2")."""
    return ".".join(
        piece.lstrip("0") or "0" if piece.isdigit() else piece for piece in _PIECE.findall(key(text))
    )


def _keep_case(text: str) -> str:
    """Normalise a text but keep its case: ids that differ by case are two ids."""
    return unicodedata.normalize("NFC", text.replace("\u00a0", " ")).strip()


@dataclass
class Index:
    """What can be referred to, of one kind: ids, and names, each leading to ids."""

    ids: dict[str, str] = field(default_factory=dict)
    folded: dict[str, list[str]] = field(default_factory=dict)
    names: dict[str, list[str]] = field(default_factory=dict)
    tried: int = 0
    _loose: dict[str, list[str]] = field(default_factory=dict)
    _loose_of: int = 0

    def add(self, identity: str, name: str, *, own_id: bool = True) -> None:
        """Make a new entry known under its id and its name."""
        if own_id:
            self.ids.setdefault(id_key(identity), identity)
            self.folded.setdefault(key(identity), []).append(identity)
        self.names.setdefault(key(name), []).append(identity)

    def exact(self, text: str) -> list[str]:
        """The ids that a text means exactly: by id, by id in another case, or by name."""
        by_id = self.ids.get(id_key(text))
        if by_id is not None:
            return [by_id]
        folded = key(text)
        return self.folded.get(folded) or self.names.get(folded) or self._leading_id(text)

    def _leading_id(self, text: str) -> list[str]:
        """An id followed by its name: "G1 Paras asiakaskokemus", "G1 – Paras …"."""
        by_id, rest = self._head(text)
        if by_id is None or not rest:
            return []
        from rapidfuzz import fuzz

        names = [name for name, ids in self.names.items() if by_id in ids]
        tail = key(rest.strip(" :.–-"))
        return [by_id] if any(fuzz.ratio(tail, name) >= CLOSE for name in names) else []

    def _head(self, text: str) -> tuple[str | None, str]:
        """The id that a text begins with, and what follows it."""
        head, _, rest = text.strip().partition(" ")
        return self.ids.get(id_key(head.rstrip(":.–-,"))), rest

    def close(self, text: str) -> list[str]:
        """The ids that a text means all but exactly: an id written otherwise, a name spelt almost so."""
        self.tried += 1
        if self.tried > MOST_TRIED:
            return []
        return self._close_id(text) or self._close_name(text)

    def _close_id(self, text: str) -> list[str]:
        """An id with other spaces or noughts ("T 2", "T02"), or one of letters and digits before any text."""
        loose = _loose_key(text)
        if self._loose_of != len(self.ids):
            self._loose_of = len(self.ids)
            self._loose = {}
            for known in self.ids.values():
                self._loose.setdefault(_loose_key(known), []).append(known)
        alike = self._loose.get(loose, [])
        if alike or not any(sign.isdigit() for sign in loose):
            return alike
        by_id, _ = self._head(text)
        mixed = by_id is not None and any(map(str.isdigit, by_id)) and any(map(str.isalpha, by_id))
        return [by_id] if by_id is not None and mixed else []

    def _close_name(self, text: str) -> list[str]:
        if len(text) < SHORTEST:
            return []
        from rapidfuzz import fuzz, process

        folded = key(text[:LONGEST])
        hits = process.extract(folded, self.names.keys(), scorer=fuzz.ratio, score_cutoff=CLOSE, limit=3)
        numbers = _NUMBER.findall(folded)
        # "Palvelu 12" is never "Palvelu 13".
        hits = [hit for hit in hits if _NUMBER.findall(hit[0]) == numbers]
        if not hits or (len(hits) > 1 and hits[0][1] - hits[1][1] < 2):
            return [i for name, _, _ in hits for i in self.names[name]]
        return self.names[hits[0][0]]


@dataclass
class Linker:
    """Resolves references of every kind, and notes those that are close, ambiguous or lead nowhere."""

    notebook: Notebook
    goal: Index = field(default_factory=Index)
    initiative: Index = field(default_factory=Index)
    area: Index = field(default_factory=Index)
    metric: Index = field(default_factory=Index)

    def one(self, kind: str, text: str, cell: Cell) -> str | None:
        """Return the id that a reference means; None with a note where it means none, or several."""
        if not text.strip():
            return None
        index: Index = getattr(self, kind)
        exact = index.exact(text)
        found = exact or index.close(text)
        if len(found) == 1:
            if not exact:
                self.notebook.add("close-link", cell, text=text.strip(), kind=kind, meant=found[0])
            return found[0]
        code = "ambiguous-link" if found else "dangling-link"
        self.notebook.add(code, cell, text=text.strip(), kind=kind)
        return None

    def several(self, kind: str, text: str, cell: Cell) -> Shares:
        """Return the ids that a cell refers to, one or several listed in it, with their stated shares.

        "T1" is one; "T1, T2" are two with equal weights; "T1 (60 %), T2 (40 %)" have theirs.
        """
        index: Index = getattr(self, kind)
        whole = index.exact(text)
        if len(whole) == 1:
            return {whole[0]: 1}
        parts = _parts(text[:LONGEST], index)
        if any(index.exact(reference) for reference, _ in parts):
            return _weighed([(self.one(kind, reference, cell), share) for reference, share in parts])
        one = self.one(kind, text, cell)
        return {one: 1} if one is not None else {}


def _parts(text: str, index: Index) -> list[tuple[str, Decimal | None]]:
    """The references that a cell lists, each with the share stated beside it."""
    parts = (part.strip() for part in _LIST.split(text))
    return [(part, None) if index.exact(part) else _shared(part) for part in parts if part]


def _shared(part: str) -> tuple[str, Decimal | None]:
    """Part a reference from its share: "T1 (60 %)", "T1: 60 %", "60 % T1"."""
    found = _SHARE_LAST.search(part)
    if found is not None:
        return part[: found.start()].strip(), Decimal(found[1].replace(",", "."))
    found = _SHARE_FIRST.match(part)
    if found is not None:
        return part[found.end() :].strip(), Decimal(found[1].replace(",", "."))
    return part, None


def _weighed(found: Sequence[tuple[str | None, Decimal | None]]) -> Shares:
    """Make integer weights: the shares as stated; those without one divide the rest of a hundred equally."""
    known = [(one, share) for one, share in found if one is not None]
    stated = [share for _, share in known if share is not None]
    if not any(stated):
        return dict.fromkeys((one for one, _ in known), 1)
    unsaid = len(known) - len(stated)
    rest = max(Decimal(0), 100 - sum(stated)) / unsaid if unsaid else Decimal(0)
    weights: Shares = {}
    for one, share in known:
        weights[one] = weights.get(one, 0) + int((rest if share is None else share) * 10_000)
    return {one: weight for one, weight in weights.items() if weight}


def listed_names(text: str) -> list[str]:
    """Split a cell that lists several initiatives: by line, semicolon, or comma before a capital."""
    if _NUMBERED.match(text):
        text = _NUMBERED.sub("\n", text)
    parts = [part.strip(" \t•·-–*") for part in re.split(r"[;\n•]|\s\+\s", text)]
    names: list[str] = []
    for part in parts:
        names.extend(_by_commas(part))
    return [name for name in names if name]


def _by_commas(text: str) -> list[str]:
    pieces = [piece.strip() for piece in text.split(", ")]
    listed = len(pieces) > 1 and all(piece[:1].isupper() or piece[:1].isdigit() for piece in pieces)
    return pieces if listed else [text.strip()]
