"""Corrections to how a plan is read, one after the other: saved to ``aligner.toml``, and undone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from aligner.i18n import text
from aligner.model.entities import Goal, Initiative, Metric
from aligner.model.errors import SettingsError
from aligner.model.grid import Column
from aligner.model.plan import Plan
from aligner.service import Request, correction_targets
from aligner.service.saving_columns import guidance
from aligner.service.settings_writing import rewrite, settings_path, take_away
from aligner.service.table_views import TableView, meaning, place_of
from aligner.settings.settings_file import Setting, changed, stated
from aligner.settings.toml_edit import Value, line_break

Change = tuple[Setting, Value | None]
"""A setting, and the value it is to have."""

_THEIRS = "changed-since"


@dataclass(frozen=True, slots=True)
class Correction:
    """One act of the user's: what it changed in the settings file, and how to say it."""

    code: str
    params: tuple[tuple[str, str], ...]
    path: Path
    changes: tuple[tuple[Setting, Value | None, Value | None], ...]
    """Each setting with its value before and after."""
    before: str | None
    after: str
    """The whole file before and after, for the case that nobody else changes it."""

    def sentence(self, language: str) -> str:
        """What was done, in a few words: "Vastuutaho → vastuuhenkilö"."""
        params = dict(self.params)
        if "field" in params:
            params["field"] = meaning(params["field"], language)
        if "unit" in params:
            params["unit"] = text(f"columns.unit.{params['unit']}", language)
        if params.get("kind"):
            params["kind"] = text(f"columns.kinds.{params['kind']}", language)
        return text(f"columns.done.{self.code}", language, **params)


class Corrections:
    """What one session corrects in one plan; after each act the plan is to be read again.

    Every act returns its Correction. All raise SettingsError where the settings file can't take it, and
    OutputError where it can't be written; then nothing has changed.
    """

    def __init__(self, request: Request) -> None:
        self._request = request
        self._done: list[Correction] = []
        self._undone: list[Correction] = []

    @property
    def done(self) -> tuple[Correction, ...]:
        """What can be undone, the last one last."""
        return tuple(self._done)

    @property
    def undone(self) -> tuple[Correction, ...]:
        """What can be done again, the next one last."""
        return tuple(self._undone)

    def set_field(self, view: TableView, column: Column, field: str | None) -> Correction:
        """Say what a column is: a field, "note", "skip", or None to leave it to the reader."""
        return self._act(
            "field",
            lambda now: correction_targets.of_field(now, view, column, field),
            header=" ".join(column.header.split()),
            field=field or "?",
        )

    def set_header_row(self, file: str, sheet: str, row: int | None) -> Correction:
        """Say on which row (1-based) the headers of a sheet stand; None leaves it to the reader."""
        return self._act(
            "header-row" if row else "header-row-open",
            lambda now: correction_targets.of_header_row(now, file, sheet, row),
            place=place_of(file, sheet),
            row=str(row),
        )

    def set_unit(self, view: TableView, unit: int | None) -> Correction:
        """Say what the amounts of a table are in: 1, 1000 or 1 000 000; None leaves it to the reader."""
        return self._act(
            "unit",
            lambda now: correction_targets.of_unit(now, view, unit),
            place=view.place,
            unit=str(unit or "open"),
        )

    def skip_table(self, view: TableView, *, skip: bool = True) -> Correction:
        """Leave a table out of the plan, or take it in again."""
        return self._act(
            "skip" if skip else "include",
            lambda now: correction_targets.of_skip(now, view, skip=skip),
            place=view.place,
        )

    def skip_sheet(self, plan: Plan, file: str, sheet: str) -> Correction:
        """Leave a sheet out of the plan."""
        return self._act(
            "skip",
            lambda now: correction_targets.of_skipped_sheet(now, plan, file, sheet),
            place=place_of(file, sheet),
        )

    def include_sheet(self, plan: Plan, file: str, sheet: str) -> Correction:
        """Take a sheet in that is hidden, or that was left out."""
        return self._act(
            "include",
            lambda now: correction_targets.of_included_sheet(now, plan, file, sheet),
            place=place_of(file, sheet),
        )

    def set_kind(self, thing: Goal | Metric | Initiative, field: str, kind: str | None) -> Correction:
        """Say what a thing of the plan is: its kind, stage, phase …; None leaves it to the reader."""
        return self._act(
            "kind" if kind else "kind-open",
            lambda now: correction_targets.of_kind(now, thing, field, kind),
            name=thing.name,
            kind=kind or "",
        )

    def undo(self) -> Correction | None:
        """Take the last act back, and only that: what others saved since then stays. None: nothing to undo.

        Raises SettingsError "changed-since" where somebody has changed the same place meanwhile; the act
        then counts as theirs, and can't be undone. After any other error it can be tried again.
        """
        return self._move(self._done, self._undone, _undoing)

    def redo(self) -> Correction | None:
        """Do again what was undone last; like ``undo``."""
        return self._move(self._undone, self._done, _redoing)

    def _act(self, code: str, targets: Callable[[str], list[Change]], **params: str) -> Correction:
        path = settings_path(self._request)
        changes: list[tuple[Setting, Value | None, Value | None]] = []

        def edit(now: str) -> str:
            changes.clear()
            start = now
            for setting, value in targets(now):
                changes.append((setting, stated(now, setting), value))
                now = changed(now, setting, value)
            return now if start or now == start else self._headed(now)

        written = rewrite(path, edit)
        done = Correction(code, tuple(params.items()), path, tuple(changes), written.before, written.after)
        if written.before != written.after:
            self._done.append(done)
            self._undone.clear()
        return done

    def _headed(self, made: str) -> str:
        """A new file begins with a comment that tells what it is."""
        newline = line_break(made)
        return f"{guidance(self._request.language)}\n\n".replace("\n", newline) + made

    def _move(
        self, taken: list[Correction], put: list[Correction], moved: Callable[[Correction], None]
    ) -> Correction | None:
        if not taken:
            return None
        act = taken[-1]
        try:
            moved(act)
        except SettingsError as error:
            if error.code == _THEIRS:
                taken.pop()
            raise
        put.append(taken.pop())
        return act


def _undoing(act: Correction) -> None:
    if act.before is None and take_away(act.path, act.after):
        return
    rewrite(act.path, lambda now: _swapped(now, act, (act.after, act.before or ""), back=True))


def _redoing(act: Correction) -> None:
    rewrite(act.path, lambda now: _swapped(now, act, (act.before or "", act.after), back=False))


def _swapped(now: str, act: Correction, whole: tuple[str, str], *, back: bool) -> str:
    """Exchange the values of an act; the whole text where it is as the act found or left it."""
    if now == whole[0].removeprefix("\ufeff"):
        return whole[1].removeprefix("\ufeff")
    for setting, before, after in reversed(act.changes) if back else act.changes:
        expected, wanted = (after, before) if back else (before, after)
        if stated(now, setting) != expected:
            raise SettingsError(_THEIRS, file=str(act.path), setting=setting.keys[-1])
        now = changed(now, setting, wanted)
    return now
