"""The verb ``try``: a change on a goal, the verdict that it would bring, and the cells to fill."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from aligner import service
from aligner.cli.texts import Choice
from aligner.i18n import text
from aligner.model.acts import Act, Change
from aligner.model.errors import SettingsError
from aligner.service import door

if TYPE_CHECKING:
    from aligner.model.plan import Plan

MakeRequest = Callable[[str, Sequence[Path], dict[str, Any]], service.Request]
Tell = Callable[[str], object]

_FEWEST = 2
"""A plan and a goal at least."""

_WORDED = (
    ("definition", Act.DEFINE, "text"),
    ("level", Act.SET_LEVEL, "text"),
    ("by-when", Act.SET_HORIZON, "time"),
    ("owner", Act.NAME_OWNER, "name"),
)
_METRIC = (("metric", "name"), ("from", "value"), ("to", "value"), ("deadline", "time"))
_AMOUNTS = (("money", Act.FUND, "amount"), ("people", Act.ADD_PEOPLE, "people"))


def options(say: Callable[[str], str]) -> list[click.Parameter]:
    """What ``try`` takes besides what every verb takes."""

    def option(name: str, metavar: str = "", **more: Any) -> click.Option:
        shown: dict[str, Any] = {"metavar": say(f"whatif.metavar.{metavar}")} if metavar else {}
        variable = name.replace("-", "_") + "_"  # "from" is a word of Python's own
        return click.Option([f"--{name}", variable], help=say(f"whatif.option.{name}"), **shown, **more)

    return [
        click.Argument(["words"], nargs=-1, metavar=say("whatif.metavar.goal")),
        *(option(name, metavar) for name, _, metavar in _WORDED),
        *(option(name, metavar) for name, metavar in _METRIC),
        *(option(name, metavar, multiple=True) for name, _, metavar in _AMOUNTS),
        click.Option(
            ["--todo"],
            type=click.Path(path_type=Path),
            metavar=say("cli.metavar.workbook"),
            help=say("whatif.option.todo"),
        ),
        click.Option(["--keep"], is_flag=True, help=say("whatif.option.keep")),
        click.Option(["--by"], default="", metavar=say("whatif.metavar.name"), help=say("whatif.option.by")),
        click.Option(
            ["--format", "form"],
            type=Choice(["text", "json"]),
            default="text",
            help=say("whatif.option.format"),
        ),
    ]


def run(
    make_request: MakeRequest, show: Tell, tell: Tell, language: str, words: tuple[str, ...], **given: Any
) -> int:
    """Try the changes that are given on one goal; nothing of the plan's own is ever written."""
    from aligner.cli import trial_texts
    from aligner.service import followup, whatif

    if len(words) < _FEWEST:
        raise SettingsError("no-plan")
    *paths, stated = words
    request = service.resolved(make_request(language, list(map(Path, paths)), given))
    before = followup.attached(door.check(request), request)
    goal = whatif.goal_named(before.plan, stated).id
    changes = list(_changes(before.plan, goal, given))
    if not changes:
        raise SettingsError("try-nothing")
    trial = trial_texts.Trial(goal, before, whatif.tried(before, request, changes), changes)
    if given["form"] == "json":
        show(trial_texts.as_json(trial, request))
    else:
        show("\n".join(map(service.printable, trial_texts.lines(trial, request))))
    _keep(request, tell, trial, given)
    return 0


def _keep(request: service.Request, tell: Tell, trial: Any, given: dict[str, Any]) -> None:
    """Write the list of cells, and keep the changes, where that was asked for."""
    from aligner.service import followup, whatif

    if given["todo"] is not None:
        whatif.write_cells_to_fill(trial.before, request, trial.changes, given["todo"])
        tell(text("whatif.written", request.language, file=given["todo"]))
    if given["keep"]:
        for change in trial.changes:
            followup.keep_change(request, change, given["by"])
        tell(text("whatif.kept_line", request.language, count=len(trial.changes)))


def _changes(plan: Plan, goal: str, given: dict[str, Any]) -> Iterator[Change]:
    from aligner.service.whatif import Typed, parse

    for name, act, _ in _WORDED:
        if (stated := given[name.replace("-", "_") + "_"]) is not None:
            yield parse(plan, goal, act, Typed(stated))
    metric, *values = (given[f"{name}_"] for name, _ in _METRIC)
    if metric is not None:
        yield parse(plan, goal, Act.ADD_METRIC, Typed(metric, *(value or "" for value in values)))
    elif any(value is not None for value in values):
        raise SettingsError("try-metric-values")
    for name, act, _ in _AMOUNTS:
        if stated := given[f"{name}_"]:
            yield parse(plan, goal, act, Typed(amounts=";".join(stated)))
