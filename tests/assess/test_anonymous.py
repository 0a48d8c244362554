import dataclasses
import importlib
import pkgutil
import re
from dataclasses import replace
from datetime import date

import pytest
from example_plans import plan_of

from aligner import model
from aligner.assess import assess
from aligner.assess.anonymous import IDS, KINDS, OURS, anonymised
from aligner.assess.decisions import decision_states
from aligner.assess.numbered import Numbered, error_params, figure
from aligner.checks import all_checks, sentence
from aligner.model.acts import Act, Change
from aligner.model.assessment import Assessment
from aligner.model.finding import Subject
from aligner.model.followup import About, Decision, DecisionState, Followup, Intent, Remark, Waiver
from aligner.model.grid import Cell, Note, SourceRead
from aligner.model.plan import Plan
from aligner.reports import assessment_json

DAY = date(2026, 11, 22)
GOALS = [
    {
        "id": "T1",
        "name": "Apu heti",
        "definition": "Apu tulee 2 tunnissa.",
        "owner": "Aino Salo",
        "area": "P1",
    },
    {"id": "T2", "name": "Paras palvelu", "definition": "Asiakas on kaikki.", "area": "P2", "parent": "T1"},
    {"id": "T3", "name": "Uusi alku", "definition": "", "area": "P2"},
]
METRICS = [
    {"id": "M1", "name": "Vasteaika", "goals": ["T1"], "baseline": "9", "target": "2 h", "unit": "tuntia"},
    {"id": "M2", "name": "Vasteaika", "goals": ["T2"], "baseline": "", "target": "", "unit": "%"},
]
AT = "2026-10-01T09:30:00+03:00"


def made(**more):
    money = [{"goal": "T1", "amount": 1000}, {"label": "Vanha hanke", "amount": 500}]
    plan = plan_of({"goals": GOALS, "metrics": METRICS, "money": money, **more})
    return assess(plan, as_of=DAY)


def shared(assessment, language="fi"):
    return anonymised(assessment, "Organisaatio 07", language)


def texts_in(value):
    """Every text that a value holds, however deep."""
    if isinstance(value, str):
        yield value
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from texts_in(getattr(value, field.name))
    elif isinstance(value, dict):
        for one in value.values():
            yield from texts_in(one)
    elif isinstance(value, tuple | list | frozenset):
        for one in value:
            yield from texts_in(one)


def sayings(plan):
    """What a plan says in more words than one: no sentence of ours repeats it."""
    said = (*plan.areas, *plan.goals, *plan.metrics, *plan.initiatives, *plan.evidence, *plan.segments)
    texts = {one.name for one in said} | {cell.text for one in said for cell in one.cells.values()}
    return {text for text in texts if re.search(r"[^\W\d]{3}.* .*[^\W\d]{3}", text)}


EMPTY = Assessment(Plan(), DAY, "1", (), (), (), (), (), None, None, None, None)
FINDING = [
    pytest.param(check, next(one for one in check.examples if one["finds"]), id=check.code)
    for check in all_checks()
]


@pytest.mark.parametrize(("check", "example"), FINDING)
def test_what_any_check_says_is_said_without_the_plans_words(check, example):
    plan = plan_of(example)
    answers = check.run(plan, example.get("options"))
    found = tuple(finding for answer in answers for finding in answer.findings)
    findings = shared(replace(EMPTY, plan=plan, findings=found)).findings
    assert [(one.check, one.total, len(one.params)) for one in findings] == [
        (one.check, one.total, len(one.params)) for one in found
    ]
    told = {sentence(one, "message", language, "EUR") for one in findings for language in ("fi", "sv", "en")}
    told |= set(texts_in(findings))
    ours = " ".join(texts_in({language: check.texts[language] for language in ("fi", "sv", "en")}))
    assert not {
        saying for saying in sayings(plan) if saying not in ours and any(saying in one for one in told)
    }


def test_every_name_of_the_tables_is_a_field_of_the_model():
    modules = [
        importlib.import_module(one.name) for one in pkgutil.iter_modules(model.__path__, "aligner.model.")
    ]
    known = {
        name: one for module in modules for name, one in vars(module).items() if dataclasses.is_dataclass(one)
    }
    for name, _, field in (one.partition(".") for one in (*OURS, *IDS)):
        assert field in known[name].__annotations__, name
    assert set(KINDS) <= set(known)


def test_last_years_goals_are_gone_by_number_and_the_rest_is_told_as_it_was():
    before = [GOALS[0], {**GOALS[1], "definition": "Muuta."}, {"id": "T1", "name": "Lakkaa pois"}]
    assessment = made(previous={"goals": before, "money": [{"goal": "T1", "amount": 900}]})
    hidden = shared(assessment)
    told = hidden.year_change
    assert hidden.plan.previous is None
    assert [[one.name for one in goals] for goals in (told.carried, told.reworded, told.new, told.gone)] == [
        ["Tavoite 1"],
        ["Tavoite 2"],
        ["Tavoite 3"],
        ["Tavoite 4"],
    ]
    assert told.moved == assessment.year_change.moved


def followup_of(assessment):
    about = About("DEF02", Subject.GOAL, "T2", "Paras palvelu")
    gone = About("OLD99", Subject.GOAL, "T9", "Vanha tavoite")
    cell = assessment.plan.goal_by_id["T2"].cells["definition"]
    told = ("Kirjataan uusi", "Oona", None)
    return Followup(
        waivers=(Waiver("w", AT, "Maija", about, "Tiedämme sen", DAY), Waiver("x", AT, "", gone, "", DAY)),
        remarks=(Remark("r", AT, "Maija", "T1", "Apu heti", "Kysytään heiltä"),),
        decisions=(
            Decision("d1", AT, "Maija", about, *told, (cell,), ("definition",)),
            Decision("d2", AT, "Maija", about, *told, (replace(cell, text="Oli toisin"),), ("definition",)),
            Decision("d3", AT, "Maija", about, *told, (replace(cell, text="Oli toisin"),)),
        ),
        intents=(Intent("i", AT, "Maija", Change("T1", Act.DEFINE, "Kirjataan näin"), "Apu heti"),),
        damaged=(Cell("aligner.followup-Maija.jsonl", "", 3),),
        kept_aside=("aligner.followup.damaged-1.jsonl",),
    )


def test_the_followup_keeps_its_days_and_states_and_none_of_its_words():
    assessment = replace(made(), followup=followup_of(made()))
    hidden = shared(assessment)
    told = hidden.followup
    assert [decision_states(assessment)[one] for one in ("d1", "d2", "d3")] == [
        DecisionState.UNCHANGED,
        DecisionState.CHANGED,
        DecisionState.CHANGED,
    ]
    assert list(decision_states(hidden).values()) == list(decision_states(assessment).values())
    assert [(one.about.check, one.about.subject_name, one.reason, one.until) for one in told.waivers] == [
        ("DEF02", "Tavoite 2", "…", DAY),
        ("…", "…", "", DAY),
    ]
    assert (told.remarks[0].goal_name, told.remarks[0].text, told.remarks[0].at) == (
        "Tavoite 1",
        "…",
        "2026-10-01",
    )
    assert told.intents == ()
    assert told.damaged[0].file == "tiedosto 2"
    words = {"Maija", "Oona", "Kirjataan", "Tiedämme", "toisin"}
    assert not [text for text in texts_in(told) if words & set(re.findall(r"\w+", text))]


def test_notes_name_things_by_number_and_keep_what_readers_write():
    cell = Cell("plan.xlsx", "Goals", 3, 2, "Paras palvelu")
    notes = (
        Note("parent-cycle", cell, {"goal": "Paras palvelu", "goals": 2}),
        Note("column-asked", cell, {"header": "Huom", "guess": "goal.owner"}),
        Note("duplicate-lines", cell, {"other": "plan.xlsx Metrics"}),
        Note("duplicate-lines", cell, {"other": "muu.xlsx Rivit"}),
        Note("setting-unused", Cell("aligner.toml", ""), {"kind": "metric", "name": "Ei ole"}),
    )
    assessment = made()
    read = SourceRead("plan.xlsx", "ab12", refused=("password", {"file": "plan.xlsx", "part": "Salainen"}))
    assessment = replace(assessment, plan=replace(assessment.plan, notes=notes, sources=(read,)))
    plan = shared(assessment).plan
    params = [dict(note.params) for note in plan.notes]
    assert re.fullmatch(r"tiedosto 1 välilehti \d", params.pop(2)["other"])
    assert params == [
        {"goal": "Tavoite 2", "goals": 2},
        {"header": "…", "guess": "goal.owner"},
        {"other": "…"},
        {"kind": "metric", "name": "…"},
    ]
    assert plan.notes[-1].cell.file == "aligner.toml"
    assert plan.sources == (
        SourceRead("tiedosto 1", "", (), ("password", {"file": "tiedosto 1", "part": "…"})),
    )


def test_of_namesakes_the_one_whose_cells_are_shown_is_meant():
    assessment = made()
    numbered = Numbered(assessment, "en")
    first, second = assessment.plan.metrics
    assert numbered.text("Vasteaika") == "Metric 1"
    assert numbered.text("Vasteaika", near=second.cells.values()) == "Metric 2"
    assert numbered.text("Vasteaika", "metric", first.cells.values()) == "Metric 1"
    assert numbered.text("T1 Apu heti") == numbered.text("Apu heti") == "Goal 1"
    assert [item.label for item in shared(assessment, "en").largest_untraced] == ["Budget line 1"]
    assert numbered.file("") == ""


def test_metrics_keep_their_figures_without_their_words():
    first, second = shared(made()).plan.metrics
    assert (first.name, first.baseline, first.target, first.unit) == ("Mittari 1", "9", "2", "")
    assert second.unit == "%"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("", ""),
        ("3,9", "3,9"),
        ("31.12.2028", "31.12.2028"),
        ("21 pv", "21"),
        ("yli 90 % vastaajista", "90 %"),
        ("2027 loppuun mennessä", "2027"),
        ("90 % vuonna 2028", "…"),
        ("paras", "…"),
        ("T3", "…"),
        ("1–5 (asteikko)", "1–5"),
    ],
)
def test_of_a_text_for_a_figure_the_figure_is_left(text, left):
    assert figure(text) == left


def test_an_error_keeps_its_limits_and_counts():
    params = {"file": "a.xlsx", "limit": "512 MB", "row": 4, "part": "Salo", "reason": ""}
    assert error_params(params, lambda _: "file 1") == {
        "file": "file 1",
        "limit": "512 MB",
        "row": 4,
        "part": "…",
        "reason": "",
    }


def test_the_json_holds_no_sum_that_a_file_is_known_by():
    read = SourceRead("plan.xlsx", "ab12")
    assessment = made()
    assessment = replace(assessment, plan=replace(assessment.plan, sources=(read,)))
    assert '"sha256": ""' in assessment_json.render(shared(assessment), "fi")
