"""Resource fields that declare work beside other work instead of naming money or people."""

from __future__ import annotations

from aligner.i18n import LANGUAGES
from aligner.words.lexicon import hits
from aligner.words.texts import LONGEST, normalise


def declares_existing(text: str) -> bool:
    """Tell whether a text says "within existing resources", "virkatyönä", "inom befintlig ram"."""
    text = normalise(text[:LONGEST])
    return any("existing" in hits(text, language) for language in LANGUAGES)
