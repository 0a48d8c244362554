"""The verb ``columns``: how sheets and columns were understood, shown, corrected and saved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from aligner import service
from aligner.cli.progress import Progress
from aligner.cli.texts import Choice
from aligner.i18n import text
from aligner.model.errors import AlignerError, SettingsError
from aligner.service import door

if TYPE_CHECKING:
    from aligner.model.plan import Plan
    from aligner.service.correcting import Correction, Corrections

_PATH = click.Path(path_type=Path)
_TYPED = (
    ("--set", "column-set"),
    ("--header-row", "sheet-row"),
    ("--unit", "sheet-unit"),
    ("--skip", "sheet"),
    ("--include", "sheet"),
    ("--kind", "kind-set"),
)

MakeRequest = Callable[[str, Sequence[Path], dict[str, Any]], service.Request]
Tell = Callable[[str], object]


def options(say: Callable[[str], str]) -> list[click.Parameter]:
    """What ``columns`` takes besides what every verb takes, and the plan."""
    form, file = Choice(["text", "json"]), say("cli.metavar.file")
    return [
        click.Option(["--format", "form"], type=form, default="text", help=say("cli.option.columns-format")),
        click.Option(["--save"], is_flag=True, help=say("cli.option.save")),
        *(_typed(say, name, metavar) for name, metavar in _TYPED),
        click.Option(["--headers"], type=_PATH, metavar=file, help=say("cli.option.headers")),
    ]


def _typed(say: Callable[[str], str], name: str, metavar: str) -> click.Option:
    key = name.removeprefix("--")
    return click.Option(
        [name], multiple=True, metavar=say(f"cli.metavar.{metavar}"), help=say(f"cli.option.{key}")
    )


def run(
    make_request: MakeRequest, show: Tell, tell: Tell, language: str, paths: tuple[Path, ...], **given: Any
) -> int:
    """Show how a plan's columns are understood, once the corrections that are given hold.

    Raises SettingsError where a correction names what doesn't exist; nothing is then saved.
    """
    from aligner.service import columns

    if given["headers"] is not None:
        for line in columns.understood_headers(given["headers"]):
            show(line)
        return 0
    if not paths:
        raise SettingsError("no-plan")
    request = make_request(language, paths, given)
    plan = _corrected(request, tell, given)
    _tell_limits(plan, request.language, tell)
    if given["form"] == "json":
        show(columns.columns_json(plan, request.language))
    elif not given["save"]:
        show(columns.columns_text(plan, request.language))
    if given["save"]:
        from aligner.service.saving_columns import save_columns

        tell(text("cli.saved", request.language, file=save_columns(plan, request)))
    return 0


def _tell_limits(plan: Plan, language: str, tell: Tell) -> None:
    """Say what was not read: the sums that are shown lack it."""
    for note in plan.notes:
        if note.code == "limit-reached":
            tell(f"{note.cell.file}: {service.note_text(note, language, plan.currency)}")


def _corrected(request: service.Request, tell: Tell, given: dict[str, Any]) -> Plan:
    """Read a plan, correct it as typed and read it again: sheets first, for columns depend on them."""
    plan = _read(request, tell)
    if not any(given[_name(option)] for option, _ in _TYPED):
        return plan
    from aligner.service.correcting import Corrections

    corrections = Corrections(request)
    try:
        plan, done = _acted(plan, corrections, lambda: _read(request, tell), given)
    except AlignerError:
        for _ in corrections.done:  # all or nothing: half of what was meant is harder to see than none
            corrections.undo()
        raise
    for one in done:
        tell(one.sentence(request.language))
    for file in dict.fromkeys(one.path for one in done):
        tell(text("columns.say.saved", request.language, file=file))
    return plan


def _acted(
    plan: Plan, corrections: Corrections, read: Callable[[], Plan], given: dict[str, Any]
) -> tuple[Plan, list[Correction]]:
    """The plan as it is read once all that is typed holds, and what was done."""
    from aligner.service import typed_corrections as typed

    sheets = typed.of_sheets(plan, corrections, given["header_row"], given["skip"], given["include"])
    done = [act() for act in sheets]
    plan = read() if done else plan
    acts = [
        *typed.of_columns(plan, corrections, given["set"]),
        *typed.of_units(plan, corrections, given["unit"]),
        *typed.of_kinds(plan, corrections, given["kind"]),
    ]
    done += [act() for act in acts]
    return read() if acts else plan, done


def _name(option: str) -> str:
    return option.removeprefix("--").replace("-", "_")


def _read(request: service.Request, tell: Tell) -> Plan:
    with Progress(partial(_tell_reading, tell, request.language)) as progress:
        return door.read(request, progress)


def _tell_reading(tell: Tell, language: str, file: str, number: int, count: int) -> None:
    tell(text("cli.reading", language, file=file, number=number, total=count))
