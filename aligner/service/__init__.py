"""The verbs that both front ends call: no printing, no widgets, no exit codes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from aligner.model.errors import SettingsError, SourceError
from aligner.service.limiting import limits_of
from aligner.service.recent import Recent, recent_plans, remember_paths
from aligner.service.rendering import format_of, known_format, render, write_report
from aligner.service.request import Request, in_its_language, resolved, settings_of
from aligner.service.samples import copy_samples, samples
from aligner.service.sentences import (
    error_sentence,
    finding_text,
    mark_words,
    note_text,
    printable,
    question_text,
    refusals,
    share_of_way,
)
from aligner.service.writing import write_text

if TYPE_CHECKING:
    from aligner import pipeline
    from aligner.model.assessment import Assessment
    from aligner.model.plan import Plan

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
    "limits_of",
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
    "share_of_way",
    "write_new_plan",
    "write_report",
    "write_text",
]

Progress = Callable[[str, int, int], None]
"""Called with a file's name, its number, and how many there are, before it is opened."""


def check(
    request: Request, progress: Progress | None = None, *, sheets: pipeline.SheetProgress | None = None
) -> Assessment:
    """Check one plan. Raises NothingFoundError or SourceError where no goal could be read.

    What ``progress`` or ``sheets`` raises ends the reading, and is raised here.
    """
    from aligner import pipeline
    from aligner.service.followup import attached

    as_of = request.as_of or date.today()  # the user's own calendar day
    earlier = _earlier(request) if request.previous else None
    settings = settings_of(request)
    judged = pipeline.run(
        request.paths,
        settings,
        as_of=as_of,
        progress=progress,
        sheets=sheets,
        previous=earlier,
        left_out=_left_out(request),
    )
    return attached(judged, request)


def _earlier(request: Request) -> pipeline.Earlier:
    """Last year's plan with its own settings; without any, this year's corrections hold for it too."""
    from aligner import pipeline
    from aligner.settings import beside, load

    path = beside(request.previous)
    return pipeline.Earlier(request.previous, load(path) if path is not None else settings_of(request))


def read(
    request: Request, progress: Progress | None = None, *, sheets: pipeline.SheetProgress | None = None
) -> Plan:
    """Read one plan without judging it. Raises SourceError or NothingFoundError where no file is read."""
    from aligner import pipeline

    settings = settings_of(request)
    return pipeline.read(
        request.paths, settings, progress=progress, sheets=sheets, left_out=_left_out(request)
    )


def _left_out(request: Request) -> dict[str, SourceError]:
    from aligner.apart.work import refusal

    return {file: refusal(code, file, request.limits) for file, code in request.left_out}


def remember(request: Request, assessment: Assessment) -> None:
    """Put a plan first among the recent ones."""
    remember_paths(request.paths, assessment)


def write_new_plan(out: Path, language: str) -> None:
    """Write an empty plan workbook. Raises SettingsError where the file exists, else OutputError."""
    from aligner.reports.plan_workbook import write_plan_workbook

    if out.suffix.lower() != ".xlsx":
        raise SettingsError("not-a-workbook-name", file=str(out))
    write_plan_workbook(out, language)


def check_list(language: str) -> str:
    """Every check on a line of its own under its family: code, severity, title."""
    from aligner import catalogue

    return catalogue.listing(language)


def explain(codes: Sequence[str], language: str) -> str:
    """What each check asks, why, and how to satisfy it. Raises SettingsError for an unknown code."""
    from aligner import catalogue

    return "\n\n\n".join(catalogue.explain(code, language) for code in codes)
