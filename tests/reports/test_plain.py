import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import assessments
import pytest
from markdown_it import MarkdownIt

from aligner import i18n, service
from aligner.i18n import LANGUAGES
from aligner.model.errors import SettingsError
from aligner.model.finding import Pillar
from aligner.model.grid import Column
from aligner.model.verdicts import Tone
from aligner.reports.markdown import render
from aligner.reports.spoken import spoken
from aligner.service import Request

SAMPLES = Path(__file__).parents[2] / "samples"

SIGNS = "✘◐✔▼▲█▉▊▋▌▍▎▏─●├┤┼|*`→›×·>"


def read(language="fi", made=None, **given):
    return render(made or assessments.assessment(), language, plain=True, **given).replace("\u00a0", " ")


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_holds_no_sign_that_is_read_out_as_noise(language):
    client = {sign for sign in SIGNS if sign in str(assessments.GOALS)}
    assert not (set(read(language)) & set(SIGNS)) - client
    assert "\\" not in read(language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("names", [True, False])
def test_every_finding_is_there_with_its_question_and_its_code(language, names):
    whole = assessments.assessment()
    report = read(language, names=names)
    full = render(whole, language, names=names)
    codes = sorted(re.findall(r", ([A-Z]{3}\d\d): ", report))
    assert codes == sorted(finding.check for finding in whole.findings)
    assert set(re.findall(r"\b[A-Z]{3}\d\d\b", full)) <= {*codes, "DEF02"}


def test_a_goal_is_told_in_one_line_of_words():
    lines = read().splitlines()
    assert (
        "T1 Alueen parhaat" not in lines
        and "T2 Asiakas on meille kaikki: korulause. Määritelmä on vajaa. Kunnianhimon taso puuttuu."
        " Mittarit puuttuvat. Resurssit ja vastuu puuttuvat."
        in lines
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_goal_stands_under_a_heading_of_its_own(language):
    whole = assessments.assessment()
    headings = re.findall(r"(?m)^### (.*)$", read(language))
    for goal in whole.plan.goals:
        assert sum(heading.startswith(f"{goal.full_name}: ") for heading in headings) == 1


def test_cells_are_named_in_words_with_their_file():
    report = read()
    assert "Tiedosto strategia.xlsx, välilehti Tavoitteet, solu C6." in report
    assert re.search(r"tiedosto budjetti\.csv, rivi \d", report)


@pytest.mark.parametrize(("language", "line"), [
    ("fi", "Asiakas ensin: paino 60 %, osuus rahasta 9 %, 310 000 €."
           " Rahaa on 51 prosenttiyksikköä vähemmän kuin painoa."),
    ("sv", "Asiakas ensin: vikt 60 %, andel av pengarna 9 %, 310 000 €."
           " Pengarna ligger 51 procentenheter under vikten."),
    ("en", "Asiakas ensin: weight 60%, money share 9%, €310,000."
           " The money is 51 percentage points below the weight."),
])  # fmt: skip
def test_bars_are_numbers_in_words(language, line):
    assert line in read(language).splitlines()


def test_money_is_told_year_by_year_and_metrics_from_baseline_to_target():
    report = read()
    assert (
        "Rahaa yhteensä 350 000 €: vuonna 2026 150 000 €, vuonna 2027 120 000 €, vuonna 2028 80 000 €."
        in report
    )
    assert "Mittari: Vuodon kesto, lähtötaso 19 h, tavoitearvo 8 h, vuoteen 2028." in report
    assert "Hanke: Vuotovahti." in report


def test_words_that_say_nothing_are_named():
    assert "Näistä sanoista ei voi tarkistaa mitään: " in read()
    assert "Nämä voi tarkistaa: " in read()


def test_phases_differences_and_what_to_do_are_lines():
    report = read()
    assert re.search(r"(?m)^1 Selvä suunta: \d+ kysymyksestä täyttyy \d+", report)
    assert re.search(r"(?m)^1\. .* Arvio on nyt .*, sen jälkeen .*\.$", report)
    assert "Budjetissa on 4 465 000,50 €: tavoitteisiin kytkettyä 3 420 000,50 €, ilman tavoitetta" in report
    assert "(3 kertaa)" in report


def test_columns_that_are_asked_about_are_listed():
    asked = Column(7, "Vastuu|taho", None, 0.6, asked="goal.owner")
    source = assessments.sources()[0]
    tables = (replace(source.tables[0], columns=(*source.tables[0].columns, asked)), *source.tables[1:])
    made = assessments.judged(sources=(replace(source, tables=tables), *assessments.sources()[1:]))
    lines = read(made=made).splitlines()
    told = lines[lines.index("## Sarakkeet, joista kysytään") + 2]
    assert told == (
        "Tiedosto strategia.xlsx, välilehti Tavoitteet, solu G4, otsikko ”Vastuu\\|taho”: ehkä vastuuhenkilö."
    )
    assert "Sarakkeet, joista" not in read()


def test_people_are_left_out_and_the_tone_is_kept():
    report = read(names=False, tone=Tone.NEUTRAL)
    assert not [name for name in ("Kaivola", "Hana", "verkkojohtaja") if name in report]
    assert "korulause" not in report
    assert "T2 Asiakas on meille kaikki: vain sanoja." in report


HOSTILE = (
    "[klikkaa](http://evil.example) <b>x</b>",
    "`koodi` **lihava** _kursiivi_ a_b",
    "# otsikko",
    "- luettelo",
    "1. ensimmäinen",
    "www.evil.example a.b@evil.example evil.md",
    "| a | b |",
    "\\*x\\* \\`y\\`",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_client_text_stays_text(text):
    page = MarkdownIt("gfm-like").render(read("en", assessments.renamed(text)))
    assert {re.match(r"</?(\w+)", tag)[1] for tag in re.findall(r"</?[a-z][^>]*>", page)} <= {
        "h1", "h2", "h3", "p", "ol", "li",
    }  # fmt: skip


@pytest.mark.parametrize("made", [assessments.without_budget, lambda: assessments.judged(ranked=True)])
@pytest.mark.parametrize("language", LANGUAGES)
def test_other_plans_are_told_too(made, language):
    assert read(language, made()).count("### ") == len(assessments.GOALS)


def test_every_pillar_has_its_sentence_at_every_level():
    for pillar in Pillar:
        said = {i18n.text(f"plain.{pillar.value}.{level}", "fi") for level in ("solid", "weak", "missing")}
        assert len(said) == 3


def test_a_folder_of_templates_without_this_one_is_told_by_its_name(tmp_path):
    (tmp_path / "report.md.j2").write_text("x")
    with pytest.raises(SettingsError) as caught:
        read(templates=tmp_path)
    assert caught.value.params["file"].endswith("report_plain.md.j2")
    (tmp_path / "report_plain.md.j2").write_text("{{ report.report.title }} **x**")
    assert read(templates=tmp_path) == "Onko sanoilla katetta? x\n"


@pytest.mark.parametrize(("markdown", "bare"), [
    (r"**T1** *a* \*b\* `c_d` e\_f &lt;g&gt;", "T1 a *b* c_d e_f <g>"),
    (r"a \\ b", r"a \ b"),
])  # fmt: skip
def test_our_markdown_can_be_had_as_bare_text(markdown, bare):
    assert spoken(markdown) == bare


@pytest.mark.parametrize("sample", ["tyrskyluodon-lautat", "merilahti-havsviken"])
def test_people_area_money_and_phases_of_a_whole_plan_are_told(sample):
    whole = service.check(Request((SAMPLES / sample,), as_of=date(2026, 1, 15)))
    report = read(made=whole)
    assert re.search(r"(?m)^Arvon tuottaminen: rahaa \d+ %, hankkeita \d+, mittareita \d+\.$", report)
    assert " Henkilötyövuosia " in report
    assert not any(line.startswith(("|", "```", "- ")) for line in report.splitlines())
