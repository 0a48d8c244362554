from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import made_assessments as assessments
import pytest
from engine import Engine
from rich.cells import cell_len
from stage import play, screen, settled
from textual.message import Message
from textual.pilot import Pilot

from aligner import i18n, service
from aligner.model.acts import Act, Change
from aligner.model.assessment import Assessment
from aligner.model.entities import Metric
from aligner.model.finding import Finding, Severity, Subject
from aligner.model.followup import About, Decision, Followup, Remark, Waiver
from aligner.model.period import Period
from aligner.model.told import Told
from aligner.model.verdicts import Verdict
from aligner.tui.app import AlignerApp
from aligner.tui.listing import Order, Selection, listed
from aligner.tui.look import Look
from aligner.tui.messages import DecideAsked, GoAsked, NoteAsked, TryAsked, WaiveAsked
from aligner.tui.panes import goals as goals_pane
from aligner.tui.panes.goals import GoalsPane
from aligner.tui.shown import Goto
from aligner.tui.views import goal_words
from aligner.tui.views.goal import goal_entries, plan_entries
from aligner.tui.views.goal_findings import sorted_findings
from aligner.tui.views.goal_table import goals_table, state_line
from aligner.tui.views.heat import FAMILIES, PLAN, HeatMap
from aligner.tui.widgets.goal_table import GoalTable

FI = Look("fi")


def about(finding: Finding) -> About:
    return About(finding.check, finding.subject, finding.subject_id, finding.subject_name)


def of_plan(check: str, severity: Severity) -> Finding:
    cells = (assessments.cell(2, 2),)
    return Finding(check, check.lower(), severity, Subject.PLAN, "", "", {}, cells, 1)


def wide() -> Assessment:
    """The energy company with findings of other families, some of them about the whole plan."""
    whole = assessments.energy()
    more = (
        assessments.found("INS01", "T1", assessments.cell(5, 3), severity=Severity.MAJOR),
        assessments.found("INS07", "T1", severity=Severity.MINOR),
        assessments.found("LEA03", "T2", severity=Severity.MINOR),
        of_plan("STE02", Severity.MAJOR),
        replace(of_plan("JOU05", Severity.MAJOR), subject=Subject.INITIATIVE, subject_name="[red]"),
    )
    return replace(whole, findings=(*whole.findings, *more))


def followed(finding: Finding, until: date) -> Followup:
    entry = ("1", "2026-10-01T09:00:00", "Maija Mäkelä")
    return Followup(
        waivers=(Waiver(*entry, about(finding), "tilaus tehty", until),),
        remarks=(Remark(*entry, "T1", "Paras asiakaskokemus", "Kysytään [/] johtoryhmältä"),),
        decisions=(Decision(*entry, about(finding), "mittari tilataan", "Ville Koski", date(2026, 12, 1)),),
    )


def said(assessment: Assessment, goal: str, look: Look = FI, width: int = 76, **tried: Any) -> str:
    entries = goal_entries(assessment, goal, look, width, **tried)
    return "\n".join(entry.text.plain for entry in entries).replace("\u00a0", " ")


def heat(assessment: Assessment, *, by_family: bool, look: Look = FI, tried: str = "") -> HeatMap:
    goals = tuple(goal.goal for goal in listed(assessment, Selection()))
    return HeatMap(assessment, (PLAN, *goals) if by_family else goals, look, by_family, frozenset([tried]))


# The heat map.


def test_every_family_of_checks_is_a_pillar_or_has_a_column() -> None:
    assert {*FAMILIES, "DEF", "AMB", "MET", "RES"} == set(i18n.keys("catalogue", "family"))


def test_the_map_shows_pillars_and_money() -> None:
    map_ = heat(wide(), by_family=False, tried="T4")
    assert map_.header(70).plain.split() == ["Arvio", "Tavoite", "Määr", "Taso", "Mitt", "Res", "Raha"]
    lines = [map_.line(index, 70).plain for index in range(len(map_.goals))]
    assert lines[0].split() == ["✘", "korulause", "T1", "Paras", "asiakaskokem…", "◐", "✘", "✘", "✘", "–"]
    words = " ".join(lines[3].replace("\u00a0", " ").split())
    assert words == "◐ puolivillainen * T4 Sähkökatkosta ti… ✔ ✔ ✔ ◐ 840 t€"


def test_the_map_shows_the_worst_of_every_other_family_and_of_the_plan() -> None:
    map_ = heat(wide(), by_family=True)
    head = map_.header(70).plain
    at = {family: head.index(i18n.text(f"goals.family.{family}", "fi")) for family in FAMILIES}
    plan, first, second = (map_.line(index, 70).plain for index in range(3))
    assert {family: plan[place] for family, place in at.items() if plan[place] != " "} == {
        "STE": "○",
        "JOU": "○",
    }
    assert {family: first[place] for family, place in at.items() if first[place] != " "} == {"INS": "○"}
    assert {family: second[place] for family, place in at.items() if second[place] != " "} == {"LEA": "·"}
    assert "Suunnitelma kokonaisuutena" in plan


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("by_family", [False, True])
def test_no_line_of_the_map_leaves_its_room(language: str, by_family: bool) -> None:
    map_ = heat(assessments.hostile(), by_family=by_family, look=Look(language))
    for width in (74, 60):
        lines = [map_.header(width), *(map_.line(index, width) for index in range(len(map_.goals)))]
        assert {line.cell_len for line in lines} <= {width, *range(width)}
        assert max(line.cell_len for line in lines) == width


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_the_names_of_the_families_fit_their_columns(language: str) -> None:
    assert max(cell_len(i18n.text(f"goals.family.{family}", language)) for family in FAMILIES) <= 4


def test_the_state_line_names_every_limit() -> None:
    chosen = Selection("tieto", Verdict.HALF_HEARTED, True, "aino salo", "A2")
    line = state_line(1, chosen, wide(), FI, by_family=True).plain
    for words in (
        "1/6 tavoitteesta",
        "”tieto”",
        "◐ puolivillainen",
        "vain asiakastavoitteet",
        "painopiste Toimitusvarmuus",
        "vastuuhenkilö Aino Salo",
        "heikoimmat ensin",
        "○ merkittävä",
    ):
        assert words in line
    hushed = state_line(1, chosen, wide(), Look("fi", names=False), by_family=False).plain
    assert "Salo" not in hushed
    others = state_line(1, Selection(customer=False), wide(), FI, by_family=False).plain
    assert "1/6 tavoitteesta · vain muut tavoitteet · " in others
    residents = replace(wide(), plan=replace(wide().plan, profile=Told("public")))
    line = state_line(1, Selection(customer=True), residents, FI, by_family=False).plain
    assert "vain asukastavoitteet" in line
    assert "ei vastuuhenkilöä" in state_line(1, Selection(owner=""), wide(), FI, by_family=False).plain


def test_the_table_to_copy_has_every_listed_goal_and_no_stray_tabs() -> None:
    whole = assessments.energy()
    goals = listed(whole, Selection(verdict=Verdict.HALF_HEARTED))
    lines = [line.split("\t") for line in goals_table(goals, whole, FI).split("\n")]
    assert len({len(line) for line in lines}) == 1
    assert lines[1][:6] == [
        "T4", "Sähkökatkosta tieto heti", "Toimitusvarmuus", "Aino Salo", "puolivillainen", "yhtä vaille",
    ]  # fmt: skip
    assert lines[1][-2:] == ["840000", "1"]
    nasty = assessments.hostile()
    table = goals_table(nasty.goals, nasty, FI)
    assert len(table.split("\n")) == 1 + len(nasty.goals)
    assert not any(char in table for char in "\x1b\u202e\u200b")
    assert "Salo" not in goals_table(goals, whole, Look("fi", names=False))


# The detail.


def test_waived_findings_come_last_and_say_until_when(engine: Engine) -> None:
    whole = wide()
    finding = whole.findings_by_subject["T1"][0]
    waived = replace(whole, followup=followed(finding, date(2027, 6, 30)))
    text = said(waived, "T1")
    assert "Hyväksytty 30.6.2027 asti: tilaus tehty (Maija Mäkelä)" in text
    assert "Päätetty: mittari tilataan · Ville Koski · 1.12.2026" in text
    assert "Kysytään [/] johtoryhmältä" in text
    assert [one.check for one in sorted_findings(waived, waived.findings_by_subject["T1"])] == [
        "MET01", "RES01", "INS01", "INS07", "DEF02",
    ]  # fmt: skip
    hushed = said(waived, "T1", Look("fi", names=False))
    assert "Hyväksytty 30.6.2027 asti: tilaus tehty" in hushed
    assert not any(name in hushed for name in ("Maija", "Ville"))


def test_a_waiver_that_has_run_out_says_so_and_hides_nothing(engine: Engine) -> None:
    whole = wide()
    finding = whole.findings_by_subject["T1"][0]
    expired = replace(whole, followup=followed(finding, date(2026, 11, 20)))
    assert "yväksyntä on vanhentunut 20.11.2026" in said(expired, "T1")
    assert "myöhässä" not in said(expired, "T1")
    assert "1.12.2026 (myöhässä)" in said(replace(expired, as_of=date(2026, 12, 2)), "T1")
    assert sorted_findings(expired, expired.findings_by_subject["T1"])[0] == finding


def test_what_is_tried_is_told_with_the_verdict_that_it_brings(engine: Engine) -> None:
    whole = wide()
    after, before = whole.verdict_by_goal["T4"], whole.verdict_by_goal["T1"]
    changes = (
        Change("T4", Act.DEFINE, "Viesti tunnissa [/]"),
        Change("T4", Act.FUND, amounts=((2026, 5_000_000), (0, 100_000))),
        Change("T4", Act.ADD_PEOPLE, amounts=((2027, 1500),)),
        Change("T4", Act.NAME_OWNER, "Aino Salo"),
        Change("T4", Act.ADD_METRIC, "Vasteaika", "9", "1", "2027"),
        Change("T1", Act.DEFINE, "toinen"),
    )
    text = said(whole, "T4", width=100, changes=changes, before=before)
    for words in (
        "Entä jos: ✘ korulause → ◐ puolivillainen · yhtä vaille",
        "määritelmä: ”Viesti tunnissa [/]”",
        "raha: 2026: 50 000 € · 1 000 €",
        "väki: 2027: 1,5",
        "vastuuhenkilö: ”Aino Salo”",
        "uusi mittari: ”Vasteaika” · 9 → 1 · 2027",
    ):
        assert words in text
    assert "toinen" not in text
    assert "arvio ei muutu" in said(whole, "T4", changes=changes, before=after)
    hushed = said(whole, "T4", Look("fi", names=False), changes=changes[3:4], before=after)
    assert "Salo" not in hushed
    assert "vastuuhenkilö: kirjattu" in hushed


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ({"baseline": "20", "target": "10", "actual": "15"}, "nyt 15  ██████······  50 % matkasta"),
        ({"baseline": "20", "target": "10", "actual": "10"}, "nyt 10  ████████████  100 % matkasta"),
        ({"baseline": "20", "target": "10", "actual": "8"}, "120 % matkasta"),
        ({"baseline": "20", "target": "10", "actual": "25"}, "nyt 25  ············  väärään suuntaan"),
        ({"baseline": "20", "target": "hyvä", "actual": "15"}, "nyt 15"),
    ],
)
def test_a_metric_tells_how_far_it_has_come(engine: Engine, figures: dict[str, str], expected: str) -> None:
    cells = {name: assessments.cell(7, n, text) for n, (name, text) in enumerate(figures.items(), start=3)}
    numbers = {name: Decimal(text) for name, text in figures.items() if text.isdigit()}
    measured = Period(date(2026, 3, 1), date(2026, 3, 31), "3/2026")
    metric = Metric("M1", "Vika-aika", cells, goals=("T6",), numbers=numbers, measured=measured)
    whole = assessments.energy()
    text = said(replace(whole, plan=replace(whole.plan, metrics=(metric,))), "T6")
    assert expected in text
    assert "mitattu 3/2026" in text
    assert ("matkasta" in text or "suuntaan" in text) == (len(numbers) == 3)


def test_words_are_marked_by_what_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service, "finding_text", lambda *_: "x")
    one = assessments.goal(1, "Paras palvelu", definition="Paras palvelu, 95 % vastauksista vuonna 2027")
    entries = list(goal_words.word_entries(one, FI))
    text = entries[0].text
    assert "Soi kauniisti ”" in text.plain
    assert "Mihin mennessä ”" in text.plain
    styles = {text.plain[span.start : span.end]: str(span.style) for span in text.spans}
    assert styles["Paras"] == FI.style("vague")
    assert entries[0].cell == one.cells["definition"]


def test_a_statement_that_stands_for_the_definition_is_marked_itself() -> None:
    one = replace(assessments.goal(1, "Paras palvelu kaikille"), definition_is_name=True)
    (entry,) = goal_words.word_entries(one, FI)
    assert entry.text.plain.startswith("”Paras palvelu kaikille”")
    assert "Soi kauniisti" in entry.text.plain
    assert entry.cell == one.cells["name"]


def test_the_plan_as_a_whole_lists_what_speaks_of_no_goal(engine: Engine) -> None:
    text = "\n".join(entry.text.plain for entry in plan_entries(wide(), FI, 76))
    assert "title STE02 fi [/]" in text
    assert "[red]" in text
    assert "DEF01" not in text


@pytest.mark.parametrize("language", (*i18n.LANGUAGES, i18n.PSEUDO))
def test_the_detail_speaks_every_language(engine: Engine, language: str) -> None:
    whole = wide()
    finding = whole.findings_by_subject["T1"][0]
    whole = replace(whole, followup=followed(finding, date(2027, 1, 1)))
    change = Change("T1", Act.DEFINE, "x")
    assert said(whole, "T1", Look(language), changes=(change,), before=whole.verdict_by_goal["T2"])
    assert state_line(1, Selection(owner="", area=""), whole, Look(language), by_family=True).plain


# The tab.


def pane_of(app: AlignerApp) -> GoalsPane:
    return app.screen.query_one(GoalsPane)


def test_limits_are_chosen_shown_and_cleared(engine: Engine) -> None:
    engine.plans["energia"] = wide()

    async def steps(pilot: Pilot[None], app: AlignerApp) -> None:
        await pilot.press("2", "a", *"to", "enter")
        await pilot.pause()
        assert "3/6 tavoitteesta · painopiste Toimitusvarmuus" in screen(app)
        await pilot.press("b", *"sal", "enter", "s")
        await pilot.pause()
        assert "2/6 tavoitteesta" in screen(app)
        assert "vastuuhenkilö Aino Salo · eniten rahaa ensin" in screen(app)
        assert pane_of(app).table().count("\n") == 2
        await pilot.press("slash", "t", "i", "enter")
        await pilot.pause()
        assert "1/6" in screen(app)
        await pilot.press("escape")
        await pilot.pause()
        assert "6 tavoitetta · eniten rahaa ensin" in screen(app)
        await pilot.press("b", "enter")
        await pilot.pause()
        assert pane_of(app).selection.owner is None

    play(engine, steps, size=(120, 30))


def test_other_families_and_the_plan_as_a_whole(engine: Engine) -> None:
    engine.plans["energia"] = wide()

    async def steps(pilot: Pilot[None], app: AlignerApp) -> None:
        await pilot.press("2", "down", "f")
        await pilot.pause()
        assert pane_of(app).goal == "T2"
        await pilot.press("g")
        await pilot.pause(0.1)
        assert "title STE02 fi [/]" in screen(app)
        assert pane_of(app).goal is None
        await pilot.press("f")
        await pilot.pause()
        assert pane_of(app).goal == "T1"
        pane_of(app).visit(Goto("goals", at={"family": "STE"}))
        await pilot.pause()
        assert pane_of(app).goal is None
        pane_of(app).visit(Goto("goals", goal="T6", selection=Selection(verdict=Verdict.BACKED)))
        await pilot.pause()
        assert pane_of(app).goal == "T6"
        pane_of(app).visit(Goto("goals", goal="T1"))
        await pilot.pause()
        assert pane_of(app).goal == "T1"

    play(engine, steps)


def test_what_is_asked_of_findings_and_goals(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    engine.plans["energia"] = wide()
    asked: list[Message] = []
    kinds = (WaiveAsked, DecideAsked, NoteAsked, TryAsked, GoAsked)
    post = GoalsPane.post_message

    def heard(self: GoalsPane, message: Message) -> bool:
        if isinstance(message, kinds):
            asked.append(message)
            return True
        return post(self, message)

    monkeypatch.setattr(GoalsPane, "post_message", heard)

    async def steps(pilot: Pilot[None], app: AlignerApp) -> None:
        await pilot.press("2", "n", "e", "x", "w", "down", "enter")
        await pilot.pause()
        note, attempt, source, waive = asked
        assert (note.goal, attempt.goal) == ("T1", "T1")  # type: ignore[attr-defined]
        assert source.goto.cell.address == "D5"  # type: ignore[attr-defined]
        assert waive.finding.check == "MET01"  # type: ignore[attr-defined]
        table = app.screen.query_one(GoalTable)
        table.choose("T4")
        await pilot.press("d")
        assert asked[-1].finding.check == "RES06"  # type: ignore[attr-defined]
        table.choose("T6")
        await pilot.press("w")
        await pilot.pause()
        assert "Tavoitteella ei ole havaintoja." in screen(app)
        await pilot.press("g", "enter", "home", "enter")
        await pilot.pause(0.1)
        assert asked[-1].goto.cell.address == "C5"  # type: ignore[attr-defined]
        count = len(asked)
        await pilot.press("escape", "slash", "q", "enter", "n", "x")
        await pilot.pause()
        assert len(asked) == count
        assert "Valitse ensin tavoite." in screen(app)

    play(engine, steps)


def test_the_reader_is_where_she_was(engine: Engine) -> None:
    async def steps(pilot: Pilot[None], app: AlignerApp) -> None:
        pane = pane_of(app)
        pane.find_again({"words": "t", "customer": "1", "order": "name", "families": "1", "goal": "T4"})
        await pilot.press("2")
        await pilot.pause(0.1)
        assert pane.remembered() == {
            "words": "t", "customer": "1", "order": "name", "families": "1", "goal": "T4",
        }  # fmt: skip
        assert "T4 Sähkökatkosta tieto heti" in screen(app)

    play(engine, steps)


def test_a_held_key_draws_the_detail_once_and_only_lines_in_sight(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine.plans["energia"] = assessments.large(2000)
    details, lines = [], []
    drawn, line = goals_pane.detail_entries, HeatMap.line

    def counted(*arguments: Any) -> Any:
        details.append(arguments[1])
        return drawn(*arguments)

    def counted_line(self: HeatMap, index: int, width: int) -> Any:
        lines.append(index)
        return line(self, index, width)

    monkeypatch.setattr(goals_pane, "detail_entries", counted)
    monkeypatch.setattr(HeatMap, "line", counted_line)

    async def steps(pilot: Pilot[None], app: AlignerApp) -> None:
        await pilot.press("2")
        pane_of(app).select(Selection(order=Order.NAME))
        await pilot.press("g")
        await pilot.pause(0.1)
        details.clear()
        lines.clear()
        table = app.screen.query_one(GoalTable)
        for _ in range(300):
            table.action_cursor_down()
        await pilot.pause(0.2)
        assert details[-1] == "T301"
        assert len(details) <= 3
        assert len(lines) < 200
        assert "Tavoite 00301" in screen(app)
        await pilot.press("G", "k")
        await pilot.pause(0.1)
        assert "Tavoite 01999" in screen(app)
        await pilot.click(table, offset=(20, 1))
        assert table.goal is not None
        assert table.goal != "T1999"
        await settled(pilot, app)

    play(engine, steps, size=(120, 30))
