"""Compare an assessment that was stored with another one, or with the plan as it is now."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aligner.model.assessment import Assessment
from aligner.model.comparison import Comparison
from aligner.model.errors import SettingsError
from aligner.model.verdicts import Tone
from aligner.service import Request, known_format, resolved
from aligner.service.writing import escaped_json

if TYPE_CHECKING:
    from aligner.reports.stored import Stored
    from aligner.reports.voice import Voice

SCHEMA = "aligner.assessment/"
VERSION = "1"


def is_stored(path: Path) -> bool:
    """Whether a path names a stored assessment, not a plan."""
    return path.suffix.lower() == ".json"


def compare(earlier: Path, assessment: Assessment) -> Comparison:
    """Compare a stored assessment with one just made. Raises SettingsError where it can't be read."""
    from aligner.reports import assessment_json, comparing
    from aligner.reports.stored import read_stored

    before = stored_in(earlier)
    now = read_stored(json.loads(assessment_json.render(assessment, "en")))
    return comparing.compare(before, now)


def compare_stored(earlier: Path, later: Path) -> Comparison:
    """Compare two stored assessments. Raises SettingsError where one can't be read."""
    from aligner.reports import comparing

    return comparing.compare(stored_in(earlier), stored_in(later))


def stored_in(file: Path) -> Stored:
    """Read a stored assessment. Raises SettingsError where there is none, or it isn't whole."""
    from aligner.reports.stored import read_stored

    document = _document(file)
    schema = document.get("schema")
    if not isinstance(schema, str) or not schema.startswith(SCHEMA):
        raise SettingsError("stored-other", file=str(file))
    if schema != SCHEMA + VERSION:
        raise SettingsError("stored-version", file=str(file), schema=schema[:60])
    try:
        return read_stored(document)
    except ValueError as error:
        raise SettingsError("stored-damaged", file=str(file)) from error


def _document(file: Path) -> Mapping[str, Any]:
    """The JSON object in a file. Raises SettingsError where it isn't there, isn't JSON, or is cut off."""
    text = _text(file)
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        cut_off = text.lstrip().startswith("{") and SCHEMA in text[:200]
        raise SettingsError("stored-damaged" if cut_off else "stored-other", file=str(file)) from error
    if not isinstance(document, dict):
        raise SettingsError("stored-other", file=str(file))
    return document


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8-sig")
    except FileNotFoundError as error:
        raise SettingsError("not-found", file=str(file)) from error
    except PermissionError as error:
        raise SettingsError("no-permission", file=str(file)) from error
    except (OSError, UnicodeDecodeError) as error:  # a folder, a device, a workbook
        raise SettingsError("stored-other", file=str(file)) from error


def render(comparison: Comparison, request: Request, form: str) -> str:
    """Write a comparison as ``md`` or ``json`` text. Raises SettingsError for other formats."""
    known_format(form)
    voice = _voice(comparison, request)
    if form == "json":
        from aligner.reports import comparison_json

        return escaped_json(comparison_json.render(comparison, voice))
    from aligner.reports import comparison_report

    return comparison_report.render(comparison, voice)


def _voice(comparison: Comparison, request: Request) -> Voice:
    from aligner.reports.voice import Voice

    settled = resolved(request)
    tone = settled.tone or Tone.SHARP
    return Voice(request.language, comparison.currency.after or "EUR", tone, settled.names is not False)
