"""The verb ``words``: statements given on the command line, in a file or on standard input."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import click

from aligner.cli.texts import Choice
from aligner.model.errors import SettingsError
from aligner.model.verdicts import Tone

STANDARD_INPUT = "-"
Print = Callable[[str], None]


def options(say: Callable[[str], str]) -> list[click.Parameter]:
    """What ``words`` takes besides what every verb takes."""
    file = say("cli.metavar.statements")
    return [
        click.Argument(["texts"], nargs=-1, metavar=say("cli.metavar.texts")),
        click.Option(
            ["--file"], type=click.Path(path_type=Path), metavar=file, help=say("cli.option.statements")
        ),
        click.Option(
            ["--format", "form"],
            type=Choice(["text", "json"]),
            default="text",
            help=say("cli.option.columns-format"),
        ),
    ]


def read_out(
    show: Print, language: str, texts: Sequence[str], file: Path | None, form: str, tone: Tone | None
) -> None:
    """Read statements and show what each holds, one after the other, as they come.

    Raises SettingsError where none is given, SourceError where the file can't be read.
    """
    from aligner.service import statements

    given = list(_given(texts, file))
    if form == "json":
        # Readings hold no cycles; looking for some among the words remembered would take a sixth of the time.
        gc.disable()
        # What comes line by line goes out line by line: somebody may be waiting at the other end.
        at_once = {"at_once": 1} if STANDARD_INPUT in (*texts, str(file)) else {}
        for lines in statements.json_lines(_chained(given), **at_once):
            show(lines)
        return
    for told in statements.told_each(_chained(given), language, tone or Tone.SHARP):
        show(told)


def _given(texts: Sequence[str], file: Path | None) -> Iterator[Iterable[str]]:
    """Yield the statements by where they come from; a file is read whole before anything is shown."""
    stated = [text for text in texts if text and not text.isspace()]
    if not stated and file is None:
        raise SettingsError("no-statement")
    for text in stated:
        yield _standard_input() if text == STANDARD_INPUT else [text]
    if file is not None:
        yield _standard_input() if str(file) == STANDARD_INPUT else _in_file(file)


def _in_file(file: Path) -> list[str]:
    from aligner import service
    from aligner.service import door, statements

    request = service.Request((file,), limits=service.limits_of())
    return door.do(statements.read_statements, request)  # type: ignore[no-any-return]  # as that returns them


def _standard_input() -> Iterator[str]:
    from aligner.service import statements

    for line in sys.stdin.buffer:
        text = statements.decoded(line)
        if not text.isspace():
            yield text


def _chained(given: Iterable[Iterable[str]]) -> Iterator[str]:
    for texts in given:
        yield from texts
