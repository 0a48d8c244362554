"""The words of the portfolio's page: sentences shared with the other forms, and the page's own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aligner import i18n
from aligner.i18n import formats
from aligner.model.portfolio import Measure
from aligner.model.verdicts import Tone
from aligner.reports.escaping import Safe, cut
from aligner.reports.voice import Voice

if TYPE_CHECKING:
    from markupsafe import Markup

_NAME = 160
_PIECES = re.compile(r"\\(?P<literal>.)|(?P<strong>\*\*)|(?P<entity>&[lg]t;)|(?P<other>.)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Words:
    """How one page speaks; what its sentences are filled with is escaped where it is printed."""

    language: str
    tone: Tone

    @property
    def voice(self) -> Voice:
        """The voice in which the other forms of a portfolio say the same."""
        return Voice(self.language, tone=self.tone)

    def page(self, key: str, **params: object) -> str:
        """Return a sentence of ``i18n/portfolio_page.toml``."""
        return i18n.text(f"portfolio_page.{key}", self.language, **params)

    def shared(self, key: str, **params: object) -> str:
        """Return a sentence of ``i18n/portfolio.toml``, in the tone's own words where it has them."""
        return i18n.text(f"portfolio.{self._toned('portfolio', key)}", self.language, **params)

    def term(self, key: str) -> str:
        """Return a word of ``i18n/terms.toml``, likewise."""
        return i18n.text(f"terms.{self._toned('terms', key)}", self.language)

    def measure(self, measure: Measure) -> str:
        """Return what a measure is called."""
        return self.shared(f"measure.{measure.value}")

    def percent(self, share: float | None) -> str:
        return formats.percent(share, self.language)

    def number(self, count: int) -> str:
        return formats.number(count, self.language)

    def _toned(self, file: str, key: str) -> str:
        tables, _, name = key.rpartition(".")
        neutral, path = f"{name}_neutral", tables.split(".") if tables else ()
        has_own = self.tone is Tone.NEUTRAL and neutral in i18n.keys(file, *path)
        return f"{tables}.{neutral}" if has_own else key


def client_name(name: str) -> str:
    """A name of a client as one line that can be shown."""
    return cut(name, _NAME)


def capital(text: str) -> str:
    """Our own words with a capital first letter."""
    return text[:1].upper() + text[1:]


def marked_up(sentence: Safe) -> Markup:
    """A sentence of the Markdown reports as HTML: what was escaped there is escaped here, bold stays bold."""
    from markupsafe import Markup, escape

    parts, opened = [], False
    for piece in _PIECES.finditer(sentence):
        if piece["strong"]:
            opened = not opened
            parts.append(Markup("<strong>") if opened else Markup("</strong>"))
        elif piece["entity"]:
            parts.append(Markup(piece["entity"]))  # noqa: S704 - one of two entities, matched by the pattern
        else:
            parts.append(escape(piece["literal"] or piece["other"]))
    return Markup("").join(parts)
