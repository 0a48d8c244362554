"""Writing files whole: a neighbour takes the old one's place, or the old one stays as it was."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

from aligner.model.errors import OutputError
from aligner.settings.whole_file import settle_folder, write_whole

_UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}
"""The Unicode categories of signs that show nothing, but steer a terminal or turn the text round."""


def escaped_json(text: str) -> str:
    """Return the same JSON with every sign that would steer a terminal written as an escape."""
    # What Python calls printable holds none of these signs; line breaks and no-break spaces aren't either.
    if text.replace("\n", " ").replace("\u00a0", " ").isprintable():
        return text
    unseen = [sign for sign in set(text) if not sign.isascii() and unicodedata.category(sign) in _UNSEEN]
    if not unseen:
        return text
    return text.translate({ord(sign): json.dumps(sign)[1:-1] for sign in unseen})


def write_text(out: Path, text: str) -> None:
    """Write a file through a neighbour that takes its place; a link is followed, a device written to.

    Raises OutputError; what stood there is then unchanged.
    """
    try:
        target = out.resolve()
        content = text.encode("utf-8", "replace")
        if target.exists() and not target.is_file():
            target.write_bytes(content)
        else:
            write_whole(target, content)
            settle_folder(target.parent)
    except (OSError, RuntimeError) as error:  # RuntimeError: a link that leads round in a circle
        raise OutputError(
            "not-written", file=str(out), reason=getattr(error, "strerror", "") or str(error)
        ) from error
