"""The gap report in Markdown: an assessment and a language in, one document out."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from aligner import i18n
from aligner.model.assessment import Assessment
from aligner.model.errors import SettingsError
from aligner.model.places import place
from aligner.model.verdicts import Tone
from aligner.reports.document import compose
from aligner.reports.escaping import md
from aligner.reports.people import people_of
from aligner.reports.spoken import read_aloud
from aligner.reports.voice import Voice

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment

    from aligner.reports.plain import PlainReport

TEMPLATE = "report.md.j2"
PLAIN = "report_plain.md.j2"


@cache
def _environment(folder: Path) -> SandboxedEnvironment:
    """Jinja2 in its sandbox; whatever a template prints passes ``md``, so that nothing is ever unescaped."""
    from jinja2 import FileSystemLoader, StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    return SandboxedEnvironment(
        loader=FileSystemLoader(str(folder)),
        undefined=StrictUndefined,
        finalize=md,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=folder != place("templates"),  # ours stay as they were installed
        autoescape=False,  # the output is no HTML: ``finalize`` escapes for Markdown
    )


def load_ahead() -> Iterator[None]:
    """Load our own sentences and templates ahead, one a step; a fault shows where they are used."""
    from jinja2 import TemplateError

    for sentences in ("report", "terms", "notes"):
        i18n.keys(sentences)
        yield
    templates = _environment(place("templates"))
    yield
    for name in _template_names():
        with suppress(TemplateError, OSError):
            templates.get_template(name)
        yield


@cache
def _template_names() -> tuple[str, ...]:
    return tuple(_environment(place("templates")).list_templates(filter_func=_is_markdown))


def _is_markdown(name: str) -> bool:
    return name.endswith(".md.j2")


def render(
    assessment: Assessment,
    language: str,
    *,
    tone: Tone = Tone.SHARP,
    names: bool = True,
    plain: bool = False,
    templates: Path | None = None,
) -> str:
    """Write the report of one plan.

    ``names`` False leaves people out. ``plain`` is for a screen reader: lines of words instead of tables
    and pictures, through ``report_plain.md.j2``. ``templates`` is a folder of the user's own templates;
    raises SettingsError where one is missing or has a fault.
    """
    people = people_of(assessment, shown=names)
    voice = Voice(language, assessment.plan.currency, tone, names, plain, people, assessment.anonymous)
    if plain:
        written = read_aloud(_written(templates, PLAIN, _plain_report(assessment, voice), voice))
    else:
        written = _written(templates, TEMPLATE, compose(assessment, voice), voice)
    return people.sweep(written)


def require_template(folder: Path, *, plain: bool = False) -> None:
    """Raise SettingsError where a folder's template for reports is missing or can't be read as one."""
    from jinja2 import TemplateError

    name = PLAIN if plain else TEMPLATE
    try:
        _environment(folder).get_template(name)
    except (TemplateError, OSError, ValueError) as error:
        raise _template_error(error, folder, name) from error


def _plain_report(assessment: Assessment, voice: Voice) -> PlainReport:
    from aligner.reports.plain import compose as in_lines

    return in_lines(assessment, compose(assessment, voice), voice)


def _written(templates: Path | None, name: str, report: object, voice: Voice) -> str:
    if templates is None:
        return filled(name, report, voice)
    return _filled_by_users(templates, name, report, voice)


def filled(template: str, report: object, voice: Voice) -> str:
    """Fill one of our own templates with a report that its sections are ready in."""
    return _filled(place("templates"), template, report, voice)


def _filled(folder: Path, template: str, report: object, voice: Voice) -> str:
    page = _environment(folder).get_template(template)
    return _tidied(page.render(report=report, t=voice.t, term=voice.term, said=voice.said))


def _filled_by_users(folder: Path, name: str, report: object, voice: Voice) -> str:
    """Fill a template that somebody changed: what goes wrong in it is told by its file and line."""
    from jinja2 import TemplateError

    try:
        return _filled(folder, name, report, voice)
    except (
        TemplateError,
        ArithmeticError,
        AttributeError,
        LookupError,
        OSError,
        RuntimeError,
        TypeError,
        ValueError,
    ) as error:
        raise _template_error(error, folder, name) from error


def _template_error(error: Exception, folder: Path, wanted: str) -> SettingsError:
    """What is wrong with a template of the user's own, and on which line."""
    from jinja2 import TemplateNotFound, TemplateSyntaxError

    if isinstance(error, TemplateNotFound):
        return SettingsError("no-template", file=str(folder / (error.name or wanted)))
    name, line = wanted, 0
    if isinstance(error, TemplateSyntaxError):
        name, line = error.name or wanted, error.lineno
    for step in traceback.extract_tb(error.__traceback__):
        if step.filename.startswith(str(folder)):
            name, line = Path(step.filename).name, step.lineno or 0
    return SettingsError("template", file=str(folder / name), line=line, reason=str(error))


def _tidied(text: str) -> str:
    """One blank line between blocks, one line break at the end, whatever a template left out."""
    lines: list[str] = []
    for line in map(str.rstrip, text.splitlines()):
        if line or (lines and lines[-1]):
            lines.append(line)
    return "\n".join(lines).strip("\n") + "\n"
