"""Writing an assessment as a report: in which formats, and where to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from aligner.model.errors import SettingsError
from aligner.model.verdicts import Tone
from aligner.service.request import Request, resolved
from aligner.service.writing import escaped_json, write_text

if TYPE_CHECKING:
    from aligner.model.assessment import Assessment

FORMATS = {".md": "md", ".json": "json"}
RESERVED = frozenset({"html", "xlsx", "sarif"})


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
