from __future__ import annotations

import shutil
import tomllib
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import pytest
from reading_at_once import play_plan, press, said
from stage import screen, settled
from textual.pilot import Pilot
from textual.widgets import Input

from aligner.model.entities import Goal
from aligner.model.errors import OutputError
from aligner.model.grid import Cell
from aligner.model.link_rules import LinkRule
from aligner.model.plan import Plan
from aligner.model.proposals import Choice, Proposal, Reason
from aligner.service import links
from aligner.tui.app import AlignerApp
from aligner.tui.link_list import LinkList, row_of
from aligner.tui.look import Look
from aligner.tui.panes import links as pane_module
from aligner.tui.views.links import link_detail, link_row, links_state, links_table
from aligner.tui.views.splits import goals_named, split_of

FI = Look("fi")
T1 = Choice("goal", "T1", "Vastaus tunnissa", "T1", 0.9, (Reason("name", "Palaute [/]", "Vastaus", 0.9),))
T2 = Choice("goal", "T2", "Toinen", "T2", 0.3)
BIG = Proposal("budget.line", "Palaute*", 70_000_00, 3, ("Palaute [/]",), (), T1, (T2,))
SMALL = Proposal("budget.cost_centre", "4100", 20_000_00, 2, ("Aula",), (Cell("b.csv", "", 4, 2, "Aula"),))
WEAK = Proposal("budget.account", "4400", 5_00, 1, others=(T2, T1))


def listed(*proposals: Proposal, plan: Plan = Plan()) -> LinkList:  # noqa: B008 - a plan is never changed
    made = LinkList()
    made.renew(proposals, plan)
    return made


def plain(text: object) -> str:
    return str(text).replace("\u00a0", " ")


def test_refusing_goes_through_the_choices_until_none_is_left() -> None:
    row = row_of(BIG)
    assert (row.choice, row.rejected().choice, row.rejected().done) == (T1, T2, "")
    assert row.rejected().rejected().done == "rejected"
    assert (row.turned(1).choice, row.turned(-1).choice, row.turned(2).choice) == (T2, T2, T1)


def test_where_nothing_fits_well_no_choice_is_taken_before_it_is_looked_at() -> None:
    row = row_of(WEAK)
    assert (row.choice, row.turned(1).choice, row.turned(-1).choice) == (None, T2, T2)
    assert row.turned(1).turned(1).choice == T1
    assert row_of(SMALL).turned(1).choice is None


def test_what_was_done_stays_in_sight_above_what_is_proposed_anew() -> None:
    made = listed(BIG, SMALL)
    made.put(made.rows[1].accepted((T2, 100)))
    made.renew((BIG, WEAK), Plan(link_rules=(LinkRule(SMALL.field, SMALL.value, (("T2", 1),)),)))
    assert [(row.proposal.value, row.done) for row in made.rows] == [
        ("4100", "accepted"),
        ("Palaute*", ""),
        ("4400", ""),
    ]
    assert (made.open_count, made.next_open(1), made.next_open(2), len(made)) == (2, 2, 1, 3)


def test_a_rule_that_did_not_link_its_lines_is_open_again() -> None:
    made = listed(BIG)
    made.put(made.rows[0].accepted((T1, 100)))
    made.renew((BIG,), Plan())
    assert made.rows[0].done  # a plan that was read before the rule was saved
    made.renew((BIG,), Plan(link_rules=(LinkRule(BIG.field, BIG.value, (("T1", 1),)),)))
    assert not made.rows[0].done


def test_progress_moves_with_every_accept_and_is_not_counted_twice() -> None:
    made, rule = listed(BIG, SMALL), LinkRule(BIG.field, BIG.value, (("T1", 1),))
    row = made.rows[0].accepted((T1, 100))
    made.put(row)
    assert (made.linked_since(Plan()), made.is_in(Plan())) == (BIG.amount, False)
    with_rule = Plan(link_rules=(rule,))
    assert (made.linked_since(with_rule), made.is_in(with_rule)) == (0, True)
    made.put(row_of(BIG).opened())
    assert (made.linked_since(with_rule), made.linked_since(Plan())) == (-BIG.amount, 0)


def test_a_row_taken_back_that_is_no_longer_listed_stands_first() -> None:
    made = listed(SMALL)
    assert (made.put(row_of(BIG)), made.put(row_of(SMALL)), made.at(9)) == (0, 1, None)
    assert (made.find_item("Palaute"), made.find_item("Aula"), made.find_item("Muu")) == (0, 1, None)


def test_a_row_says_what_it_is_where_it_leads_and_how_sure_that_is() -> None:
    row = row_of(BIG)
    drawn = plain(link_row(row, "EUR", FI, 76))
    assert drawn.split() == ["70", "t€", "”Palaute*”", "→", "T1", "Vastaus", "tunnissa", "90", "%"]
    assert {link_row(one, "EUR", FI, 76).cell_len for one in (row, row_of(SMALL), row.rejected())} == {76}
    assert plain(link_row(row_of(SMALL), "EUR", FI, 76)).split()[-2:] == ["ei", "ehdotusta"]
    split = plain(link_row(row.accepted((T1, 60), (T2, 40)), "EUR", FI, 76))
    assert split.startswith("✔") and "T1 60 %, T2 40 %" in split
    assert "jää ilman tavoitetta" in plain(link_row(replace(row, done="left"), "EUR", FI, 76))


def test_the_detail_gives_reasons_other_choices_and_lines() -> None:
    told = plain(link_detail(row_of(BIG), "EUR", FI, 76))
    assert "3 riviä · 70 000 €" in told and "Palaute [/]" in told and "Muut vaihtoehdot: tavoite T2" in told
    assert "Enter valitsee tavoitteen" in plain(link_detail(row_of(SMALL), "EUR", FI, 76))
    assert "Aula  b.csv › B4" in plain(link_detail(row_of(SMALL), "EUR", FI, 76))
    assert "selaa epävarmoja" in plain(link_detail(row_of(WEAK), "EUR", FI, 76)).replace("\n ", "")
    assert "u kumoaa" in plain(link_detail(row_of(BIG).accepted((T1, 100)), "EUR", FI, 76))
    assert links_table(listed(BIG, SMALL), FI).split("\n")[1].split("\t") == ["20000.00", "2", "4100", ""]


def test_without_money_a_sentence_says_so() -> None:
    assert "kytkettävää ei ole" in links_state(listed(), Plan(), FI).plain


GOALS = Plan(goals=(Goal("T1", "Vastaus tunnissa"), Goal("T2", "Toinen"), Goal("T3", "Kolmas")))
SPLITS = [
    ("T1 60, T2 40", [("T1", 60), ("T2", 40)]),
    ("t1: 60 %; Toinen=40", [("T1", 60), ("T2", 40)]),
    ("T1 100", [("T1", 100)]),
    ("T1 60, T2 30", []),
    ("T1 60, T9 40", []),
    ("T1 60, T1 40", []),
    ("T1 100, T2 0", []),
    ("T1", []),
    ("", []),
]


@pytest.mark.parametrize(("typed", "shares"), SPLITS)
def test_a_split_is_read_as_it_is_typed(typed: str, shares: list[tuple[str, int]]) -> None:
    assert [(choice.id, percent) for choice, percent in split_of(GOALS, typed)] == shares


def test_the_goals_that_can_be_typed_are_named() -> None:
    assert goals_named(GOALS) == "Vastaus tunnissa · Toinen · Kolmas"
    assert goals_named(Plan(goals=GOALS.goals * 5)).endswith(" · …")


Steps = Callable[[Pilot[None], AlignerApp], Awaitable[None]]
GOAL_ROWS = ["T1;Chatbot vastaa tunnissa;Arki", "T2;Linja-auto kulkee ajallaan;Arki", "T3;Terveys;Arki"]
BUDGET = ["Chatbot lisenssit;7000", "Chatbot ylläpito;3000", "Linja-auto kalusto;5000", "Aulan kukat;900"]


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A plan whose budget names no goal; the keys rest after a moment."""
    monkeypatch.setattr(pane_module, "REST", 0.05)
    folder = tmp_path / "plan"
    folder.mkdir()
    (folder / "tavoitteet.csv").write_text("\n".join(["Tavoite ID;Tavoite;Painopiste", *GOAL_ROWS]), "utf-8")
    (folder / "budjetti.csv").write_text("\n".join(["Budjettirivi;Budjetti 2026", *BUDGET]), "utf-8")
    return folder


def rules(plan: Path) -> list[dict[str, object]]:
    file = plan / "aligner.toml"
    return tomllib.loads(file.read_text("utf-8"))["links"] if file.exists() else []


async def read_with(rules: int, pilot: Pilot[None], app: AlignerApp) -> Plan:
    """The plan, as soon as it has been read again with so many rules."""
    assert app.plan is not None
    for _ in range(60):
        if len(app.plan.shown.read.plan.link_rules) == rules:
            break
        await pilot.pause(0.05)
    await settled(pilot, app)
    return app.plan.shown.read.plan


def test_proposals_are_accepted_split_chosen_by_hand_and_taken_back(plan: Path) -> None:
    async def steps(pilot: Pilot[None], app: AlignerApp) -> None:
        assert "Rahasta 0 %" in said(app, "links-state") and "avoinna 3" in said(app, "links-state")
        assert "Chatbot" in said(app, "links-detail") and "T1" in said(app, "links-detail")
        await press(pilot, app, "enter")
        assert "Rahasta 63 %" in said(app, "links-state") and "✔" in screen(app)
        assert rules(plan)[0]["goal"] == "T1"
        assert "Linja-auto" in said(app, "links-detail")  # the cursor has moved on
        await press(pilot, app, "s")
        assert "Chatbot vastaa" in said(app, "form-lead")
        app.screen.query_one(Input).value = "T1 60, T2 50"
        await press(pilot, app, "enter")
        assert "yhteensä 100" in said(app, "form-said")
        app.screen.query_one(Input).value = "T1 60, T2 40"
        await press(pilot, app, "enter")
        assert rules(plan)[1]["goals"] == {"T1": 60, "T2": 40}
        await press(pilot, app, "enter", *"ter", "enter")  # nothing fits: enter opens the chooser
        assert rules(plan)[2]["goal"] == "T3"
        assert (await read_with(3, pilot, app)).ledger.untraced == 0
        assert said(app, "links-state").startswith("✔ Kaikki raha on kytketty")
        await press(pilot, app, "u", "u")
        assert len(rules(plan)) == 1 and "avoinna 2" in said(app, "links-state")
        assert (await read_with(1, pilot, app)).ledger.untraced == 5900_00
        assert "Rahasta 63 %" in said(app, "links-state") and "avoinna 2" in said(app, "links-state")
        await press(pilot, app, "u", "u")
        assert "Kumottavaa ei ole" in screen(app) and not rules(plan)

    play_plan(plan, steps, tab="4")


def test_choices_are_turned_refused_and_money_left_without_a_goal(plan: Path) -> None:
    async def steps(pilot: Pilot[None], app: AlignerApp) -> None:
        await press(pilot, app, "right", "left", "minus")
        assert rules(plan)[0]["not"] == ["T1"]
        await press(pilot, app, "end", "e")
        assert rules(plan)[1]["not"] == ["*"] and "jää ilman tavoitetta" in screen(app)
        await press(pilot, app, "Y")
        assert "10000.00" in app.clipboard
        await press(pilot, app, "x")
        assert type(app.screen).__name__ == "SourceScreen"
        await press(pilot, app, "escape", "1")
        assert len((await read_with(2, pilot, app)).link_rules) == 2  # the tab was left

    play_plan(plan, steps, tab="4", size=(140, 40))


def test_what_cannot_be_saved_is_said_and_open_again(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def steps(pilot: Pilot[None], app: AlignerApp) -> None:
        def full(*_: object) -> object:
            raise OutputError("not-written", file="aligner.toml", reason="levy on täynnä")

        await press(pilot, app, "enter")
        with monkeypatch.context() as patch:
            patch.setattr(links, "accept", full)
            await press(pilot, app, "enter")
            assert "täynnä" in screen(app) and "avoinna 2" in said(app, "links-state")
        await press(pilot, app, "home", "down", "enter")
        assert [rule["goal"] for rule in rules(plan)] == ["T1", "T2"]
        (plan / "aligner.toml").write_text("[links]", "utf-8")
        await press(pilot, app, "u")
        assert "avoinna 1" in said(app, "links-state")  # it could not be taken back
        await press(pilot, app, "u")
        assert "Kumottavaa ei ole" in screen(app)

    play_plan(plan, steps, tab="4")


def test_a_plan_whose_money_all_has_goals_is_left_in_peace(tmp_path: Path) -> None:
    sample = Path(__file__).parents[2] / "samples" / "tyrskyluodon-lautat"
    copied = Path(shutil.copytree(sample, tmp_path / "lautat"))

    async def steps(pilot: Pilot[None], app: AlignerApp) -> None:
        assert said(app, "links-state") == "✔ Kaikki raha on kytketty tavoitteisiin."
        await press(pilot, app, "enter", "minus", "e", "m", "s", "right", "x")
        assert app.screen is app.plan and not rules(copied)

    play_plan(copied, steps, tab="4")
