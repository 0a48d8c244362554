"""Our Markdown as words to be read aloud: no emphasis, no code spans, no escapes that need not be."""

from __future__ import annotations

import re

from aligner.reports.escaping import md

_SIGNS = re.compile(r"\\(.)|`([^`]*)`|\*+")
_NEEDLESS = re.compile(
    r"(?<=\w)\\(?=_\w)"  # an underscore within a word emphasises nothing
    r"|\\(?=\.(?:xlsx|xlsm|xlsb|xls|ods|csv|tsv|txt|toml|json)\b)"  # the ending of a file is no host
)


def spoken(markdown: str) -> str:
    """Return what our Markdown says as bare text, for a place that is no Markdown."""
    bare = _SIGNS.sub(lambda found: found[1] or found[2] or "", markdown)
    return bare.replace("&lt;", "<").replace("&gt;", ">")


def read_aloud(markdown: str) -> str:
    """Return our Markdown without the signs that only the eye needs; it stays as harmless as it was."""
    return _NEEDLESS.sub("", _SIGNS.sub(_silent, markdown))


def _silent(found: re.Match[str]) -> str:
    """What stays of an escape, a code span, or a sign of emphasis."""
    if found[1]:
        return found[0]
    return md(found[2]) if found[2] else ""
