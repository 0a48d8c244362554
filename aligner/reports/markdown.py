"""The gap report in Markdown: an assessment and a language in, one document out."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from aligner import i18n
from aligner.model.assessment import Assessment, Tone
from aligner.model.errors import SettingsError
from aligner.model.places import place
from aligner.reports.document import Document, compose
from aligner.reports.escaping import md
from aligner.reports.people import People
from aligner.reports.voice import Voice

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment

TEMPLATE = "report.md.j2"


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
    for name in templates.list_templates():
        with suppress(TemplateError, OSError):
            templates.get_template(name)
        yield


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

    ``names`` False leaves people out. ``plain`` says in words and ASCII signs what is otherwise said
    with ✘ ◐ ✔ and blocks. ``templates`` is a folder of the user's own ``report.md.j2``; raises
    SettingsError where that has a fault.
    """
    people = People(assessment.plan, shown=names)
    voice = Voice(language, assessment.plan.currency, tone, names, plain, people)
    report = compose(assessment, voice)
    if templates is None:
        return _filled(place("templates"), report, voice)
    return _filled_by_users(templates, report, voice)


def _filled(folder: Path, report: Document, voice: Voice) -> str:
    template = _environment(folder).get_template(TEMPLATE)
    return _tidied(template.render(report=report, t=voice.t, term=voice.term))


def _filled_by_users(folder: Path, report: Document, voice: Voice) -> str:
    """Fill a template that somebody changed: what goes wrong in it is told by its file and line."""
    from jinja2 import TemplateError

    try:
        return _filled(folder, report, voice)
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
        raise _template_error(error, folder) from error


def _template_error(error: Exception, folder: Path) -> SettingsError:
    """What is wrong with a template of the user's own, and on which line."""
    from jinja2 import TemplateNotFound, TemplateSyntaxError

    if isinstance(error, TemplateNotFound):
        return SettingsError("no-template", file=str(folder / (error.name or TEMPLATE)))
    name, line = TEMPLATE, 0
    if isinstance(error, TemplateSyntaxError):
        name, line = error.name or TEMPLATE, error.lineno
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
