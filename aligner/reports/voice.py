"""How one report speaks: its language and tone, whether it names people, and its sentences from i18n."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from aligner import i18n
from aligner.checks import sentence
from aligner.i18n import formats
from aligner.i18n.formats import Count
from aligner.model.finding import Finding
from aligner.model.verdicts import Tone
from aligner.reports.escaping import Safe, md
from aligner.reports.people import People
from aligner.reports.said_once import said_once


@dataclass(frozen=True, slots=True)
class Voice:
    """The settings of one report.

    ``names`` False leaves people out, ``plain`` is for reading aloud: words alone. ``anonymous``: the names
    of the plan are numbers of ours.
    """

    language: str
    currency: str = "EUR"
    tone: Tone = Tone.SHARP
    names: bool = True
    plain: bool = False
    people: People | None = None
    anonymous: bool = False

    def t(self, key: str, **params: object) -> Safe:
        """Return a sentence of ``i18n/report.toml``; what fills it is escaped first."""
        return self._fill(f"report.{key}", params)

    def term(self, key: str) -> Safe:
        """Return a term of ``i18n/terms.toml``, in the tone's own word where it has one."""
        return self._fill(self._toned("terms", key), {})

    def said(self, key: str, **params: object) -> Safe:
        """Return a sentence of another file of ``i18n`` ("compare.title"), in the tone's own words."""
        file, _, rest = key.partition(".")
        return self._fill(self._toned(file, rest), params)

    def toned(self, key: str, **params: object) -> Safe:
        """Return a sentence of ``i18n/report.toml``, in the tone's own words where it has them."""
        return self._fill(self._toned("report", key), params)

    def _toned(self, file: str, key: str) -> str:
        if self.tone is not Tone.NEUTRAL:
            return f"{file}.{key}"
        table, _, name = f"{file}.{key}".rpartition(".")
        neutral = f"{name}_neutral"
        return f"{table}.{neutral if neutral in i18n.entry(table) else name}"

    def _fill(self, key: str, params: dict[str, object]) -> Safe:
        shown = {name: value if isinstance(value, int) else md(value) for name, value in params.items()}
        return Safe(self._once(i18n.text(self._worded(key), self.language, **shown)))

    def _once(self, sentence: str) -> str:
        return said_once(sentence, self.language) if self.anonymous else sentence

    def _worded(self, key: str) -> str:
        """The key of the sentence in a wording of its own for reports to be shared, or to be read aloud."""
        if not (self.plain or self.anonymous):
            return key
        table, _, name = key.rpartition(".")
        wanted = [f"{name}_anonymous"] * self.anonymous + [f"{name}_plain"] * self.plain
        return f"{table}.{next((one for one in wanted if one in i18n.entry(table)), name)}"

    def about(self, finding: Finding, part: str) -> str:
        """Return one text of a finding, not escaped: it may hold words of the plan."""
        return self.hushed(sentence(finding, part, self.language, self.currency))

    def hushed(self, text: str) -> str:
        """Return a text of the plan without the people who are to be left out."""
        return self._once(self.people.hush(text) if self.people else text)

    def money(self, minor: int, *, exact: bool = False) -> str:
        return formats.money(minor, self.currency, self.language, exact=exact)

    def percent(self, share: float | None) -> str:
        return formats.percent(share, self.language)

    def count(self, count: int, case: str = "nominative") -> Count:
        """Return a count that is written in words up to twelve, in a case of ``report.number``."""
        shown = formats.in_words(count, self.language, case)
        if any(letter.isdigit() for letter in shown):
            shown = i18n.text(f"report.number_beyond.{case}", self.language, figures=shown)
        return Count(count, self.language, shown)

    def counted(self, key: str, count: int, case: str = "nominative") -> Safe:
        """Return a toned sentence with one count in words."""
        return self.toned(key, count=self.count(count, case))

    def listing(self, items: Iterable[str]) -> Safe:
        """Join items as the language does: "a, b and c"."""
        *first, last = [md(item) for item in items]
        return Safe(f"{', '.join(first)} {self.t('and')} {last}") if first else last

    def capital(self, text: str) -> Safe:
        """Return our own text with a capital first letter, past emphasis signs."""
        at = next((i for i, letter in enumerate(text) if letter.isalnum() or letter == "…"), 0)
        return Safe(text[:at] + text[at : at + 1].upper() + text[at + 1 :])

    def small(self, text: str) -> Safe:
        """Return our own sentence as it goes on after a colon; a quotation or an acronym stays as it is."""
        return Safe(text[:1].lower() + text[1:] if text[1:2].islower() else text)
