"""What if: typed changes, the plan judged with them, the cells to fill; the files are never touched."""

import hashlib
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from aligner import service
from aligner.i18n import LANGUAGES
from aligner.model.acts import Act, Change
from aligner.model.errors import OutputError, SettingsError
from aligner.model.finding import Pillar
from aligner.model.verdicts import Level, Verdict
from aligner.service import whatif
from aligner.service.whatif import Typed

SAMPLES = Path(__file__).parents[2] / "samples"
AS_OF = date(2026, 11, 21)


def asked(*paths, language="fi"):
    return service.Request(tuple(map(Path, paths)), language, as_of=AS_OF)


@pytest.fixture(scope="module")
def energy():
    """An assessment that nothing may change."""
    request = asked(SAMPLES / "kaarnalahden-energia")
    return request, service.check(request)


def parsed(assessment, goal, act, **typed):
    return whatif.parse(assessment.plan, goal, act, Typed(**typed))


@pytest.mark.parametrize(
    ("act", "typed", "expected"),
    [
        (Act.DEFINE, {"text": " Sähkö palaa\ntunnissa "}, {"text": "Sähkö palaa tunnissa"}),
        (Act.NAME_OWNER, {"text": "TBD"}, {"text": "TBD"}),
        (Act.SET_HORIZON, {"text": "31.12.2027"}, {"text": "31.12.2027"}),
        (Act.SET_HORIZON, {"text": "TBD"}, {"text": "TBD"}),
        (Act.FUND, {"amounts": "120 000"}, {"amounts": ((0, 12_000_000),)}),
        (Act.FUND, {"amounts": "0,12 M€"}, {"amounts": ((0, 12_000_000),)}),
        (Act.FUND, {"amounts": "2026: 50 t€; 2027: 60 t€"},
         {"amounts": ((2026, 5_000_000), (2027, 6_000_000))}),
        (Act.FUND, {"amounts": "2026=0,01\n2027=-20 000,50 €"}, {"amounts": ((2026, 1), (2027, -2_000_050))}),
        (Act.ADD_PEOPLE, {"amounts": "2027: 0,25"}, {"amounts": ((2027, 250),)}),
        (Act.ADD_PEOPLE, {"amounts": "50 %"}, {"amounts": ((0, 500),)}),
        (Act.ADD_METRIC, {"text": "Odotus", "baseline": "5", "target": " 2 ", "deadline": "2027"},
         {"text": "Odotus", "baseline": "5", "target": "2", "deadline": "2027"}),
    ],
)  # fmt: skip
def test_what_is_typed_is_read_as_the_reader_reads(energy, act, typed, expected):
    assert parsed(energy[1], "T1", act, **typed) == Change("T1", act, **expected)


@pytest.mark.parametrize(
    ("act", "typed", "code"),
    [
        (Act.DEFINE, {"text": " "}, "try-nothing-said"),
        (Act.FUND, {"amounts": " ; "}, "try-nothing-said"),
        (Act.FUND, {"amounts": "paljon"}, "try-amount"),
        (Act.FUND, {"amounts": "-"}, "try-amount"),
        (Act.FUND, {"amounts": "2026:"}, "try-amount"),
        (Act.FUND, {"amounts": "12 %"}, "try-amount"),
        (Act.FUND, {"amounts": "0,005"}, "try-amount"),
        (Act.FUND, {"amounts": "2026 50 t€"}, "try-amount"),
        (Act.FUND, {"amounts": "1.234"}, "try-ambiguous"),
        (Act.FUND, {"amounts": "5 000 kr"}, "try-currency"),
        (Act.FUND, {"amounts": "2026: 1; 2026: 2"}, "try-year-twice"),
        (Act.ADD_PEOPLE, {"amounts": "kaksi"}, "try-people"),
        (Act.ADD_PEOPLE, {"amounts": "-"}, "try-people"),
        (Act.SET_HORIZON, {"text": "pian"}, "try-time"),
        (Act.SET_HORIZON, {"text": "3/4/2027"}, "try-time"),
        (Act.ADD_METRIC, {"text": "Odotus", "deadline": "pian"}, "try-time"),
        (Act.COMPLETE_METRIC, {"text": "Odotus"}, "try-no-metric"),
    ],
)
def test_what_cannot_be_read_is_told_and_never_guessed(energy, act, typed, code):
    with pytest.raises(SettingsError) as refused:
        parsed(energy[1], "T1", act, **typed)
    assert refused.value.code == code
    for language in LANGUAGES:
        assert "{" not in service.error_sentence(refused.value, language)


def test_a_metric_of_the_goal_is_completed_not_added_again(energy):
    _, assessment = energy
    metric = assessment.plan.metrics[0]
    change = parsed(assessment, metric.goals[0], Act.ADD_METRIC, text=metric.name.upper(), target="9")
    assert change.act is Act.COMPLETE_METRIC


def test_a_goal_that_is_named_otherwise_is_found_or_refused(energy):
    assert parsed(energy[1], "lämpimin", Act.NAME_OWNER, text="Aino").goal == "T1"
    with pytest.raises(SettingsError):
        parsed(energy[1], "T99", Act.NAME_OWNER, text="Aino")


def test_no_change_is_no_work(energy):
    request, assessment = energy
    assert whatif.tried(assessment, request, []) is assessment
    assert whatif.difference(assessment, assessment).is_nothing


def slogan_mended(assessment):
    return [
        parsed(assessment, "T1", Act.DEFINE, text="Asiakas saa vastauksen kahdessa päivässä"),
        parsed(assessment, "T1", Act.SET_LEVEL, text="90 % vuonna 2028"),
        parsed(assessment, "T1", Act.ADD_METRIC, text="Vastausaika asiakkaalle", baseline="5", target="2"),
        parsed(assessment, "T1", Act.FUND, amounts="2026: 50 t€; 2027: 60 000,01; 2028: 1"),
    ]


def test_the_overview_moves_with_the_goal_and_the_follow_up_stays(energy):
    request, assessment = energy
    before = {path: hashlib.sha256(path.read_bytes()).digest() for path in request.paths[0].iterdir()}
    changes = slogan_mended(assessment)
    after = whatif.tried(assessment, request, changes)
    effect = whatif.difference(assessment, after)
    (goal,) = effect.goals
    assert (goal.goal, goal.before.verdict, goal.after.verdict) == ("T1", Verdict.SLOGAN, Verdict.BACKED)
    assert effect.shares["backed_share"].after > effect.shares["backed_share"].before
    assert "evidence_coverage" not in effect.shares or effect.shares["evidence_coverage"].has_changed
    assert {"DEF01", "AMB02", "MET01", "RES01"} <= {finding.check for finding in effect.closed}
    assert {finding.check for finding in effect.opened if finding.subject_id != "T1"} == set()
    assert after.plan.ledger.traced - assessment.plan.ledger.traced == 11_000_101
    assert after.plan.ledger.untraced == assessment.plan.ledger.untraced
    assert after.followup is assessment.followup
    assert whatif.verdict_after(assessment, changes, "T1").pillars == goal.after.pillars
    assert {path: hashlib.sha256(path.read_bytes()).digest() for path in request.paths[0].iterdir()} == before


def test_thresholds_of_the_plan_hold_in_a_trial(tmp_path):
    shutil.copytree(SAMPLES / "kaarnalahden-energia", tmp_path / "plan")
    (tmp_path / "plan" / "aligner.toml").write_text('off = ["DEF01", "AMB02"]\n', "utf-8")
    request = asked(tmp_path / "plan")
    assessment = service.check(request)
    changes = slogan_mended(assessment)[2:]
    after = whatif.tried(assessment, request, changes)
    assert "DEF01" not in {finding.check for finding in after.findings}
    alone = whatif.verdict_after(assessment, changes, "T1")
    assert alone.pillars == after.verdict_by_goal["T1"].pillars
    assert alone.pillars[Pillar.DEFINITION].level is Level.SOLID


# What is tried, and the same written into the file and read: one and the same judgement.

CELLS = [
    (Act.DEFINE, {"text": "Asiakas saa vastauksen kahdessa päivässä"}),
    (Act.DEFINE, {"text": "Asiakas on kaiken keskiössä"}),
    (Act.SET_LEVEL, {"text": "90 % vuonna 2028"}),
    (Act.SET_LEVEL, {"text": "90 % vastauksista"}),
    (Act.SET_HORIZON, {"text": "2028"}),
    (Act.NAME_OWNER, {"text": "TBD"}),
    (Act.NAME_OWNER, {"text": "toimitusjohtaja Aino Salo"}),
    (Act.ADD_METRIC, {"text": "Vastausaika asiakkaalle", "baseline": "5", "target": "2", "deadline": "2028"}),
]


@pytest.mark.parametrize("goal", ["T1", "T5"])
@pytest.mark.parametrize(("act", "typed"), CELLS)
def test_a_trial_is_judged_as_the_file_with_its_cells_filled(energy, tmp_path, goal, act, typed):
    request, assessment = energy
    changes = [parsed(assessment, goal, act, **typed)]
    shutil.copytree(request.paths[0], tmp_path / "plan")
    write(tmp_path / "plan", whatif.cells_to_fill(assessment, changes))
    read = service.check(asked(tmp_path / "plan"))
    tried = whatif.tried(assessment, request, changes)
    assert judgement(tried) == judgement(read)


def test_money_on_the_goals_own_row_is_judged_as_the_file_with_it(tmp_path):
    plan = workbook(
        tmp_path / "plan.xlsx",
        {"Mål": [["Mål", "Definition", "Ansvarig", "Budget 2026 (tkr)", "Budget 2027 (tkr)", "Årsverken"],
                 ["Kunden får svar", "Kunden får svar inom två dagar", "Tova", 100, None, 1],
                 ["Vägen hålls öppen", "Vägen plogas inom tre timmar", "Alva", 900, 900, 2]]},
    )  # fmt: skip
    request = asked(plan, language="sv")
    assessment = service.check(request)
    goal = assessment.goals[0].goal
    changes = [
        parsed(assessment, goal, Act.FUND, amounts="2026: 50 tkr; 2027: 60 tkr"),
        parsed(assessment, goal, Act.ADD_PEOPLE, amounts="0,5"),
    ]
    cells = whatif.cells_to_fill(assessment, changes)
    assert [(c.cell.address, c.before, c.amount, c.unit) for c in cells] == [
        ("D2", 10_000_000, 15_000_000, 1000),
        ("E2", 0, 6_000_000, 1000),
        ("F2", 1000, 1500, 1),
    ]
    told = whatif.told_cells(assessment, changes, "sv")
    assert (told[0].now, told[0].text) == (
        "100 (= 100\u00a0000\u00a0kr)",
        "150 (= 150\u00a0000\u00a0kr)",
    )
    assert [c.text for c in told][-1] == "1,5 årsverken"
    book = load_workbook(plan)
    for cell in cells:
        divisor = cell.unit * 100 if cell.act is Act.FUND else 1000
        book["Mål"][cell.cell.address] = cell.amount / divisor
    book.save(plan)
    assert judgement(whatif.tried(assessment, request, changes)) == judgement(service.check(request))


def judgement(assessment):
    """Everything that is judged, but for where it stands."""
    return (
        [(v.goal, v.verdict, v.reason, v.pillars, v.money) for v in assessment.goals],
        {(f.check, f.subject, f.subject_name) for f in assessment.findings},
        (assessment.backed_share, assessment.slogan_share, assessment.say_pay_gap),
    )


def write(folder, cells):
    """Fill the cells as a person would who holds the file."""
    added = {}
    for name in {cell.cell.file for cell in cells}:
        book = load_workbook(folder / name)
        for cell in cells:
            page = book[cell.cell.sheet]
            row = cell.cell.row or added.setdefault(cell.cell.sheet, page.max_row + 1)
            page.cell(row, cell.cell.column, cell.text)
        book.save(folder / name)


def workbook(path, sheets):
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        page = book.create_sheet(name)
        for row in rows:
            page.append(row)
    book.save(path)
    return path


# The list of cells to fill

GOALS = [["Goal ID", "Goal", "Definition", "Owner"], ["G1", "Customers get answers", "=1+1", "Ann Other"],
         ["G2", "Homes stay warm", "Heat is back in two hours", "Bea"]]  # fmt: skip


def places(assessment, *changes):
    return [(c.sheet, c.place, c.header, c.text) for c in whatif.told_cells(assessment, changes, "en")]


@pytest.mark.parametrize(
    ("sheets", "act", "typed", "expected"),
    [
        ({}, Act.NAME_OWNER, {"text": "Cy"}, [("Goals", "D2", "Owner", "Cy")]),
        ({}, Act.SET_LEVEL, {"text": "90%"}, [("Goals", "row 2, new column", "ambition level", "90%")]),
        ({}, Act.ADD_METRIC, {"text": "Wait", "target": "2"},
         [("Goals", "row 2, new column", "metric", "Wait"), ("Goals", "row 2, new column", "target", "2")]),
        ({"Metrics": [["Goal ID", "Metric", "Baseline", "Target"], ["G2", "Heat", 5, 2]]},
         Act.ADD_METRIC, {"text": "Wait", "target": "2", "deadline": "2028"},
         [("Metrics", "new row, column A", "Goal ID", "G1"),
          ("Metrics", "new row, column B", "Metric", "Wait"),
          ("Metrics", "new row, column D", "Target", "2"),
          ("Metrics", "new row and column", "deadline", "2028")]),
        ({"Budget": [["Goal ID", "Line", "Budget 2026", "Budget 2027"], ["G1", "Heat", 5, 2]]},
         Act.FUND, {"amounts": "2026: 10; 2027: 0,50"},
         [("Budget", "new row, column A", "Goal ID", "G1"),
          ("Budget", "new row, column C", "Budget 2026", "€10"),
          ("Budget", "new row, column D", "Budget 2027", "€0.50")]),
        ({"Budget": [["Goal ID", "Line", "Year", "Amount (EUR)"], ["G1", "Heat", 2026, 2]]},
         Act.FUND, {"amounts": "2026: 10; 2027: 20"},
         [("Budget", "new row, column A", "Goal ID", "G1"), ("Budget", "new row, column C", "Year", "2026"),
          ("Budget", "new row, column D", "Amount (EUR)", "€10"),
          ("Budget", "new row, column A", "Goal ID", "G1"), ("Budget", "new row, column C", "Year", "2027"),
          ("Budget", "new row, column D", "Amount (EUR)", "€20")]),
        ({"Projects": [["Project ID", "Project", "Goal ID"], ["P1", "Heat pumps", "G1"]],
          "Budget": [["Project ID", "Budget 2026"], ["P1", 5]]},
         Act.FUND, {"amounts": "2026: 10"},
         [("Budget", "new row, column A", "Project ID", "P1"),
          ("Budget", "new row, column B", "Budget 2026", "€10")]),
        ({"Projects": [["Project ID", "Project", "Goal ID"], ["P1", "Heat pumps", "G2"]],
          "Budget": [["Project ID", "Budget 2026"], ["P1", 5]]},
         Act.FUND, {"amounts": "2026: 10"},
         [("Budget", "new row, column A", "Project ID", "an initiative to be set up for the goal"),
          ("Budget", "new row, column B", "Budget 2026", "€10")]),
        ({"Budget": [["Goal ID", "Line", "Budget 2026"], ["G1", "Heat", 5]]},
         Act.FUND, {"amounts": "2029: 10"},
         [("Goals", "row 2, new column", "money", "€10")]),
        ({}, Act.ADD_PEOPLE, {"amounts": "0.25"},
         [("Goals", "row 2, new column", "person-years", "0.25 person-years")]),
    ],
)  # fmt: skip
def test_each_change_names_its_cells(tmp_path, sheets, act, typed, expected):
    assessment = service.check(
        asked(workbook(tmp_path / "plan.xlsx", {"Goals": GOALS, **sheets}), language="en")
    )
    assert places(assessment, parsed(assessment, "G1", act, **typed)) == expected


WIDE = {"Goals": [["Goal", "Metric 1", "Baseline", "Target", "Metric 2", "Baseline", "Target"],
                  ["Customers get answers", "Wait", 5, 2, None, None, None],
                  ["Homes stay warm", None, None, None, None, None, None],
                  ["Roads stay open", "Hours", 5, 2, "Snow", 1, 2]]}  # fmt: skip


@pytest.mark.parametrize(
    ("goal", "expected"),
    [("answers", ["E2", "G2"]), ("warm", ["B3", "D3"]), ("open", None)],
)
def test_a_metric_goes_to_the_free_columns_of_its_goals_row(tmp_path, goal, expected):
    assessment = service.check(asked(workbook(tmp_path / "plan.xlsx", WIDE)))
    change = parsed(assessment, goal, Act.ADD_METRIC, text="Calls", target="9")
    found = whatif.told_cells(assessment, [change], "en")
    if expected is None:
        assert [c.text for c in found] == ["Roads stay open", "Calls", "9"]
        assert {c.place[:7] for c in found} == {"new row"}
    else:
        assert [c.place for c in found] == expected


def test_two_new_metrics_of_one_goal_go_to_columns_of_their_own(tmp_path):
    sheets = {"Goals": [["Goal", "Metric 1", "Target", "Metric 2", "Target"], ["Homes stay warm"]]}
    assessment = service.check(asked(workbook(tmp_path / "plan.xlsx", sheets)))
    goal = assessment.plan.goals[0].id
    changes = [Change(goal, Act.ADD_METRIC, name, target="9") for name in ("Calls", "Hours", "calls", "Days")]
    found = whatif.told_cells(assessment, changes, "en")
    assert [c.place for c in found][:4] == ["B2", "C2", "D2", "E2"]
    assert [c.text for c in found] == ["Calls", "9", "Hours", "9", "Homes stay warm", "Days", "9"]


def test_money_kept_twice_for_one_cell_is_asked_for_once_to_the_cent(tmp_path):
    sheets = {"Goals": [["Goal", "Owner", "2026 (€)", "2027 (€)"], ["Homes stay warm", "Bea", 1000, 0]]}
    assessment = service.check(asked(workbook(tmp_path / "plan.xlsx", sheets)))
    goal = assessment.plan.goals[0].id
    sums = (((2026, 5000), (2026, 1)), ((2027, 100), (2026, 3000)))
    changes = [Change(goal, Act.FUND, amounts=amounts) for amounts in sums]
    owners = [Change(goal, Act.NAME_OWNER, name) for name in ("Cy", "Dee")]
    cells = whatif.cells_to_fill(assessment, [*changes, *owners])
    assert [(c.cell.address, c.before, c.amount, c.text) for c in cells] == [
        ("C2", 100_000, 108_001, ""), ("D2", 0, 100, ""), ("B2", 0, None, "Dee"),
    ]  # fmt: skip
    after = whatif.tried(assessment, asked(tmp_path / "plan.xlsx"), changes).plan.ledger
    assert after.by_goal[goal] == {2026: 108_001, 2027: 100}


def test_the_values_of_a_metric_that_is_there_go_to_its_own_cells(tmp_path):
    sheets = {"Goals": GOALS, "Metrics": [["Goal ID", "Metric", "Baseline"], ["G1", "Wait", 5]]}
    assessment = service.check(asked(workbook(tmp_path / "plan.xlsx", sheets), language="en"))
    change = parsed(assessment, "G1", Act.COMPLETE_METRIC, text="Wait", baseline="6", target="2")
    (baseline, target) = whatif.told_cells(assessment, [change], "en")
    assert (baseline.place, baseline.now, baseline.text) == ("C2", "5", "6")
    assert (target.place, target.now, target.header) == ("row 2, new column", "", "target")


def test_a_change_of_a_goal_that_is_gone_asks_for_nothing(energy):
    assert whatif.cells_to_fill(energy[1], [Change("gone", Act.DEFINE, "x")]) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_is_a_workbook_in_which_client_text_stays_text(tmp_path, language):
    hostile = ["=cmd|' /C calc'!A0", "#REF!", "+1", "@SUM(A1)", "a\x07b\u202e\uffff", "\U0001f600" * 40_000]
    more = [[f"G{number}", f"Homes stay warm {number}", "", ""] for number in range(3, 7)]
    plan = workbook(tmp_path / "plan.xlsx", {"Goals": [*GOALS, *more]})
    before = plan.read_bytes()
    request = asked(plan, language=language)
    assessment = service.check(request)
    changes = [Change(f"G{number}", Act.NAME_OWNER, text) for number, text in enumerate(hostile, 1)]
    whatif.write_cells_to_fill(assessment, request, changes, tmp_path / "todo.xlsx")
    (page,) = load_workbook(tmp_path / "todo.xlsx").worksheets
    rows = list(page.iter_rows(min_row=2))
    assert [row[7].value for row in rows][:5] == [*hostile[:4], "ab"]
    assert len(rows[5][7].value.encode("utf-16-le")) == 2 * 32_000  # an emoji is two of Excel's characters
    assert {cell.data_type for row in rows for cell in row if cell.value is not None} == {"s"}
    assert (page.freeze_panes, page.auto_filter.ref) == ("B2", "A1:J7")
    assert all(cell.alignment.wrap_text for cell in rows[0])
    assert page.column_dimensions["H"].width > 40
    assert rows[0][8].value == "plan.xlsx#Goals!D2"
    assert plan.read_bytes() == before


def test_a_cell_that_holds_the_words_already_is_done(tmp_path):
    request = asked(workbook(tmp_path / "plan.xlsx", {"Goals": GOALS}), language="en")
    assessment = service.check(request)
    owners = {"G1": "Ann Other", "G2": "Cy"}
    changes = [parsed(assessment, goal, Act.NAME_OWNER, text=text) for goal, text in owners.items()]
    assert [cell.is_done for cell in whatif.cells_to_fill(assessment, changes)] == [True, False]
    whatif.write_cells_to_fill(assessment, request, changes, tmp_path / "todo.xlsx")
    page = load_workbook(tmp_path / "todo.xlsx").active
    assert [row[9].value for row in page.iter_rows(min_row=2)] == ["yes", None]


@pytest.mark.parametrize("stated", [{"names": False}, {}])
def test_people_can_be_left_out_of_the_list(tmp_path, stated):
    plan = workbook(tmp_path / "plan.xlsx", {"Goals": GOALS})
    if not stated:
        (tmp_path / "aligner.toml").write_text('names = "off"\n', "utf-8")
    request = replace(asked(plan, language="en"), **stated)
    assessment = service.check(request)
    changes = [
        Change("G1", Act.NAME_OWNER, "Cy Brown"),
        Change("G1", Act.DEFINE, "Ann Other answers in a day"),
    ]
    (tmp_path / "lists").mkdir()
    whatif.write_cells_to_fill(assessment, request, changes, tmp_path / "lists" / "todo.xlsx")
    page = load_workbook(tmp_path / "lists" / "todo.xlsx").active
    told = [(row[6].value, row[7].value) for row in page.iter_rows(min_row=2)]
    assert told == [("…", "…"), (None, "… answers in a day")]


def test_the_list_is_never_written_over_last_years_plan(tmp_path):
    plan, last = (workbook(tmp_path / f"{name}.xlsx", {"Goals": GOALS}) for name in ("plan", "last"))
    request = replace(asked(plan), previous=(last,))
    assessment = service.check(request)
    before = last.read_bytes()
    with pytest.raises(SettingsError) as refused:
        whatif.write_cells_to_fill(assessment, request, [Change("G1", Act.NAME_OWNER, "Cy")], last)
    assert refused.value.code == "try-list-is-plan"
    assert last.read_bytes() == before


def test_the_list_is_never_written_over_the_plan_nor_half(tmp_path):
    plan = workbook(tmp_path / "plan.xlsx", {"Goals": GOALS})
    request = asked(tmp_path)
    assessment = service.check(request)
    changes = [parsed(assessment, "G1", Act.NAME_OWNER, text="Cy")]
    for out, error, code in (
        (plan, SettingsError, "try-list-is-plan"),
        (tmp_path / "todo.xlsx", SettingsError, "try-list-in-plan"),
        (tmp_path / "." / "todo.xlsx", SettingsError, "try-list-in-plan"),
        (tmp_path / "todo.csv", SettingsError, "try-list-name"),
        (tmp_path / "none" / "todo.xlsx", OutputError, "not-written"),
    ):
        before = sorted(tmp_path.iterdir())
        with pytest.raises(error) as refused:
            whatif.write_cells_to_fill(assessment, request, changes, out)
        assert refused.value.code == code
        assert sorted(tmp_path.iterdir()) == before
