"""What every command promises: a key of its own, words in three languages, and something that does it."""

from __future__ import annotations

import inspect
from collections import Counter

import pytest

from aligner import i18n
from aligner.tui.app import AlignerApp
from aligner.tui.commands import COMMANDS, TABS, Command, long, short
from aligner.tui.panes import columns, followup, goals, links, lists, money, overview, report
from aligner.tui.screens import (
    behind,
    choice,
    finding,
    form,
    palette,
    plan,
    portfolio,
    reading,
    source,
    start,
)
from aligner.tui.screens import help as help_screen

PLACES = {
    "app": AlignerApp,
    "overview": overview.OverviewPane,
    "goals": goals.GoalsPane,
    "money": money.MoneyPane,
    "links": links.LinksPane,
    "columns": columns.ColumnsPane,
    "followup": followup.FollowupPane,
    "report": report.ReportPane,
    "notes": lists.ListPane,
    "plan": plan.PlanScreen,
    "start": start.StartScreen,
    "reading": reading.ReadingScreen,
    "finding": finding.FindingScreen,
    "source": source.SourceScreen,
    "behind": behind.BehindScreen,
    "portfolio": portfolio.PortfolioScreen,
    "visit": AlignerApp,
    **dict.fromkeys(("form", "save", "try", "write", "compare"), form.FormScreen),
    "choice": choice.ChoiceScreen,
    "palette": palette.PaletteScreen,
    "help": help_screen.HelpScreen,
    "dialog": form.FormScreen,
}


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: f"{command.place}-{command.name}")
def test_a_command_can_be_done_where_it_stands(command: Command) -> None:
    target, _, action = command.action.rpartition(".")
    place = {"app": AlignerApp, "screen": plan.PlanScreen}.get(target, PLACES[command.place])
    assert inspect.isfunction(getattr(place, f"action_{action.partition('(')[0]}"))


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_a_command_has_words_in_every_language(language: str) -> None:
    for command in COMMANDS:
        assert short(command, language)
        assert long(command, language)


def test_no_place_has_two_commands_on_one_key() -> None:
    keys = Counter((command.place, key) for command in COMMANDS for key in command.key.split(",") if key)
    assert [place for place, count in keys.items() if count > 1] == []


def test_every_word_of_the_commands_is_somebodys() -> None:
    assert set(i18n.keys("commands")) == {command.name for command in COMMANDS}


def test_the_tabs_are_the_plans_panes_in_their_order() -> None:
    assert tuple(pane.id for pane in plan._panes()) == TABS
