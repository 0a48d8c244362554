"""Saving the user's links as rules of ``aligner.toml``: added at its end, all else letter by letter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from aligner.i18n import text
from aligner.model.errors import SettingsError
from aligner.model.link_rules import LinkRule
from aligner.service import Request
from aligner.service.settings_writing import rewrite, settings_path, take_away
from aligner.settings.toml_edit import NoRoomError, line_break, quoted, with_block

_MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class SavedRules:
    """What a settings file held before some rules were added (None: there was none), and holds since."""

    path: Path
    before: str | None
    after: str
    rules: tuple[LinkRule, ...]


def save_rules(request: Request, rules: Sequence[LinkRule]) -> SavedRules:
    """Add rules to the settings file that holds for a plan: the one named, the one beside it, else a new one.

    Of one value the last rule holds. Raises SettingsError where the file is wrong already or can't take
    another rule, OutputError where it can't be written; it is then unchanged.
    """
    path = settings_path(request)

    def edit(before: str) -> str:
        try:
            return with_block(before or f"# {text('links.guidance', request.language)}\n", _lines(rules))
        except NoRoomError as error:  # rules in brackets on one line take no others
            raise SettingsError("links-no-room", file=str(path)) from error

    written = rewrite(path, edit)
    return SavedRules(path, written.before, written.after, tuple(rules))


def undo(saved: SavedRules) -> None:
    """Put a settings file back as it was; where it has changed since, take out the rules alone.

    Raises SettingsError where they don't stand in it any more, or not as they were written.
    """
    if saved.before is None and take_away(saved.path, saved.after):
        return

    def edit(now: str) -> str:
        if now == saved.after.removeprefix(_MARK):
            return (saved.before or "").removeprefix(_MARK)
        newline = line_break(now)
        added = newline.join(_lines(saved.rules))
        head, found, rest = now.partition(newline + added + newline)
        if not found or found in rest or not _begins_anew(rest):
            raise SettingsError("links-changed", file=str(saved.path))
        return head + rest

    rewrite(saved.path, edit)


def _begins_anew(rest: str) -> bool:
    """Whether what follows some rules is no part of them: nothing, or another table."""
    lines = (line.strip() for line in rest.splitlines())
    return next((line for line in lines if line and not line.startswith("#")), "[").startswith("[")


def _lines(rules: Sequence[LinkRule]) -> list[str]:
    """The lines of some rules, an empty one between two."""
    return [line for rule in rules for line in ("", *_block(rule))][1:]


def _block(rule: LinkRule) -> Iterator[str]:
    yield "[[links]]"
    yield f"field = {quoted(rule.field)}"
    yield f"value = {quoted(rule.value)}"
    if rule.initiative:
        yield f"initiative = {quoted(rule.initiative)}"
    elif len(rule.goals) == 1:
        yield f"goal = {quoted(rule.goals[0][0])}"
    elif rule.goals:
        shares = ", ".join(f"{quoted(goal)} = {weight / 100:g}" for goal, weight in rule.goals)
        yield f"goals = {{{shares}}}"
    if rule.refused:
        yield f"not = [{', '.join(map(quoted, rule.refused))}]"
