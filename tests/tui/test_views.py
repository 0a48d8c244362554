from __future__ import annotations

from collections.abc import Callable

import made_assessments as assessments
import pytest
from engine import Engine
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from aligner import i18n
from aligner.model.assessment import Assessment
from aligner.model.grid import Cell
from aligner.model.verdicts import Level, Tone, Verdict
from aligner.tui.bars import bar
from aligner.tui.labels import level_label, verdict_label
from aligner.tui.look import Look
from aligner.tui.references import clipboard_form, reading_form
from aligner.tui.screens.help import help_text
from aligner.tui.views.entry import Entry
from aligner.tui.views.goal import goal_entries
from aligner.tui.views.notes import note_entries
from aligner.tui.views.overview import left_entries, overview_entries, right_entries

FI = Look("fi")
PLACES = ("goals", "plan", "app")
View = Callable[[Assessment, Look, int], tuple[Entry, ...]]


def every_goal(assessment: Assessment, look: Look, width: int) -> tuple[Entry, ...]:
    return tuple(e for goal in assessment.goals for e in goal_entries(assessment, goal.goal, look, width))


VIEWS: tuple[View, ...] = (overview_entries, left_entries, every_goal, note_entries)


def said(entries: tuple[Entry, ...]) -> str:
    return "\n".join(entry.text.plain for entry in entries)


def test_a_goal_shows_its_money_metrics_and_findings(engine: Engine) -> None:
    text = said(goal_entries(assessments.energy(), "T6", FI, 76)).replace("\u00a0", " ")
    assert "Läpimenoaika (asiakas): 21 → 7 päivää, 2027" in text
    assert "300 000 €" in text
    assert "250 000 €" in text
    assert "Ei havaintoja." in text
    funding = said(goal_entries(assessments.energy(), "T4", FI, 76))
    assert "budjetti.csv › D14, D15, D16 +5" in funding
    assert "yhtä vaille" in funding


def test_people_are_left_out_where_names_are_off(engine: Engine) -> None:
    assert "Maija" in said(every_goal(assessments.energy(), FI, 76))
    assert "Maija" not in said(every_goal(assessments.energy(), Look("fi", names=False), 76))


@pytest.mark.parametrize("view", (*VIEWS, right_entries))
@pytest.mark.parametrize("width", [30, 76, 140])
def test_every_view_speaks_every_language(engine: Engine, view: View, width: int) -> None:
    for language in (*i18n.LANGUAGES, i18n.PSEUDO):
        assert view(assessments.energy(), Look(language, Tone.NEUTRAL, colour=False), width)


@pytest.mark.parametrize("view", VIEWS)
def test_hostile_names_are_shown_as_they_stand(engine: Engine, view: View) -> None:
    text = said(view(assessments.hostile(), FI, 76))
    assert "Tavoite [/]" in text or "[red]" in text
    assert not any(char in text for char in "\x1b\u202e\u200b")


@pytest.mark.parametrize(
    "look",
    [Look("fi", theme=theme, colour=colour) for theme in ("dark", "light", "contrast") for colour in (0, 1)],
)
def test_no_two_states_share_sign_and_word_and_the_worst_is_never_faint(look: Look) -> None:
    for labels in ([verdict_label(v, look) for v in Verdict], [level_label(level, look) for level in Level]):
        assert len({label.sign for label in labels}) == len({label.word for label in labels}) == len(labels)
        assert "bold" in look.style(labels[0].kind)
        assert not any("dim" in look.style(label.kind) for label in labels)


def test_no_colour_means_none() -> None:
    look = Look("fi", colour=False)
    text = help_text(look, PLACES)
    assert not any("#" in str(span.style) for span in text.spans)


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_the_help_fits_its_dialog(language: str) -> None:
    assert max(cell_len(line) for line in help_text(Look(language), PLACES).plain.split("\n")) <= 72


@given(st.floats(-1, 2), st.integers(0, 60))
def test_a_bar_is_never_wider_than_its_room(share: float, width: int) -> None:
    assert len(bar(share, width)) <= max(width, 1)
    assert bool(bar(share, width)) == (share > 0)


@pytest.mark.parametrize(
    ("cell", "read", "copied"),
    [
        (Cell("s.xlsx", "Tavoitteet", 5, 4), "s.xlsx › Tavoitteet › D5", "s.xlsx!Tavoitteet!D5"),
        (Cell("b.csv", "", 14, 4), "b.csv › D14", "b.csv!D14"),
        (Cell("s.xlsx", "Mittarit"), "s.xlsx › Mittarit", "s.xlsx!Mittarit"),
        (Cell("s\x1b.xlsx", "a\u202eb", 1, 1), "s.xlsx › ab › A1", "s.xlsx!ab!A1"),
    ],
)
def test_cells_are_named(cell: Cell, read: str, copied: str) -> None:
    assert (reading_form(cell), clipboard_form(cell)) == (read, copied)
