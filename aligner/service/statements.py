"""Statements read one by one: what each holds and lacks, as JSON lines or as a text for the terminal."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from json.encoder import encode_basestring as _string
from pathlib import Path

from aligner import i18n
from aligner.i18n import formats
from aligner.model.errors import SourceError
from aligner.model.verdicts import Tone
from aligner.service.request import Request
from aligner.service.writing import escaped_json
from aligner.words.claims import apart
from aligner.words.customers import customer_words
from aligner.words.slots import Reading, read
from aligner.words.spans import Span

TEXT_COLUMNS = frozenset({"text", "teksti"})
_LINES = ".txt"
_CLOSE = 0.65
"""Below this confidence the verdict could have gone the other way."""
_SURELY_EMPTY = 0.85
_AT_ONCE = 200
"""JSON lines that are made safe in one go."""
_ANYBODY = ("asiak", "kund", "custom", "client", "ihmi", "människ", "peop", "pers")
"""How the words for customers begin that any business would use."""


def statements_in(file: Path) -> list[str]:
    """Return the statements of a file: the lines of a .txt, else the column ``text`` or the only one.

    Blank ones are left out. Raises SourceError where the file can't be read or holds no statement.
    """
    texts = _lines(file) if file.suffix.lower() == _LINES else _column(file)
    found = [text for text in texts if text and not text.isspace()]
    if not found:
        raise SourceError("no-statements", file=str(file))
    return found


def read_statements(request: Request, tell: Callable[..., None]) -> list[str]:
    """The work of a process that reads the statements of the request's one file."""
    (file,) = request.paths
    tell("file", str(file), 1, 1)
    return statements_in(file)


def decoded(line: bytes) -> str:
    """Return a line of standard input as text: UTF-8, else Western European."""
    try:
        return line.decode("utf-8-sig")
    except UnicodeDecodeError:
        return line.decode("cp1252", errors="replace")


def _lines(file: Path) -> list[str]:
    from aligner.sources.encoding import decode
    from aligner.sources.files import read_bytes

    try:
        content = read_bytes(file)
    except SourceError as error:
        raise SourceError(error.code, **{**error.params, "file": str(file)}) from error
    if b"\0" in content[:1000] and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise SourceError("not-a-table", file=str(file))
    return decode(content).text.lstrip("\ufeff").splitlines()


def _column(file: Path) -> Iterator[str]:
    from aligner.sources import open_book

    rows = [row for sheet in open_book(file, str(file)).sheets for row in sheet.rows if any(row)]
    if not rows:
        raise SourceError("no-statements", file=str(file))
    place = _place(rows, file)
    for row in rows[_is_header(rows[0][place]) :]:
        if place < len(row) and row[place] is not None:
            yield str(row[place])


def _place(rows: Sequence[Sequence[object]], file: Path) -> int:
    """Find the column of the statements: the one called ``text``, or the only one that holds anything."""
    for place, header in enumerate(rows[0]):
        if isinstance(header, str) and header.strip().casefold() in TEXT_COLUMNS:
            return place
    filled = {place for row in rows for place, value in enumerate(row) if value is not None}
    if len(filled) > 1:
        raise SourceError("no-text-column", file=str(file))
    return min(filled)


def _is_header(first: object) -> bool:
    """Tell the header of an only column from a statement: one word, or a header that plans have."""
    from aligner.reading.headers import understand_alone

    text = str(first).strip()
    return len(text.split()) <= 1 or (text[-1] not in ".!" and understand_alone(text).field is not None)


def json_lines(texts: Iterable[str], at_once: int = _AT_ONCE) -> Iterator[str]:
    """Yield the readings of statements as JSON, a line each, ``at_once`` lines at a time."""
    waiting = iter(texts)
    while some := list(islice(waiting, at_once)):
        lines = [_json(read(text)) for text in some]
        yield escaped_json("\n".join(lines)) + "\n"


def _json(reading: Reading) -> str:
    """Write one reading as JSON; by hand, for an encoder takes as long as the reading of a short text."""
    slots = ", ".join(f'"{name}": {_spans(spans)}' for name, spans in reading.slots.items())
    return (
        f'{{"text": {_string(reading.text)}, "language": "{reading.language}", '
        f'"slogan": {"true" if reading.slogan else "false"}, "confidence": {reading.confidence}, '
        f'"slots": {{{slots}}}, "filled": {json.dumps(reading.filled)}, "vague": {_spans(reading.vague)}}}'
    )


def _spans(spans: Sequence[Span]) -> str:
    if not spans:
        return "[]"
    return "[" + ", ".join([f"[{start}, {end}, {_string(text)}]" for start, end, text in spans]) + "]"


def told_each(texts: Iterable[str], language: str, tone: Tone = Tone.SHARP) -> Iterator[str]:
    """Yield what is to be said of each statement, and after several of them how many are slogans."""
    slogans: list[bool] = []
    for text in texts:
        reading = read(text)
        yield "\n" * bool(slogans) + told(reading, language, tone)
        slogans.append(reading.slogan)
    if len(slogans) > 1:
        key = "several" if tone is Tone.SHARP else "several_neutral"
        counted = i18n.text(f"words.{key}", language, count=len(slogans), slogans=sum(slogans))
        yield f"\n{counted}\n"


def told(reading: Reading, language: str, tone: Tone = Tone.SHARP) -> str:
    """Say for the terminal what a statement holds, what it only mentions, and what it leaves open."""
    rows = [
        *(
            (_say(f"slot.{name}", language), _quoted(reading.slots[name], language))
            for name in reading.filled
        ),
        (_say("mentions", language), _quoted(_mentioned(reading), language)),
        (_say("vague", language), _quoted(reading.vague, language)),
        (_say("open", language), " ".join(_say(f"question.{name}", language) for name in reading.lacking)),
    ]
    wide = max(len(label) for label, _ in rows)
    lines = [f"  {label.ljust(wide)}  {what}" for label, what in rows if what]
    if tone is Tone.SHARP and _suits_anyone(reading):
        lines.append(f"  {_say('anyone', language)}")
    quoted = _quote(reading.text, language)
    return "\n".join([quoted, f"  {_verdict(reading, language, tone)}", *lines]) + "\n"


def _say(key: str, language: str) -> str:
    return i18n.text(f"words.{key}", language)


def _verdict(reading: Reading, language: str, tone: Tone) -> str:
    group = "verdict" if tone is Tone.SHARP else "verdict_neutral"
    kind = "slogan" if reading.slogan else "holds"
    sentence = _say(f"{group}.{kind}{'-close' * (reading.confidence < _CLOSE)}", language)
    share = formats.percent(reading.confidence, language)
    return f"{sentence} ({i18n.text('words.sure', language, share=share)})"


def _mentioned(reading: Reading) -> tuple[Span, ...]:
    found = {span for name in reading.lacking for span in reading.slots[name]}
    taken = {span for name in reading.filled for span in reading.slots[name]}
    return tuple(sorted(found - taken))


def _quoted(spans: Iterable[Span], language: str) -> str:
    texts = dict.fromkeys(span.text for span in apart(tuple(spans)))
    return ", ".join(_quote(text, language) for text in texts)


def _quote(text: str, language: str) -> str:
    return i18n.text("words.quoted", language, text=text)


def _suits_anyone(reading: Reading) -> bool:
    """Tell whether a statement holds nothing and speaks of nobody in particular.

    A measure may be mentioned: an undertaker has a customer experience too.
    """
    mentioned = any(spans for name, spans in reading.slots.items() if name != "measure")
    if not reading.slogan or reading.confidence < _SURELY_EMPTY or mentioned:
        return False
    return all(span.text.casefold().startswith(_ANYBODY) for span in customer_words(reading.text))
