"""The verb ``compare``: what closed, what opened and what moved since an assessment was stored."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from aligner import service
from aligner.cli.progress import Progress
from aligner.i18n import text
from aligner.model.errors import SettingsError
from aligner.service import door

if TYPE_CHECKING:
    from aligner.model.comparison import Comparison

_PATH = click.Path(path_type=Path)

MakeRequest = Callable[[str, Sequence[Path], dict[str, Any]], service.Request]
"""Makes a request of a language, the paths of a plan, and the options given."""


def options(say: Callable[[str], str]) -> list[click.Parameter]:
    """What ``compare`` takes besides what every verb takes."""
    return [
        click.Argument(["old"], metavar=say("cli.metavar.old"), type=_PATH),
        click.Argument(["new"], nargs=-1, required=True, metavar=say("cli.metavar.new"), type=_PATH),
        click.Option(
            ["-o", "--out", "outs"],
            multiple=True,
            type=_PATH,
            metavar=say("cli.metavar.out"),
            help=say("cli.option.out"),
        ),
        click.Option(["--format", "form"], metavar="[md|json]", help=say("cli.option.format")),
    ]


def run(
    make_request: MakeRequest,
    show: Callable[[str], object],
    tell: Callable[[str], object],
    language: str,
    **given: Any,
) -> int:
    """Compare a stored assessment with another, or with a plan, and write what differs.

    Raises SettingsError where one isn't a stored assessment, OutputError where nothing can be written.
    """
    from aligner.service import compare

    old, new, outs = given["old"], given["new"], given["outs"]
    stored = [path for path in new if compare.is_stored(path)]
    if stored and len(new) > 1:
        raise SettingsError("two-plans")
    form = None if given["form"] is None else service.known_format(given["form"])
    forms = [form or service.format_of(out) for out in outs]
    request = make_request(language, () if stored else new, given)
    comparison = compare.compare_stored(old, new[0]) if stored else _with_plan(old, request, tell)
    if not outs:
        show(compare.render(comparison, request, form or "md"))
    for out, one in zip(outs, forms, strict=True):
        service.write_text(out, compare.render(comparison, request, one))
        tell(text("cli.written", request.language, file=out))
    return 0


def _with_plan(old: Path, request: service.Request, tell: Callable[[str], object]) -> Comparison:
    from aligner.service import compare

    compare.stored_in(old)  # what is wrong with it is said before a large plan is read

    def reading(file: str, number: int, count: int) -> None:
        tell(text("cli.reading", request.language, file=file, number=number, total=count))

    with Progress(reading) as progress:
        assessment = door.check(request, progress)
    for refused in service.refusals(assessment.plan, request.language):
        tell(refused)
    return compare.compare(old, assessment)
