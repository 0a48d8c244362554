"""What every verb takes, with its help in one language."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import click

from aligner.cli.texts import Choice
from aligner.i18n import LANGUAGES
from aligner.model.verdicts import Tone

Say = Callable[[str], str]
_PATH = click.Path(path_type=Path)


def common(say: Say) -> list[click.Parameter]:
    """The options of every verb."""
    file, day = say("cli.metavar.file"), say("cli.metavar.date")
    return [
        click.Option(["--lang"], type=Choice(LANGUAGES), help=say("cli.option.lang")),
        click.Option(["--config"], type=_PATH, metavar=file, help=say("cli.option.config")),
        click.Option(["--as-of"], metavar=day, help=say("cli.option.as-of")),
        click.Option(["--tone"], type=Choice([tone.value for tone in Tone]), help=say("cli.option.tone")),
        click.Option(["--names"], type=Choice(["on", "off"]), help=say("cli.option.names")),
    ]


def of_check(say: Say, limits: Sequence[str]) -> list[click.Parameter]:
    """What ``check`` takes besides."""
    out, folder = say("cli.metavar.out"), say("cli.metavar.folder")
    return [
        click.Option(
            ["-o", "--out", "outs"], multiple=True, type=_PATH, metavar=out, help=say("cli.option.out")
        ),
        click.Option(["--format", "form"], metavar="[md|json]", help=say("cli.option.format")),
        click.Option(["--plain"], is_flag=True, help=say("cli.option.plain")),
        click.Option(["--templates"], type=_PATH, metavar=folder, help=say("cli.option.templates")),
        click.Option(
            ["--fail-on", "limit"], type=Choice(limits), default="never", help=say("cli.option.fail-on")
        ),
        click.Option(
            ["--previous"],
            multiple=True,
            type=_PATH,
            metavar=say("cli.metavar.plan"),
            help=say("cli.option.previous"),
        ),
        click.Option(["--baseline"], metavar=say("cli.metavar.file"), hidden=True),
    ]


def limits(say: Say) -> list[click.Parameter]:
    """What each file may take of the machine; ``service.limits_of`` reads what is given."""
    return [
        click.Option(
            ["--memory-limit"], metavar=say("cli.metavar.megabytes"), help=say("cli.option.memory-limit")
        ),
        click.Option(["--time-limit"], metavar=say("cli.metavar.seconds"), help=say("cli.option.time-limit")),
    ]


def plan(say: Say) -> click.Argument:
    """The files and folders of a plan."""
    return click.Argument(["paths"], nargs=-1, metavar=say("cli.metavar.plan"), type=_PATH)


def file(say: Say) -> click.Argument:
    """The workbook that is to be written."""
    return click.Argument(["file"], type=_PATH, metavar=say("cli.metavar.workbook"))


def check(say: Say) -> click.Argument:
    """The codes or names of checks."""
    return click.Argument(["codes"], nargs=-1, required=True, metavar=f"{say('cli.metavar.check')}...")


def folder(say: Say) -> click.Argument:
    """The folder that the samples are copied to."""
    return click.Argument(["folder"], required=False, type=_PATH, metavar=f"[{say('cli.metavar.folder')}]")
