"""The verbs of the command line: the only place that prints, and that knows exit codes."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from enum import IntEnum
from functools import partial
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from aligner import service
from aligner.cli import batch, checking, columns, compare, followup, links, options, statements, trying
from aligner.cli import texts as cli_texts
from aligner.i18n import text
from aligner.model.errors import AlignerError, NothingFoundError, OutputError, SettingsError, SourceError
from aligner.model.verdicts import Tone, Verdict
from aligner.service import door

if TYPE_CHECKING:
    from aligner.model.assessment import Assessment

OpenUi = Callable[[service.Request], int]


class Exit(IntEnum):
    """What the command's exit status tells, as others may rely on it."""

    DONE = 0
    PAST_LIMIT = 1
    WRONG_USE = 2
    NO_GOALS = 3
    SOME_UNREAD = 4
    NOT_WRITTEN = 5
    INTERRUPTED = 130


def run(arguments: Sequence[str], open_ui: OpenUi) -> int:
    """Run one command and return its exit code; never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a stream that was closed before the start is None
            stream.reconfigure(encoding="utf-8", errors="replace")
    language = cli_texts.language_of(arguments)
    try:
        return _run(_commands(language, open_ui), arguments)
    except click.ClickException as error:
        return _say(cli_texts.usage_sentence(error, language), Exit.WRONG_USE)
    except KeyboardInterrupt:
        return _say(text("cli.interrupted", language), Exit.INTERRUPTED)
    except AlignerError as error:
        return _say(service.error_sentence(error, language), _exit_of(error))
    except OSError as error:  # files are read and written lower down, where their errors are told apart
        return _output_lost(error, language)
    except Exception as defect:  # noqa: BLE001 - a defect of ours: a sentence, as anywhere, and no traceback
        unknown = AlignerError("unexpected", kind=type(defect).__name__)
        return _say(service.error_sentence(unknown, language), _exit_of(unknown))
    finally:
        door.close()


def _run(group: click.Group, arguments: Sequence[str]) -> int:
    """Run a command as click's own ``main`` does, but for its exit codes, which aren't ours."""
    try:
        with group.make_context("aligner", list(arguments)) as context:
            code = int(group.invoke(context) or Exit.DONE)
    except click.exceptions.Exit as stop:
        code = stop.exit_code
    if sys.stdout is not None:
        sys.stdout.flush()
    return code


def _output_lost(error: OSError, language: str) -> Exit:
    """Standard output took no more: its reader has gone, or its disk is full."""
    if sys.stdout is not None:
        # What is left in the buffer would fail once more when the interpreter ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if isinstance(error, BrokenPipeError):
        return Exit.DONE
    lost = OutputError("output-closed", reason=error.strerror or str(error))
    lost.__cause__ = error
    return _say(service.error_sentence(lost, language), Exit.NOT_WRITTEN)


def _exit_of(error: AlignerError) -> Exit:
    if isinstance(error, SourceError | NothingFoundError):
        return Exit.NO_GOALS
    return Exit.NOT_WRITTEN if isinstance(error, OutputError) else Exit.WRONG_USE


def _print(product: str) -> None:
    """Write what was asked for to standard output."""
    if sys.stdout is None:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    click.echo(product, nl=not product.endswith("\n"))


def _say(sentence: str, code: Exit = Exit.DONE) -> Exit:
    """Tell the user something on standard error."""
    click.echo(service.printable(sentence), err=True)
    return code


def _commands(language: str, open_ui: OpenUi) -> click.Group:
    """Build the verbs with their help in one language."""
    say = partial(text, language=language)
    group = cli_texts.Verbs(language, default="review")

    def verb(name: str, action: Callable[..., Any], *params: click.Parameter) -> None:
        common = options.common(say)
        group.add_command(cli_texts.Verb(language, name, partial(action, language), [*params, *common]))

    plan = options.plan(say)
    verb("review", partial(_review, open_ui), plan, *options.limits(say))
    verb("check", _check, plan, *options.of_check(say, tuple(checking.LIMITS)), *options.limits(say))
    verb("batch", _batch, *batch.params(say), *options.limits(say))
    verb("portfolio", partial(batch.rebuild, _request, _print), *batch.portfolio_params(say))
    verb("compare", partial(compare.run, _request, _print, _say), *compare.options(say))
    verb("waive", partial(followup.waive, _request, _say), *followup.waive_params(say))
    verb("notes", partial(followup.notes, _request, _print, _say), *followup.notes_params(say))
    verb("try", partial(trying.run, _request, _print, _say), *trying.options(say))
    verb("columns", partial(columns.run, _request, _print, _say), plan, *columns.options(say))
    verb("links", partial(links.run, _request, _print, _say), plan, *links.options(say))
    verb("words", _words, *statements.options(say))
    verb("new", _new, options.file(say))
    verb("checks", _checks)
    verb("explain", _explain, options.check(say))
    verb("demo", _demo, options.folder(say))
    return group


def _request(language: str, paths: Sequence[Path], given: dict[str, Any]) -> service.Request:
    """Make a request of a verb's options; a settings file may still choose the language."""
    request = _stated(language, paths, given)
    return request if request.language_stated else service.in_its_language(request)


def _stated(language: str, paths: Sequence[Path], given: dict[str, Any]) -> service.Request:
    """Make a request of a verb's options, and look at no settings file."""
    tone, names, as_of = given.get("tone"), given.get("names"), given.get("as_of")
    return service.Request(
        paths=tuple(paths),
        language=language,
        language_stated=bool(given.get("lang")),
        tone=Tone(tone) if tone else None,
        names=None if names is None else names == "on",
        config=given.get("config"),
        as_of=_date(as_of) if as_of is not None else None,
        plain=bool(given.get("plain")),
        templates=given.get("templates"),
        previous=given.get("previous", ()),
        limits=service.limits_of(given.get("memory_limit"), given.get("time_limit")),
    )


def _date(stated: str) -> date:
    try:
        return date.fromisoformat(stated)
    except ValueError as error:
        raise SettingsError("not-a-date", value=stated) from error


def _review(open_ui: OpenUi, language: str, paths: tuple[Path, ...], **given: Any) -> int:
    return open_ui(_stated(language, paths, given))


def _check(
    language: str, paths: tuple[Path, ...], outs: tuple[Path, ...], form: str | None, limit: str, **given: Any
) -> Exit:
    _refuse_reserved(given)
    if not paths:
        raise SettingsError("no-plan")
    stated = None if form is None else service.known_format(form)
    forms = [stated or service.format_of(out) for out in outs]
    request = service.resolved(_request(language, paths, given))
    reading = partial(_say_reading, request.language)
    reports, past = checking.reported(request, forms or [stated or "md"], limit, _say, reading)
    if not outs:
        _print(reports[0])
    for out, report in zip(outs, reports, strict=bool(outs)):
        service.write_text(out, report)
        _say(text("cli.written", request.language, file=out))
    return Exit.PAST_LIMIT if past else Exit.DONE


def _refuse_reserved(given: dict[str, Any]) -> None:
    if given.pop("baseline") is not None:
        raise SettingsError("option-reserved", option="--baseline")


def _batch(language: str, folders: tuple[str, ...], **given: Any) -> Exit:
    result = batch.run(_request, _print, _say, language, folders, **given)
    if result is None:
        return Exit.INTERRUPTED
    if not result.failed:
        return Exit.DONE
    return Exit.SOME_UNREAD if result.done or result.unchanged else Exit.NO_GOALS


def _say_reading(language: str, file: str, number: int, count: int) -> None:
    _say(text("cli.reading", language, file=file, number=number, total=count))


def _words(language: str, texts: tuple[str, ...], file: Path | None, form: str, **given: Any) -> Exit:
    request = service.resolved(_request(language, (), given))
    statements.read_out(_print, request.language, texts, file, form, request.tone)
    return Exit.DONE


def _new(language: str, file: Path, **_given: Any) -> Exit:
    service.write_new_plan(file, language)
    return _say(text("cli.new-written", language, file=file))


def _checks(language: str, **_given: Any) -> Exit:
    _print(service.check_list(language))
    return Exit.DONE


def _explain(language: str, codes: Sequence[str], **_given: Any) -> Exit:
    _print(service.explain(codes, language))
    return Exit.DONE


def _demo(language: str, folder: Path | None, **given: Any) -> Exit:
    target = folder or Path("aligner-demo")
    for sample in service.copy_samples(target):
        request = _request(language, (sample,), given)
        assessment = door.check(request)
        out = sample / f"report.{request.language}.md"
        service.write_report(assessment, request, out)
        _print(service.printable(_demo_line(assessment, out, request.language)))
    _print(service.printable(text("cli.demo-next", language, folder=target)))
    return Exit.DONE


def _demo_line(assessment: Assessment, out: Path, language: str) -> str:
    counts = {
        part: text(f"cli.count.{verdict.value}", language, count=assessment.count(verdict))
        for part, verdict in (
            ("slogans", Verdict.SLOGAN),
            ("half", Verdict.HALF_HEARTED),
            ("backed", Verdict.BACKED),
        )
    }
    return text("cli.demo-line", language, name=assessment.plan.name, file=out, **counts)
