"""What if: the forms that ask for a change to a goal, and the plan as it would be with all of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from rich.text import Text

from aligner import i18n, service
from aligner.model.acts import Act, Change
from aligner.model.entities import Goal, Metric
from aligner.model.errors import AlignerError, SettingsError
from aligner.service import whatif
from aligner.service.whatif import Typed
from aligner.tui.calls import calls_of
from aligner.tui.client_text import client_text
from aligner.tui.look import Look
from aligner.tui.messages import TodoWritten, Tried
from aligner.tui.reporting import shortened
from aligner.tui.screens.choice import Choice, ChoiceScreen
from aligner.tui.screens.form import Field, Filled, FormScreen, Say
from aligner.tui.shown import Shown
from aligner.tui.views.changes import METRIC_ACTS, VALUES, typed_again, with_change

if TYPE_CHECKING:
    from aligner.tui.screens.plan import PlanScreen

GROUP = "try"
_FIELDS = {Act.DEFINE: "definition", Act.SET_LEVEL: "ambition", Act.NAME_OWNER: "owner"}
_AMOUNTS = frozenset({Act.FUND, Act.ADD_PEOPLE})


class Trying:
    """Asks for changes, and has the plan judged with them in a thread; nothing is written anywhere."""

    def __init__(self, screen: PlanScreen) -> None:
        self._screen = screen
        self._asked: tuple[Change, ...] | None = None

    @property
    def _shown(self) -> Shown:
        return self._screen.shown

    @property
    def changes(self) -> tuple[Change, ...]:
        """What is being tried, also while it is still being judged."""
        return self._shown.changes if self._asked is None else self._asked

    def ask(self, goal: str) -> None:
        """Ask what to try on a goal."""
        plan = self._shown.assessment.plan
        one = plan.goal_by_id[goal]
        offered = [act for act in whatif.ACTS if act is not Act.COMPLETE_METRIC or plan.metrics_of(one)]

        def choices(look: Look) -> Sequence[Choice]:
            return [Choice(act.value, Text(_act(act, look))) for act in offered]

        def taken(name: str | None) -> None:
            if name:
                self._ask_metric(one) if Act(name) is Act.COMPLETE_METRIC else self._form(one, Act(name))

        title = _title(one)
        self._screen.app.push_screen(ChoiceScreen(self._screen.look, title, choices), taken)

    def _ask_metric(self, goal: Goal) -> None:
        metrics = self._shown.assessment.plan.metrics_of(goal)
        if len(metrics) == 1:
            self._form(goal, Act.COMPLETE_METRIC, metrics[0])
            return

        def choices(look: Look) -> Sequence[Choice]:
            return [Choice(str(i), client_text(metric.name)) for i, metric in enumerate(metrics)]

        def taken(name: str | None) -> None:
            if name:
                self._form(goal, Act.COMPLETE_METRIC, metrics[int(name)])

        self._screen.app.push_screen(ChoiceScreen(self._screen.look, _title(goal), choices), taken)

    def edit(self, change: Change) -> None:
        """Ask again for a change that is being tried, with what was typed for it."""
        goal = self._shown.read.plan.goal_by_id.get(change.goal)
        if goal is not None:
            self._form(goal, change.act, before=change)

    def _form(self, goal: Goal, act: Act, metric: Metric | None = None, before: Change | None = None) -> None:
        def made(filled: Filled) -> Change:
            return whatif.parse(self._shown.read.plan, goal.id, act, _typed(filled))

        def refuse(filled: Filled, look: Look) -> str:
            try:
                made(filled)
            except AlignerError as error:
                return service.error_sentence(error, look.language)
            return ""

        def taken(filled: Filled | None) -> None:
            if filled:
                self.judge(with_change(self.changes, made(filled), before))

        fields = _fields(goal, act, metric)
        if before is not None:
            typed = typed_again(before, self._shown.read.plan.currency, self._screen.look.language)
            fields = [replace(field, value=typed[field.name]) for field in fields]
        form = FormScreen(self._screen.look, _title(goal), fields, refuse=refuse, deed="try")
        self._screen.app.push_screen(form, taken)

    def judge(self, changes: Sequence[Change]) -> None:
        """Show the plan as it would be with the changes; as it was read, where there are none."""
        shown, kept = self._shown, tuple(changes)
        self._asked = kept
        if not kept:
            calls_of(self._screen).forget(GROUP)
            self._screen.renew(replace(shown, tried=None, changes=()), self._screen.look)
            return
        self._screen.busy(self._screen.look.say("trying.busy"))

        def work() -> Tried:
            return Tried(whatif.tried(shown.read, shown.request, kept), kept)

        calls_of(self._screen).ask(self._screen, work, lambda tried: tried, group=GROUP)

    def again(self, change: Change) -> None:
        """Try a change again that was kept or dropped."""
        self.judge(with_change(self.changes, change, None))

    def refused(self, group: str) -> None:
        """The plan could not be judged with the changes: those that were tried before still are."""
        if group == GROUP:
            self._asked = None

    def write_todo(self, changes: Sequence[Change]) -> None:
        """Ask where to, and write the list of cells to fill."""
        request = self._shown.request

        def taken(filled: Filled | None) -> None:
            if filled and filled["path"]:
                self._write(Path(filled["path"]).expanduser(), changes)

        warned: set[str] = set()

        def refuse(filled: Filled, look: Look) -> str:
            path = Path(filled["path"]).expanduser()
            if filled["path"] and whatif.folder_of_plan(request, path):
                error = SettingsError("try-list-in-plan", file=path.name, folder=str(path.absolute().parent))
                return service.error_sentence(error, look.language)
            if filled["path"] and path.exists() and filled["path"] not in warned:
                warned.add(filled["path"])
                return look.say("report.exists", file=path.name)
            return ""

        fields = [Field("path", lambda look: look.say("trying.todo_path"), self._todo_path())]
        title: Callable[[Look], str] = lambda look: look.say("trying.todo_title")  # noqa: E731 - likewise
        form = FormScreen(self._screen.look, title, fields, refuse=refuse, deed="write")
        self._screen.app.push_screen(form, taken)

    def _todo_path(self) -> str:
        """Where the list is proposed to go: here, but never into a folder that is the plan."""
        path = Path.cwd() / f"{i18n.text('screen.trying.todo_name', self._screen.look.language)}.xlsx"
        while whatif.folder_of_plan(self._shown.request, path) and path.parent != path.parent.parent:
            path = path.parent.parent / path.name
        return shortened(path)

    def _write(self, path: Path, changes: Sequence[Change]) -> None:
        shown, language = self._shown, self._screen.look.language

        def work() -> Path:
            whatif.write_cells_to_fill(shown.read, replace(shown.request, language=language), changes, path)
            return path

        calls_of(self._screen).ask(self._screen, work, TodoWritten, group="todo", saves=True)


def _title(goal: Goal) -> Say:
    return lambda look: f"{look.say('trying.title')} {goal.full_name}"


def _act(act: Act, look: Look) -> str:
    return i18n.text(f"whatif.act.{act.value}", look.language)


def _hint(act: Act) -> Say:
    return lambda look: i18n.text(f"whatif.hint.{act.value}", look.language)


def _fields(goal: Goal, act: Act, metric: Metric | None) -> Sequence[Field]:
    """What to fill in for an act, with what stands in the plan now."""
    if act in _AMOUNTS:
        return [Field("amounts", lambda look: _act(act, look), hint=_hint(act))]
    now = metric.name if metric else goal.text(_FIELDS[act]) if act in _FIELDS else ""
    if act is Act.SET_HORIZON and goal.horizon:
        now = goal.horizon.text
    first = Field("text", lambda look: _act(act, look), now, _hint(act))
    return [first, *(_value(name, metric) for name in VALUES)] if act in METRIC_ACTS else [first]


def _value(name: str, metric: Metric | None) -> Field:
    now = metric.text(name) if metric else ""
    return Field(name, lambda look: i18n.text(f"whatif.field.{name}", look.language), now)


def _typed(filled: Filled) -> Typed:
    return Typed(**{name: filled.get(name, "") for name in ("text", *VALUES, "amounts")})
