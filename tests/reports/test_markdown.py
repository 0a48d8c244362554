import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from html import unescape
from pathlib import Path

import assessments
import pytest
from markdown_it import MarkdownIt

from aligner import i18n
from aligner.assess import assess
from aligner.i18n import LANGUAGES, PSEUDO
from aligner.model.errors import SettingsError
from aligner.model.finding import Finding, Outcome, Severity, Subject, Tally
from aligner.model.grid import SourceRead
from aligner.model.ledger import Ledger
from aligner.model.lines import Reach, Target
from aligner.model.plan import Plan
from aligner.model.told import Told
from aligner.model.verdicts import Tone
from aligner.reading.amount_columns import KINDS, PEOPLE
from aligner.reports.markdown import render

HEADINGS = {
    "fi": [
        "Onko sanoilla katetta?",
        "Tavoitteet yhdellä silmäyksellä",
        "Mitä sanomme, mistä maksamme",
        "Korulauseet",
        "Puolivillaiset tavoitteet, suurin raha ensin",
        "Katetut tavoitteet",
        "Sisäänpäin vai asiakkaaseen päin?",
        "Raha ilman tavoitetta: 1 045 000 €",
        "Kuusi tekoa, jotka muuttavat eniten",
        "Havainnot painopisteistä ja koko suunnitelmasta",
        "Aineistohuomautukset ja täsmäytys",
        "Näin arvioitiin",
        "Liite: muut tavoitteet",
    ],
    "sv": [
        "Har orden täckning?",
        "Målen i en överblick",
        "Vad vi säger, vad vi betalar för",
        "Vackra ord",
        "Halvhjärtade mål, mest pengar först",
        "Mål med full täckning",
        "Inifrån eller utifrån?",
        "Pengar utan mål: 1 045 000 €",
        "Sex åtgärder som förändrar mest",
        "Iakttagelser om fokusområdena och hela planen",
        "Anmärkningar om underlaget och avstämning",
        "Så gjordes bedömningen",
        "Bilaga: övriga mål",
    ],
    "en": [
        "What stands behind the words?",
        "The goals at a glance",
        "What we say, what we pay for",
        "Slogans",
        "Half-hearted goals, most money first",
        "Backed goals",
        "Inside-out or outside-in?",
        "Money without a goal: €1,045,000",
        "Six acts that would change most",
        "Findings about focus areas and the whole plan",
        "Reading notes and reconciliation",
        "How it was judged",
        "Appendix: other goals",
    ],
}

HOSTILE = (
    "a | b",
    "[x](javascript:alert(1))",
    "<script>alert(1)</script>",
    "{{7*7}}{% raw %}",
    "\x1b[31mpunainen\x1b[0m",
    "a\u202eb\u200bc",
    "# otsikko",
    "rivi\n\n## toinen",
    "``` `koodi",
    "http://evil.example www.evil.example",
    "![k](https://evil.example/x.png)",
    "*" * 50 + "_" * 50,
    "\\" * 9,
    "{fi} {count} %s",
    "x" * 5000,
)


def spaced(text: str) -> str:
    return text.replace("\u00a0", " ")


def headings(report: str, level: int = 2) -> list[str]:
    return [spaced(line.lstrip("# ")) for line in report.splitlines() if re.match(rf"#{{1,{level}}} ", line)]


def lines_of(report: str) -> list[str]:
    return spaced(report).splitlines()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sections_come_in_the_order_of_reading(language):
    assert headings(render(assessments.assessment(), language)) == HEADINGS[language]


def test_the_first_page_says_it_in_three_sentences():
    report = lines_of(render(assessments.assessment(), "fi"))
    assert report[2] == "**Lähdeniemen Vesi Oy · 2026–2028** · luettu ja arvioitu 21.11.2026"
    assert report[4] == "Lähteet: `strategia.xlsx` (Tavoitteet, Mittarit), `budjetti.csv`"
    assert report[6:9] == [
        "1. Viidestä asiakastavoitteesta **kaksi on korulauseita**, kaksi on "
        "puolivillaisia ja yksi on katettu.",
        "2. *Asiakas ensin* saa painoarvosta 60 % mutta rahasta 9 %; "
        "kaikkiaan **51 %** rahasta on muualla kuin painotukset.",
        "3. **1 045 000 €** (23 % budjetista) ei kohdistu yhteenkään tavoitteeseen; "
        "suurin erä on ”Toiminnanohjaus”, 780 000 €.",
    ]


def test_the_standing_line_inflects_its_numbers():
    report = lines_of(render(assessments.assessment(), "fi"))
    assert (
        "Viidestä tavoitteesta kolme on määritelty; taso on asetettu kahdelle, mittarit "
        "ovat kunnossa kolmella, "
        "resurssit ja vastuu yhdellä."
    ) in report
    assert (
        "Muita tavoitteita on kaksi (2 550 001 €): yksi katettu, yksi korulause; ne ovat liitteessä."
        in report
    )


def test_the_table_shows_signs_and_words():
    report = lines_of(render(assessments.assessment(), "fi"))
    row = "| T3 Vuodosta tieto kahdessa tunnissa | Asiakas ensin | ✔ kunnossa | ✔ kunnossa | ✔ kunnossa"
    assert f"{row} | ◐ vajaa | **◐ yhtä vaille** |" in report


def test_a_slogan_is_quoted_with_its_cell_and_what_stands_behind_it():
    report = lines_of(render(assessments.assessment(), "fi"))
    assert "> ”alueen *paras* palvelu” — `strategia.xlsx` › Tavoitteet › D5" in report
    assert (
        "**Takana on** vastuuhenkilö: johtaja Aino Kaivola (F5). Ei hanketta, ei mittaria, ei euroakaan."
    ) in report
    assert any(line.startswith("**Takana ei ole mitään:** ei vastuuhenkilöä, ei hanketta") for line in report)


def test_half_hearted_goals_come_with_reason_money_findings_and_one_question():
    report = spaced(render(assessments.assessment(), "fi"))
    told = "**T3 Vuodosta tieto kahdessa tunnissa** – *yhtä vaille*, 310 000 €. "
    assert f"{told}Määritelmä, kunnianhimon taso ja mittarit ovat kunnossa. " in report
    assert report.index("**T3 ") < report.index("**T4 ")
    assert "(RES06: Tavoitteet › E7; `budjetti.csv` › rivi 2)" in report


def test_a_backed_goal_shows_its_good_work_on_one_line():
    report = lines_of(render(assessments.assessment(), "fi"))
    assert (
        "**T5 Liittymä neljässätoista päivässä** ✔ – 350 000 € vuosina 2026–2028, vastuussa verkkojohtaja; "
        "Liittyjän odotusaika 35 → 14 pv ja Liittymän kate 4 → 9 % vuoteen 2028."
    ) in report


def test_every_cent_is_accounted_for():
    report = spaced(render(assessments.assessment(), "fi"))
    assert (
        "Tavoitteisiin kytketty 3 420 000,50 € + ilman tavoitetta 1 045 000,00 € = budjetti 4 465 000,50 €. "
        "Samaa rahaa toistavia summia ei laskettu uudelleen: summarivit 4 465 000,50 €. "
        "Soluista luettiin nämä kaikki mukaan lukien 8 930 001,00 €. "
        "Rinnalla, laskematta mukaan: toteuma 290 000,00 €. Yhtä solua ei voitu lukea rahamääräksi"
    ) in report


def test_every_finding_stands_in_the_report_once():
    assessment = assessments.assessment()
    report = render(assessment, "en")
    body = report.replace(report[report.index("## Inside-out") : report.index("## Money without")], "")
    cited = re.findall(r"\(([A-Z]{3}\d\d)[:)]", body)
    assert sorted(cited) == sorted(finding.check for finding in assessment.findings)


def test_a_plan_without_a_budget_is_told_what_would_help():
    report = lines_of(render(assessments.without_budget(), "fi"))
    assert report[7] == "2. **Resurssit eivät ole tiedossa:** aineistossa ei ole rahaa eikä henkilötyövuosia."
    assert report[8].startswith("3. Arviota tarkentaisi eniten budjetti")
    text = "\n".join(report)
    assert "? ei tiedossa" in text
    assert "rahoitus avoin" in text
    assert "euroakaan" not in text
    assert "Mitä sanomme" not in text
    assert "Aineistossa ei ole laskettavaa rahaa." in text


def test_without_customer_goals_the_report_speaks_of_all_and_says_so():
    goals = tuple(replace(goal, customer_centric=False) for goal in assessments.plan().goals)
    report = spaced(render(assessments.judged(goals=goals), "fi"))
    assert "1. Seitsemästä tavoitteesta **kolme on korulauseita**" in report
    assert "Yhtään tavoitetta ei tunnistettu asiakastavoitteeksi" in report
    assert "Liite:" not in report


@pytest.mark.parametrize(
    ("ids", "sentence"),
    [
        (("T1",), "Ainoa asiakastavoite on **korulause**."),
        (("T1", "T2"), "Molemmat asiakastavoitteet ovat **korulauseita**."),
        (("T1", "T2", "T8"), "Kaikki kolme asiakastavoitetta ovat **korulauseita**."),
        (("T1", "T3"), "Kahdesta asiakastavoitteesta **yksi on korulause** ja yksi on puolivillainen.\n"),
        (("T3", "T5"), "Kahdesta asiakastavoitteesta **yksi on puolivillainen** ja yksi on katettu."),
    ],
)  # fmt: skip
def test_the_first_sentence_fits_the_numbers(ids, sentence):
    goals = (*assessments.plan().goals, replace(assessments.plan().goals[1], id="T8"))
    report = render(assessments.judged(goals=tuple(goal for goal in goals if goal.id in ids)), "fi")
    assert f"1. {sentence}" in report


def test_many_goals_are_counted_in_figures_that_still_inflect():
    goals = tuple(replace(assessments.plan().goals[4], id="T5" if n == 0 else f"X{n}") for n in range(14))
    metrics = tuple(
        replace(m, goals=tuple(g.id for g in goals)) for m in assessments.plan().metrics if "T5" in m.goals
    )
    goals = (assessments.plan().goals[0], *goals)
    report = spaced(render(assessments.judged(goals=goals, metrics=metrics), "fi"))
    assert (
        "15 tavoitteesta 14 on määritelty; taso on asetettu 14 tavoitteelle, "
        "mittarit ovat kunnossa 14 tavoitteella" in report
    )


def test_money_that_follows_the_weights_is_said_to():
    whole = assessments.plan()
    areas = tuple(replace(a, weight=Decimal(w)) for a, w in zip(whole.areas, (9, 91), strict=True))
    assert "2. Raha jakautuu painopisteille niin kuin niitä on painotettu." in spaced(
        render(assessments.judged(areas=areas), "fi")
    )


def test_without_weights_only_the_money_is_drawn():
    areas = tuple(replace(area, weight=None) for area in assessments.plan().areas)
    report = spaced(render(assessments.judged(areas=areas), "fi"))
    assert "2. Painotuksia ei ole annettu" in report
    assert "Painotuksia ei ole annettu: kuva näyttää vain, mihin raha menee." in report
    assert "paino  █" not in report


def test_an_order_of_areas_is_told_as_an_order():
    report = spaced(render(assessments.judged(ranked=True), "fi"))
    assert "*Asiakas ensin* on tärkeämpi, mutta *Varma verkosto* saa enemmän rahaa." in report
    assert "%-yks." not in report


def test_an_operating_budget_gets_a_neutral_sentence_and_no_list():
    loose = (*assessments.LINES, (None, "Palkat", (900_000_000, 900_000_000, 900_000_000)))
    report = spaced(render(assessments.judged(ledger=assessments.ledger(loose)), "fi"))
    assert "Budjetti näyttää koko toiminnan budjetilta" in report
    assert "Mitkä riveistä ovat kehittämistä, jolla pitäisi olla tavoite?" in report
    assert "Palkat" not in report


def test_when_every_euro_has_a_goal_the_report_says_so():
    kept = tuple(line for line in assessments.LINES if line[0])
    report = spaced(render(assessments.judged(ledger=assessments.ledger(kept, {})), "fi"))
    assert "3. Kaikki budjetin raha, **3 420 001 €**, kohdistuu tavoitteisiin." in report
    assert "Raha ilman tavoitetta" not in report


def test_people_are_left_out_on_request_everywhere():
    for language in LANGUAGES:
        assert "Aino Kaivola" in render(assessments.assessment(), language)
        report = render(assessments.assessment(), language, names=False)
        assert not [name for name in ("Kaivola", "Hana", "verkkojohtaja") if name in report]


def test_no_person_stands_in_a_headline():
    report = render(assessments.assessment(), "fi")
    assert not any("Kaivola" in heading for heading in headings(report, 6))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_neutral_tone_has_its_own_words(language):
    sharp = {"fi": "orulause", "sv": "ackra ord", "en": "logan"}[language]
    report = render(assessments.assessment(), language, tone=Tone.NEUTRAL)
    assert sharp not in report
    assert {"fi": "vain sanoja", "sv": "bara ord", "en": "words only"}[language] in report


def test_a_refused_file_is_named_on_the_first_page():
    refused = SourceRead("vanha|`.doc", refused=("password", {"file": "vanha|`.doc"}))
    report = render(assessments.judged(sources=(*assessments.sources(), refused)), "fi")
    assert r"Lukematta jäi vanha\|\`.doc: tiedosto on suojattu salasanalla" in report


def test_findings_about_areas_name_the_area_and_ask_their_questions():
    finding = Finding(
        "MET06", "customer-metrics-only", Severity.MAJOR, Subject.AREA, "A1", "Asiakas | ensin", {"count": 2}
    )
    report = render(replace(assessments.assessment(), findings=(finding,)), "fi")
    assert r"| ”Asiakas \| ensin”: " in report
    assert "**Kysymys ohjausryhmälle**" in report


def test_changed_thresholds_and_failed_checks_are_told():
    changed = replace(assessments.assessment(), changed_options={"money_orphan": {"limit": 0.4}})
    assert "`money_orphan.limit = 0.4`" in render(changed, "fi")


def test_the_least_plan_still_makes_a_report():
    goal = assessments.plan().goals[1]
    report = render(assess(Plan(goals=(goal,)), as_of=date(2026, 1, 2)), "en")
    assert "# What stands behind the words?" in report
    assert "T2 Asiakas on meille kaikki" in report


def test_money_that_reaches_nothing_at_all_is_said_plainly():
    loose = assessments.ledger(((None, "ERP", (100, 0, 0)), ("H9", "", (100, 0, 0)))[:1], {})
    assert "2. Tavoitteisiin ei kohdistu lainkaan rahaa." in render(
        replace(assessments.judged(ledger=loose), resources_unknown=None), "fi"
    )


def test_people_without_money_are_counted():
    people = replace(assessments.ledger(assessments.LINES[:1], {}), unreadable=0)
    report = render(assessments.judged(ledger=Ledger(), people=people, other_money={}), "fi")
    assert "henkilötyövuotta; rahaa aineistossa ei ole" in spaced(report)
    assert "Ei hanketta, ei mittaria, ei henkilötyövuosia." in report
    assert "euroakaan" not in report


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", HOSTILE)
def test_client_text_is_data_everywhere(text, language):
    report = render(assessments.renamed(text), language)
    page = MarkdownIt("gfm-like").render(report)
    assert not re.findall(
        r"<(?!/?(?:h[1-6]|p|table|thead|tbody|tr|t[dh]|ol|ul|li|em|strong|code|pre|blockquote)\b)", page
    )
    assert not set(report) & set("\x1b\u202e\u200b")
    assert "49" not in re.sub(r"[\d ]+ ?%|€", "", "".join(re.findall(r"<h\d>.*", page)))


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_breaks_a_table_or_makes_a_heading(text):
    report = render(assessments.renamed(text), "fi")
    width = 0
    for line in report.splitlines():
        if line.startswith("|"):
            cells = len(re.findall(r"(?<!\\)(?:\\\\)*\|", line))
            width = width or cells
            assert cells == width
        else:
            width = 0
    assert headings(report) == headings(render(assessments.renamed("sana"), "fi"))


def test_a_long_name_is_cut_and_a_short_one_is_shown_whole():
    page = unescape(MarkdownIt("gfm-like").render(render(assessments.renamed("<b>T&K | *nyt*</b>"), "fi")))
    assert "<b>T&K | *nyt*</b>" in page
    assert "x" * 401 not in render(assessments.renamed("x" * 5000), "fi")


def test_the_same_assessment_gives_the_same_bytes():
    assert render(assessments.assessment(), "sv") == render(assessments.judged(), "sv")


def test_no_sentence_is_hard_coded():
    report = render(assessments.assessment(), PSEUDO)
    hard = [
        w
        for w in ("Goal", "Question", "Finding", "Line", "Sources", "budget")
        if re.search(rf"\b{w}\b", report)
    ]
    assert hard == []


def test_a_users_own_template_runs_in_the_sandbox(tmp_path: Path):
    (tmp_path / "report.md.j2").write_text(
        "{{ report.title }}: {{ 'a|b' }} {{ report.table[0].name }}", "utf-8"
    )
    report = render(assessments.assessment(), "en", templates=tmp_path)
    assert report == "What stands behind the words?: a\\|b T1 Paras vesi, paras palvelu\n"


def test_a_users_own_template_may_show_any_part_of_any_goal(tmp_path: Path):
    parts = ("quote", "source", "behind", "solid", "body", "backed_by", "also")
    shown = "".join(f"{{{{ goal.{part} }}}}/" for part in parts)
    template = f"{{% for goal in report.table %}}{shown}\n{{% endfor %}}"
    (tmp_path / "report.md.j2").write_text(template, "utf-8")
    goals = render(assessments.assessment(), "en", templates=tmp_path).splitlines()
    assert len(goals) > 1
    assert all(len(goal.split("/")) > len(parts) for goal in goals)


@pytest.mark.parametrize("way", ["report.__class__.__mro__", "report.table[0]._teller"])
def test_a_template_reaches_no_further_than_the_report(tmp_path: Path, way: str):
    (tmp_path / "report.md.j2").write_text(f"{{{{ {way} }}}}", "utf-8")
    with pytest.raises(SettingsError, match="unsafe"):
        render(assessments.assessment(), "en", templates=tmp_path)


def test_a_goal_shown_whole_by_a_template_holds_nothing_but_its_told_parts(tmp_path: Path):
    pieces = (
        "{% for piece in (goal|string)|batch(300) %}{{ piece|join }}\n{% endfor %}"  # printed whole it is cut
    )
    template = f"{{% for goal in report.table %}}{pieces}{{% endfor %}}"
    (tmp_path / "report.md.j2").write_text(template, "utf-8")
    told = render(assessments.assessment(), "en", templates=tmp_path)
    assert "GoalStory" in told
    for word in ("Cell(", "object at", "GoalVerdict", "Finding("):
        assert word not in told


def test_more_notes_than_fit_are_counted():
    notes = assessments.notes()[1:2] * 70
    assert "Lisäksi 10 huomautusta; kaikki ovat JSON-tulosteessa." in render(
        assessments.judged(notes=notes), "fi"
    )
    assert "Aineistosta ei ole huomautettavaa." in render(assessments.judged(notes=()), "fi")


def test_a_failed_check_is_named():
    tallies = (Tally("DEF02", {Outcome.CRASHED: 3}), Tally("AMB01", {Outcome.CLEAR: 1}))
    report = render(replace(assessments.assessment(), tallies=tallies, evidence_coverage=None), "fi")
    assert "tarkistuksia 2, joista 1 voitiin arvioida. Tarkistus ei onnistunut: DEF02." in report
    assert "Aineisto riitti" not in report


def test_area_money_and_people_stand_behind_a_slogan_by_name():
    whole = assessments.plan()
    line = Target(Reach.AREA, (("T1", 1), ("T2", 1)), area="A1", label="Yhteiset", linked=True)
    ledger = assessments.ledger()
    targets = (*ledger.targets[:4], line, *ledger.targets[5:])
    people = replace(assessments.ledger((("H1", "x", (2600, 0, 0)),), {}), targets=(line,), unreadable=0)
    changed = assessments.judged(
        ledger=replace(ledger, targets=targets), people=people, recorded=whole.recorded
    )
    report = spaced(render(changed, "fi"))
    assert "painopisteen yhteistä rahaa 390 000 € ja 1,3 htv. Ei vastuuhenkilöä" in report
    assert "rahaa 390 000 €, 1,3 htv ja vastuuhenkilö: johtaja Aino Kaivola (F5). Ei hanketta" in report
    assert "Henkilötyövuosia on 2,6, ja kaikki kohdistuvat tavoitteisiin." in report


def test_a_backed_goal_with_many_metrics_names_three():
    whole = assessments.plan()
    more = tuple(replace(whole.metrics[3], id=f"X{n}", name=f"Odotus {n}") for n in range(3))
    people = replace(assessments.ledger((("H3", "x", (2000, 2000, 0)),), {}), unreadable=0)
    report = spaced(render(assessments.judged(metrics=(*whole.metrics, *more), people=people), "fi"))
    assert "Odotus 0 35 → 14 pv vuoteen 2028 ja kaksi muuta mittaria." in report
    assert "vuosina 2026–2028, 4 htv, vastuussa verkkojohtaja" in report


def test_weights_are_not_compared_with_money_that_is_mostly_untraced():
    loose = (*assessments.LINES, (None, "Muu", (500_000_000, 0, 0)))
    report = render(assessments.judged(ledger=assessments.ledger(loose)), "fi")
    assert "2. Painotuksia ja rahaa ei verrata, koska alle puolet rahasta kohdistuu tavoitteisiin." in report


def test_money_in_the_order_of_the_areas_is_said_to_be():
    areas = assessments.plan().areas
    turned = (replace(areas[0], weight=Decimal(1)), replace(areas[1], weight=Decimal(2)))
    assert "2. Raha seuraa tärkeysjärjestystä" in render(assessments.judged(areas=turned, ranked=True), "fi")


def test_loose_money_without_a_name_is_told_by_its_sum():
    loose = (*assessments.LINES[:4], (None, "", (26_500_000, 0, 0)))
    report = spaced(render(assessments.judged(ledger=assessments.ledger(loose)), "fi"))
    assert "3. **265 000 €** (7 % budjetista) ei kohdistu yhteenkään tavoitteeseen.\n" in report
    assert "| (nimetön rivi) | 265 000 € | `budjetti.csv` › rivi 6 |" in report


def test_what_the_list_leaves_out_is_summed():
    loose = (*assessments.LINES[:4], *((None, f"Rivi {n}", (1_000_00, 0, 0)) for n in range(15)))
    report = spaced(render(assessments.judged(ledger=assessments.ledger(loose)), "fi"))
    assert "| Muut rivit | 5 000 € |  |" in report


def test_without_weights_and_areas_the_money_of_the_goals_is_told():
    goals = tuple(replace(goal, area=None) for goal in assessments.plan().goals)
    report = spaced(render(assessments.judged(areas=(), goals=goals), "fi"))
    assert "ja rahaa ei voi verrata; tavoitteisiin kohdistuu **3 420 001 €**." in report
    assert "Mitä sanomme" not in report
    assert "| Asiakastavoite | Määritelmä |" in report


def test_a_metric_without_a_way_is_named_alone():
    whole = assessments.plan()
    open_ended = replace(whole.metrics[3], id="X1", name="Palaute", cells={})
    report = render(assessments.judged(metrics=(*whole.metrics, open_ended)), "fi")
    assert "Liittymän kate 4 → 9 % vuoteen 2028 ja Palaute." in spaced(report)


def test_no_question_is_asked_twice_and_numbers_run_through_the_report():
    whole = assessments.plan()
    twins = tuple(replace(whole.goals[0], id=f"X{n}", name=f"Paras palvelu {n}") for n in range(2))
    report = spaced(render(assessments.judged(goals=(*whole.goals, *twins)), "fi"))
    asked = re.findall(r"(?m)^(\d+)\. ([^*\n]*\?)$|^\*Kysymys (\d+):\* (.*)$", report)
    texts = [listed or told for _, listed, _, told in asked]
    assert len(texts) == len(set(texts)) > 5
    assert [int(one or other) for one, _, other, _ in asked] == list(range(1, len(asked) + 1))
    assert "Myös kysymykset 1, 2, 3 ja 4 koskevat tätä." in report


def test_a_paragraph_refers_back_to_a_question_that_was_asked():
    whole = assessments.plan()
    twin = replace(whole.goals[3], id="X1", name="Toinen samanlainen")
    report = spaced(render(assessments.judged(goals=(*whole.goals, twin)), "fi"))
    assert re.search(r"\*\*X1 Toinen samanlainen\*\*.* Ks\. kysymys \d+\.\n", report)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fi", "Kaikki tavoitteet on määritelty; taso on asetettu kaikille, mittarit ovat kunnossa kaikilla"),
        ("sv", "Alla mål är definierade; nivån är satt för alla, måtten är på plats för alla"),
        ("en", "All goals are defined; the ambition level is set for all, metrics are in place for all"),
    ],
)
def test_where_a_pillar_stands_on_every_goal_it_is_said_so(language, sentence):
    whole = assessments.plan()
    twin = replace(whole.goals[4], id="X1", name="Toinen liittymä")
    metrics = tuple(replace(m, goals=("T5", "X1")) if "T5" in m.goals else m for m in whole.metrics)
    report = render(assessments.judged(goals=(whole.goals[4], twin), metrics=metrics), language)
    assert sentence in report


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fi", "2. Painopisteitä on vain yksi, joten sanoja ja rahaa ei voi verrata"),
        ("sv", "2. Det finns bara ett fokusområde, så ord och pengar kan inte jämföras"),
        ("en", "2. There is only one focus area, so words and money cannot be compared"),
    ],
)
def test_one_focus_area_is_compared_with_nothing(language, sentence):
    whole = assessments.plan()
    goals = tuple(replace(goal, area="A1") for goal in whole.goals)
    assert sentence in render(assessments.judged(areas=whole.areas[:1], goals=goals), language)


@pytest.mark.parametrize(
    ("verdicts", "told"),
    [
        (("T6",), "Muita tavoitteita on yksi (2 550 001 €): katettu; se on liitteessä."),
        (("T6", "T7"), "Muita tavoitteita on kaksi (2 550 001 €): yksi katettu, yksi korulause;"),
    ],
)
def test_the_other_goals_are_counted_as_many_as_they_are(verdicts, told):
    goals = tuple(g for g in assessments.plan().goals if g.customer_centric or g.id in verdicts)
    assert told in spaced(render(assessments.judged(goals=goals), "fi"))


def test_money_left_out_for_another_reason_is_told_apart_from_what_is_merely_repeated():
    reasons = {"totals-row": 100_00, "mixed-currency": 50_00}
    report = spaced(render(assessments.judged(ledger=assessments.ledger(left_out=reasons)), "fi"))
    assert "Samaa rahaa toistavia summia ei laskettu uudelleen: summarivit 100,00 €." in report
    assert "Laskun ulkopuolelle jätettiin: muut valuutat 50,00 €." in report


def test_where_no_goal_is_defined_no_number_is_needed():
    goals = assessments.plan().goals[:2]
    report = render(assessments.judged(goals=goals), "fi")
    assert "Yhtäkään tavoitetta ei ole määritelty; tasoa ei ole asetettu yhdellekään" in report


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_money_that_is_read_has_its_term(language):
    shown = set(KINDS.values()) - {PEOPLE}
    other = {kind: assessments.ledger((("H1", "x", (100, 0, 0)),), {}) for kind in shown}
    report = render(assessments.judged(other_money=other), language)
    terms = [i18n.text(f"report.money_kind.{kind}", language) for kind in shown]
    assert all(f"{term} " in report for term in terms)
    assert len(set(terms)) == len(shown)


@pytest.mark.parametrize(
    ("profile", "language", "said"),
    [
        ("", "fi", "asiakastavoite"),
        ("public", "fi", "asukastavoite"),
        ("health", "sv", "patientmål"),
        ("education", "fi", "opiskelijatavoite"),
        ("membership", "en", "member goal"),
    ],
)
def test_the_goals_are_named_by_those_whom_the_organisation_serves(profile, language, said):
    report = render(assessments.judged(profile=Told(profile)), language)
    assert f"| {said.capitalize()} | " in report
    assert said[:-1] in report.split("\n1. ")[1].split("\n")[0]
