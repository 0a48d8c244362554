"""The verbs that both front ends call: no printing, no widgets, no exit codes."""

from __future__ import annotations

import errno
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from aligner import i18n
from aligner.model.assessment import Assessment, Tone
from aligner.model.errors import AlignerError, SettingsError
from aligner.model.finding import Finding
from aligner.model.grid import Note
from aligner.model.plan import Plan
from aligner.service.recent import Recent, recent_plans, remember_paths
from aligner.service.samples import copy_samples, samples
from aligner.service.writing import escaped_json, write_text
from aligner.words.texts import clean

if TYPE_CHECKING:
    from aligner import pipeline
    from aligner.settings import Settings

__all__ = [
    "Recent",
    "Request",
    "check",
    "check_list",
    "copy_samples",
    "error_sentence",
    "explain",
    "finding_text",
    "format_of",
    "in_its_language",
    "known_format",
    "mark_words",
    "note_text",
    "printable",
    "question_text",
    "read",
    "recent_plans",
    "refusals",
    "remember",
    "render",
    "resolved",
    "samples",
    "settings_of",
    "write_new_plan",
    "write_report",
    "write_text",
]

Progress = Callable[[str, int, int], None]
"""Called with a file's name, its number, and how many there are, before it is opened."""

FORMATS = {".md": "md", ".json": "json"}
RESERVED = frozenset({"html", "xlsx", "sarif"})

_REASONS = {
    errno.ENOENT: "no-folder",
    errno.EACCES: "no-permission",
    errno.EPERM: "no-permission",
    errno.EROFS: "read-only",
    errno.ENOSPC: "no-space",
    errno.EDQUOT: "no-space",
    errno.EISDIR: "is-folder",
    errno.ENOTDIR: "not-folder",
    errno.ENAMETOOLONG: "name-too-long",
    errno.EIO: "device",
    errno.ENXIO: "device",
    errno.EBADF: "closed",
}
"""Why the system refused to read or write, by its error number."""


@dataclass(frozen=True)
class Request:
    """What to check, and how its report is to read. ``None`` leaves a choice to ``aligner.toml``."""

    paths: tuple[Path, ...]
    language: str = "en"
    tone: Tone | None = None
    names: bool | None = None
    config: Path | None = None
    as_of: date | None = None
    plain: bool = False
    templates: Path | None = None
    previous: tuple[Path, ...] = ()


def settings_of(request: Request) -> Settings:
    """The settings that hold for a request: the named file, else the one beside the plan.

    Raises SettingsError where the file can't be read or says what does not exist.
    """
    from aligner.settings import Settings, beside, load

    path = request.config or beside(request.paths)
    return load(path) if path is not None else Settings()


def resolved(request: Request) -> Request:
    """The request with its tone and names settled: as the user said, else the settings, else sharp and on."""
    if request.tone is not None and request.names is not None:
        return request
    settings = settings_of(request)
    names = request.names if request.names is not None else settings.names is not False
    return replace(request, tone=request.tone or settings.tone or Tone.SHARP, names=names)


def in_its_language(request: Request) -> Request:
    """Let the plan's settings choose the language where the user didn't."""
    language = settings_of(request).language
    return request if language is None else replace(request, language=language)


def check(request: Request, progress: Progress | None = None) -> Assessment:
    """Check one plan. Raises NothingFoundError or SourceError where no goal could be read."""
    from aligner import pipeline

    as_of = request.as_of or date.today()  # the user's own calendar day
    earlier = _earlier(request) if request.previous else None
    settings = settings_of(request)
    return pipeline.run(request.paths, settings, as_of=as_of, progress=progress, previous=earlier)


def _earlier(request: Request) -> pipeline.Earlier:
    """Last year's plan with its own settings; without any, this year's corrections hold for it too."""
    from aligner import pipeline
    from aligner.settings import beside, load

    path = beside(request.previous)
    return pipeline.Earlier(request.previous, load(path) if path is not None else settings_of(request))


def read(request: Request, progress: Progress | None = None) -> Plan:
    """Read one plan without judging it. Raises SourceError or NothingFoundError where no file is read."""
    from aligner import pipeline

    return pipeline.read(request.paths, settings_of(request), progress=progress)


def remember(request: Request, assessment: Assessment) -> None:
    """Put a plan first among the recent ones."""
    remember_paths(request.paths, assessment)


def printable(sentence: str) -> str:
    """A sentence for the terminal, on one line, without what would steer it."""
    return clean(sentence)


def refusals(plan: Plan, language: str) -> tuple[str, ...]:
    """One sentence for every input file that could not be read."""
    return tuple(
        i18n.text(f"errors.{source.refused[0]}", language, **source.refused[1])
        for source in plan.sources
        if source.refused
    )


def render(assessment: Assessment, request: Request, form: str) -> str:
    """Write an assessment as ``md`` or ``json`` text. Raises SettingsError for other formats."""
    from aligner.pipeline import within_memory

    known_format(form)
    with within_memory(source.file for source in assessment.plan.sources):
        return _rendered(assessment, resolved(request), form)


def _rendered(assessment: Assessment, request: Request, form: str) -> str:
    tone, names = request.tone or Tone.SHARP, request.names is not False
    if form == "json":
        from aligner.reports import assessment_json

        return escaped_json(assessment_json.render(assessment, request.language, tone=tone, names=names))
    from aligner.reports import markdown

    return markdown.render(
        assessment, request.language, tone=tone, names=names, plain=request.plain, templates=request.templates
    )


def known_format(form: str) -> str:
    """A format's name, if it is one. Raises SettingsError for others."""
    if form in FORMATS.values():
        return form
    raise SettingsError("format-reserved" if form in RESERVED else "format-unknown", format=form)


def format_of(out: Path) -> str:
    """The format that an output file's ending asks for. Raises SettingsError for those not written."""
    ending = out.suffix.lower()
    if ending in FORMATS:
        return FORMATS[ending]
    if not ending.strip("."):
        raise SettingsError("format-untold", file=str(out))
    return known_format(ending.lstrip("."))


def write_report(assessment: Assessment, request: Request, out: Path) -> None:
    """Write a report; what stood there is replaced whole, or left as it was. Raises OutputError."""
    write_text(out, render(assessment, request, format_of(out)))


def write_new_plan(out: Path, language: str) -> None:
    """Write an empty plan workbook. Raises SettingsError where the file exists, else OutputError."""
    from aligner.reports.plan_workbook import write_plan_workbook

    if out.suffix.lower() != ".xlsx":
        raise SettingsError("not-a-workbook-name", file=str(out))
    write_plan_workbook(out, language)


def error_sentence(error: AlignerError, language: str) -> str:
    """What a person is told of an error: one sentence or two, with the file and the reason."""
    params = dict(error.params)
    if "expected" in params:
        params["expected"] = i18n.text(
            f"errors.expected.{params['expected']}", language, choices=params.get("choices")
        )
    if "reason" in params:
        params["reason"] = _reason(error, str(params["reason"]), language)
    return i18n.text(f"errors.{error.code}", language, **params)


def _reason(error: AlignerError, stated: str, language: str) -> str:
    """Why the system refused, in the user's language; in its own words where it is a rare reason."""
    cause = error.__cause__
    code = _REASONS.get(cause.errno or 0, stated) if isinstance(cause, OSError) else stated
    known = code in i18n.keys("errors", "reason")
    return i18n.text(f"errors.reason.{code}", language) if known else code


def finding_text(finding: Finding, part: str, language: str, currency: str) -> str:
    """One text of a finding: title, message, why, fix or question."""
    from aligner.checks import sentence

    return sentence(finding, part, language, currency)


def question_text(code: str, language: str) -> str:
    """The question of a check that the plan has no place for."""
    from aligner.checks import question

    return question(code, language)


def note_text(note: Note, language: str, currency: str) -> str:
    """The sentence of a reading note."""
    from aligner.reports import notes

    return notes.sentence(note, language, currency)


def mark_words(text: str, language: str | None = None) -> tuple[tuple[int, int, str], ...]:
    """The stretches of a text to mark: "vague" ones promise and say nothing, "held" ones can be checked."""
    from aligner.words.slots import read as read_words

    reading = read_words(text, language)
    held = (span for name in reading.filled for span in reading.slots[name])
    return (
        *((span.start, span.end, "vague") for span in reading.vague),
        *((span.start, span.end, "held") for span in held),
    )


def check_list(language: str) -> str:
    """Every check on a line of its own under its family: code, severity, title."""
    from aligner import catalogue

    return catalogue.listing(language)


def explain(codes: Sequence[str], language: str) -> str:
    """What each check asks, why, and how to satisfy it. Raises SettingsError for an unknown code."""
    from aligner import catalogue

    return "\n\n\n".join(catalogue.explain(code, language) for code in codes)
