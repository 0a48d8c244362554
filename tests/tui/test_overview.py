from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import made_assessments as assessments
import pytest
from engine import Engine
from rich.cells import cell_len
from stage import play, screen
from textual.pilot import Pilot

from aligner import i18n, service
from aligner.model.assessment import Assessment
from aligner.model.finding import Finding, Pillar
from aligner.model.followup import About, Decision, Followup, Waiver
from aligner.model.grid import Column
from aligner.model.verdicts import Tone, Verdict
from aligner.service import Request
from aligner.tui.app import AlignerApp
from aligner.tui.listing import Selection, listed
from aligner.tui.look import Look
from aligner.tui.shown import Goto
from aligner.tui.views.behind import behind
from aligner.tui.views.entry import Entry
from aligner.tui.views.notes import how_many, note_entries
from aligner.tui.views.overview import left_entries, overview_entries, overview_table, right_entries
from aligner.tui.views.say_pay import say_pay_entries

FI = Look("fi")
SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.fixture(scope="module")
def energy() -> Assessment:
    return service.check(Request((SAMPLES / "kaarnalahden-energia",), "fi"))


def said(entries: tuple[Entry, ...]) -> str:
    return "\n".join(entry.text.plain for entry in entries).replace("\u00a0", " ")


def ways(entries: tuple[Entry, ...]) -> Iterator[tuple[str, Entry]]:
    """Every stop of the cursor: what it stands on, and where it leads."""
    for entry in entries:
        for part in entry.parts:
            yield part.entry.text.plain.replace("\u00a0", " "), part.entry
        if not entry.parts and entry.reachable:
            yield entry.text.plain.replace("\u00a0", " "), entry


def way(entries: tuple[Entry, ...], words: str) -> Goto:
    found = [entry.goto for text, entry in ways(entries) if words in text]
    assert found, words
    assert found[0] is not None, words
    return found[0]


def test_the_first_screen_tells_the_story(energy: Assessment) -> None:
    first = said(overview_entries(energy, FI, 77)).split("\n")[:20]
    for words in (
        "Asiakastavoitteet 6    ✘ 3 korulausetta    ◐ 2 puolivillaista    ✔ 1 katettu",
        "Määritelmä 3/6    Taso 2/6    Mittarit 3/6    Resurssit ja vastuu 1/6",
        "Paino ja raha: ero 39 %",
        "1,2 M€ ilman tavoitetta",
        "▼ 39",
        "Oma napa ◂──────────────▸ Asiakas",
        "✘ 2 Raha seuraa sanoja  ✔ 6 Polku ohjaa        arvon tuottaminen",
        "Nopein parannus  T4 Katkosta tieto ennen kuin pakastin sulaa",
        "  → ✔ katettu: osoitetaan rahaa vuosille 2027 ja 2028",
    ):
        assert any(words in line for line in first), words


@pytest.mark.parametrize("tone", Tone)
@pytest.mark.parametrize("language", [*i18n.LANGUAGES, i18n.PSEUDO])
@pytest.mark.parametrize("width", [40, 76, 110])
def test_no_line_is_wider_than_its_list(energy: Assessment, tone: Tone, language: str, width: int) -> None:
    look = Look(language, tone)
    for view in (overview_entries, left_entries, right_entries):
        lines = said(view(energy, look, width)).split("\n")
        assert all(cell_len(line) <= width for line in lines) or width == 40 or language == i18n.PSEUDO


def test_every_number_leads_to_what_is_behind_it(energy: Assessment) -> None:
    entries = overview_entries(energy, FI, 77)
    customer = Selection(customer=True)
    slogans = replace(customer, verdict=Verdict.SLOGAN)
    assert way(entries, "Asiakastavoitteet 6") == Goto("goals", selection=customer)
    assert way(entries, "✘ 3 korulausetta") == Goto("goals", selection=slogans)
    lacking = way(entries, "Taso 2/6").selection
    assert lacking == replace(customer, lacking=Pillar.AMBITION)
    assert len(listed(energy, lacking)) == 4
    assert way(entries, "ero 39 %") == way(entries, "tavoitteilla") == Goto("money")
    assert way(entries, "ilman tavoitetta") == Goto("links")
    area = next(one for one in energy.plan.areas if one.name == "Ihminen edellä")
    assert way(entries, "Ihminen edellä") == Goto("money", at={"area": area.id})
    assert way(entries, "Raha seuraa sanoja") == Goto("overview", at={"difference": "2"})
    assert way(entries, "arvon kotiutus") == Goto("overview", at={"phase": "capture"})
    assert way(entries, "Nopein parannus") == way(entries, "• T4") == Goto("goals", goal="T4")
    assert way(entries, "huomautus") == Goto("notes")
    assert way(entries, "• Toiminnanohjaus") == Goto("links", at={"item": "Toiminnanohjausjärjestelmä"})
    loose = way(entries, "Toiminnanohjaus").cell
    assert loose is not None
    assert loose.file == "budjetti.csv"
    assert any(entry.finding for _, entry in ways(entries))


@pytest.mark.parametrize("plan", ["kaarnalahden-energia", "region-tallmo", "tern-and-harrow"])
def test_every_count_of_goals_leads_to_so_many_goals(plan: str) -> None:
    assessment = service.check(Request((SAMPLES / plan,), "fi"))
    told = [*ways(overview_entries(assessment, FI, 77)), *ways(left_entries(assessment, FI, 65))]
    counted = [(text, to.goto.selection) for text, to in told if to.goto and to.goto.selection]
    assert sum(text.startswith("Muita tavoitteita") for text, _ in counted) == 2
    for text, selection in counted:
        solid, _, every = re.search(r"(\d+)(/(\d+))?", text).group(1, 2, 3)  # type: ignore[union-attr]
        expected = int(every) - int(solid) if every and every != solid else int(solid)
        assert len(listed(assessment, selection)) == expected, text


def test_a_count_of_nothing_leads_nowhere(energy: Assessment) -> None:
    stops = [text for text, _ in ways(overview_entries(energy, FI, 77))]
    assert not any("0 korulausetta" in text for text in stops)


def test_behind_a_difference_stand_its_checks_with_their_findings(energy: Assessment) -> None:
    view = behind({"difference": "2"})
    assert view is not None
    entries = tuple(view(energy, FI, 76))
    text = said(entries)
    difference = energy.differences[1]
    assert text.index("Puutteita") < text.index("Näitä puutteita ei löytynyt") < text.index("Ei arvioitu")
    assert "ei ole saraketta: hankkeen kustannus" in text
    assert "ei ole saraketta: tavoite\n" not in text
    opened = {entry.finding.check for _, entry in ways(entries) if entry.finding}
    assert len(opened) == difference.unmet
    assert opened <= set(difference.checks)


def test_where_no_resources_are_known_their_checks_tell_nothing_of_a_difference(energy: Assessment) -> None:
    view = behind({"difference": "2"})
    assert view is not None
    unknown = replace(energy, resources_unknown="unlinkable")
    opened = {entry.finding.check for _, entry in ways(tuple(view(unknown, FI, 76))) if entry.finding}
    assert not any(check.startswith("RES") for check in opened)


def test_behind_a_phase_and_the_coverage(energy: Assessment) -> None:
    for at, words in (
        ({"phase": "production"}, ("6 mittaria", "1 hanke", "Katkoviestit")),
        ({"phase": "capture"}, ("ei ole hankkeita eikä mittareita",)),
        ({"coverage": "all"}, ("66 % tarkistuksista voitiin tehdä", "polun vaihe")),
    ):
        view = behind(at)
        assert view is not None
        assert all(word in said(tuple(view(energy, FI, 76))) for word in words), at
    assert behind({"area": "A1"}) is None


def about(finding: Finding) -> About:
    return About(finding.check, finding.subject, finding.subject_id, finding.subject_name)


def test_what_waits_is_counted_and_leads_to_its_tab(engine: Engine) -> None:
    made = assessments.energy()
    first, second, third = made.findings[:3]
    day = timedelta(days=1)
    followup = Followup(
        waivers=(
            Waiver("1", "", "", about(first), "", made.as_of + day),
            Waiver("2", "", "", about(second), "", made.as_of - day),
        ),
        decisions=(Decision("3", "", "", about(third), "", "", date(2020, 1, 1)),),
    )
    entries = overview_entries(replace(made, followup=followup), FI, 110)
    for words, tab in (
        ("? 1 sarake odottaa vastausta", "columns"),
        ("⚠ 3 aineistohuomautusta", "notes"),
        ("1 hyväksyntä on vanhentunut", "followup"),
        ("1 hyväksytty havainto", "followup"),
        ("1 päätös", "followup"),
    ):
        assert way(entries, words) == Goto(tab)
    assert "question DEF02" not in said(entries), "nobody is asked about what is accepted"


def test_columns_of_a_skipped_table_wait_for_nobody() -> None:
    made = assessments.energy()
    asked = Column(5, "Mistä tietää", None, asked="metric.name")
    source = made.plan.sources[0]
    table = replace(source.tables[0], columns=(asked,), skipped="user")
    plan = replace(made.plan, sources=(replace(source, tables=(table,)),))
    assert "odottaa vastausta" not in said(overview_entries(replace(made, plan=plan), FI, 77))


def test_more_areas_than_a_few_have_one_line_each(energy: Assessment) -> None:
    many = replace(energy, areas=energy.areas + tuple(replace(one, area=None) for one in energy.areas))
    lines = said(tuple(say_pay_entries(many, FI, 76))).split("\n")
    area = next(line for line in lines if line.startswith("Ihminen edellä"))
    assert "40 %" in area
    assert "▼ 39" in area
    assert sum("(ei painopistettä)" in line for line in lines) == 3


def test_all_waived_is_not_all_backed(engine: Engine) -> None:
    made = assessments.energy()
    waivers = tuple(Waiver(str(n), "", "", about(one), "", date.max) for n, one in enumerate(made.findings))
    text = said(overview_entries(replace(made, followup=Followup(waivers=waivers)), FI, 77))
    assert "Kaikki ratkaisevat puutteet on hyväksytty määräajaksi." in text


def test_the_table_is_for_a_spreadsheet(energy: Assessment) -> None:
    rows = [line.split("\t") for line in overview_table(energy, FI).split("\n")]
    assert ["korulause", "3"] in rows
    assert ["Ihminen edellä", "40%", "1%", "112500.00"] in rows


def test_notes_lead_to_their_cells_and_the_money_adds_up(engine: Engine) -> None:
    made = assessments.energy()
    entries = note_entries(made, FI, 76)
    assert how_many(made) == 3
    for words in ("vanha.xls", "budjetti.csv › D18", "×3", "1 390 000,00 €", "2 340 000,00 €", "summarivit"):
        assert words in said(entries)
    assert way(entries, "unreadable-amount").cell == made.plan.notes[0].cell
    assert way(entries, "ilman tavoitetta") == Goto("links")


def test_the_keys_choose_a_number_and_open_it(engine: Engine, energy: Assessment) -> None:
    engine.plans["energia"] = energy

    async def steps(pilot: Pilot[None], app: AlignerApp) -> None:
        await pilot.press("right", "enter")
        await pilot.pause()
        assert "3/11 tavoitteesta · ✘ korulause" in screen(app)
        await pilot.press("1", "down", "l", "h", "h", "enter")
        await pilot.pause()
        assert "Määritelmä: ei kunnossa" in screen(app)
        await pilot.press("1", *["down"] * 6, "right", "enter")
        await pilot.pause()
        assert "5 Johdon asia" in screen(app).split("\n")[1]
        await pilot.press("down", "enter")
        await pilot.pause()
        assert "why" in screen(app)
        await pilot.press("escape", "y", "escape")
        await pilot.pause()
        assert "Nopein parannus" in screen(app)
        await pilot.press("Y")
        assert "korulause\t3" in app.clipboard

    play(engine, steps)


def test_a_click_opens_the_number_that_it_hits(engine: Engine, energy: Assessment) -> None:
    engine.plans["energia"] = energy

    async def steps(pilot: Pilot[None], app: AlignerApp) -> None:
        await pilot.click("#overview-list", offset=(40, 0))
        await pilot.pause()
        assert "Asiakastavoitteet" in screen(app), "between two numbers nothing is opened"
        await pilot.click("#overview-list", offset=(45, 0))
        await pilot.pause()
        assert "2/11 tavoitteesta · ◐ puolivillainen" in screen(app)

    play(engine, steps)


def test_a_wide_screen_has_two_columns_and_the_place_is_remembered(
    engine: Engine, energy: Assessment
) -> None:
    engine.plans["energia"] = energy

    async def steps(pilot: Pilot[None], app: AlignerApp) -> None:
        first = screen(app).split("\n")[3]
        assert first.strip().startswith("Asiakastavoitteet 6")
        assert "Seitsemän eroa" in first
        await pilot.press("down", "right")
        pane = app.screen.pane  # type: ignore[attr-defined]
        assert pane.remembered() == {"line": "1.1"}
        pane.recall({"line": "0.2"})
        assert pane.entrance.entry.goto.selection.verdict is Verdict.HALF_HEARTED
        pane.recall({"line": "nonsense"})
        await pilot.press("right", "right", "enter")
        await pilot.pause()
        assert "1 Selvä suunta" in screen(app)
        await pilot.press("escape")
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert "Nopein parannus" in screen(app)

    play(engine, steps, size=(140, 40))
