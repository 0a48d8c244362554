"""The portfolio in Markdown: what it says, that client text stays text, and that any size is readable."""

import re
from dataclasses import replace
from html import unescape

import portfolios
import pytest
from markdown_it import MarkdownIt
from portfolios import forty, made_records, money, portfolio, record

from aligner import i18n
from aligner.model.finding import Pillar
from aligner.model.portfolio import Measure, PlanFailure, PlanMoney, Refusal
from aligner.model.verdicts import Level, Tone
from aligner.reports.portfolio_markdown import render

HOSTILE = (
    "| [click](javascript:alert(1)) |",
    "<script>alert(1)</script>",
    "# Otsikko\n\n- lista",
    "![x](https://example.org/x.png)",
    "`koodi` **lihava** ~~yli~~ $x$ @all",
    "www.example.org/a",
    "{{ 7 * 7 }} {% raw %}",
    "ab\u202ecd\u200b\x1b[31m",
    "x" * 5_000,
)


def sections(text):
    """What stands below each heading, by the heading."""
    parts = re.split(r"^## (.+)$", text, flags=re.M)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def table(section):
    """The rows of the table in a section, cell by cell, without the head."""
    rows = [line for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", row)[1:-1]] for row in rows[2:]]


def sentences(text):
    return re.findall(r"^\d\. (.+)$", text, flags=re.M)


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_every_table_has_one_width_and_every_plan_a_row(language):
    text = render(forty(), language)
    for block in re.findall(r"(?:^\|.*\n)+", text, flags=re.M):
        assert len({len(re.split(r"(?<!\\)\|", line)) for line in block.splitlines()}) == 1
    glance, positions = (list(sections(text))[at] for at in (0, 4))
    assert len(table(sections(text)[glance])) == len(table(sections(text)[positions])) == 40


def test_the_three_sentences_tell_of_money_of_everyones_gap_and_of_what_was_not_read():
    first, second, third = sentences(render(forty(), "en"))
    assert first.startswith("There is money behind **224 of 491 goals** (46%).")
    assert "The largest share: Aurinkorinteen asunnot (100%). The smallest: Norrskär kommun (4%)." in first
    assert first.endswith("Five plans don't tell which goals get money, and are not counted here.")
    assert "**resources missing** (RES01), in 26 of the 36 plans where it could be assessed." in second
    assert third.startswith("**Three plans** could not be read at all: Hautala, Kvarnby and Old Mill.")


def test_a_row_tells_verdicts_pillars_money_shares_and_rank():
    told = portfolio(record("Kaislaniemen Vesi", pillars={pillar: solid(7, 12) for pillar in Pillar}))
    (row,) = table(sections(render(told, "en"))["The plans at a glance"])
    assert row == [
        "[Kaislaniemen Vesi](kaislaniemen-vesi.md)", "✘\u00a04 ◐\u00a05 ✔\u00a03",
        "7/12", "7/12", "7/12", "7/12", "7/12", "€7.0M", "77%", "38%", "71%", "1/1",
    ]  # fmt: skip


def solid(count, goals):
    return {Level.SOLID: count, Level.MISSING: goals - count}


def test_what_is_unknown_is_a_dash_and_never_a_nought():
    silent = record(
        money=PlanMoney(), say_pay_gap=None, evidence_coverage=None, backed_share=None, pillars={}
    )
    (row,) = table(sections(render(portfolio(silent), "fi"))["Suunnitelmat yhdellä silmäyksellä"])
    assert row[2:] == ["–"] * 10


def test_the_strongest_stand_first_and_the_unranked_last():
    shares = {"Keskinen": 0.4, "Vahva": 0.9, "Heikko": 0.1, "Tuntematon": None}
    told = portfolio(*(record(name, backed_share=share) for name, share in shares.items()))
    rows = table(sections(render(told, "fi"))["Suunnitelmat yhdellä silmäyksellä"])
    assert [row[0].split("]")[0][1:] for row in rows] == ["Vahva", "Keskinen", "Heikko", "Tuntematon"]


def test_a_large_portfolio_begins_with_both_ends_and_lists_all_in_an_appendix():
    text = render(portfolio(*made_records(412)), "fi")
    found = sections(text)
    strongest, weakest = table(found["Kymmenen vahvinta"]), table(found["Kymmenen heikointa"])
    everyone = [row[0] for row in table(found["Liite: kaikki suunnitelmat"])]
    assert len(everyone) == len(table(found["Liite: kunkin suunnitelman sijoitukset"])) == 412
    assert [row[0] for row in strongest] == everyone[:10]
    unranked = sum(row[-1] == "–" for row in table(found["Liite: kaikki suunnitelmat"]))
    assert unranked
    assert weakest[0][0] == everyone[-1 - unranked]
    assert "Kaikki 412 suunnitelmaa ovat liitteessä." in text
    assert text.index("## Liite") > text.index("## Näin luvut on laskettu")


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_few_plans_are_compared_without_quarters(count, language):
    text = render(portfolio(*made_records(count)), language)
    assert i18n.text("portfolio.heading.spread", language) not in text
    assert not set("█▆▄▂▒") & set(text)
    assert text.startswith("# ")


def test_all_alike_have_no_best_and_no_worst():
    (first, *_) = sentences(render(portfolio(record("A"), record("B")), "en"))
    assert first == "There is money behind **14 of 24 goals** (58%)."


def test_many_at_an_end_are_counted_beyond_the_first_three():
    told = [record(f"P{i}", goals_with_money=0 if i else 12) for i in range(7)]
    (first, *_) = sentences(render(portfolio(*told), "en"))
    assert "The smallest: P1, P2, P3 and 3 more (0%)." in first


def test_no_money_anywhere():
    silent = portfolio(record("A", money=PlanMoney()), record("B", money=PlanMoney()))
    assert (
        sentences(render(silent, "fi"))[0]
        == "Yhdestäkään suunnitelmasta ei selviä, mitkä tavoitteet saavat rahaa."
    )
    assert "## Raha" not in render(silent, "fi")
    nothing = portfolio(record("A", goals_with_money=0))
    assert sentences(render(nothing, "en"))[0] == "None of the 12 goals has money behind it."


def test_no_gap_anywhere():
    assert "No gap was found in any plan." in render(
        portfolio(record(findings={}), record("B", findings={})), "en"
    )


def test_a_gap_that_everyone_has_is_called_so():
    told = portfolio(*(record(name, findings={"MET01": 1}) for name in "AB"))
    assert "Everyone's gap: **metric missing** (MET01), in all 2 plans" in render(told, "en")


def test_currencies_stand_apart():
    told = portfolio(
        record("A", money=money(60_00, 40_00, 9_00)), record("B", currency="SEK", money=money(1_00, 0))
    )
    rows = table(sections(render(told, "en"))["The money"])
    assert rows == [
        ["EUR", "1", "€100", "€60", "60%", "€40"],
        ["SEK", "1", "1\u00a0kr", "1\u00a0kr", "100%", "0\u00a0kr"],
    ]
    assert "Different currencies are never added up." in render(told, "en")


def test_failures_say_why_and_what_to_do():
    found = sections(render(forty(), "en"))
    rows = table(found["Plans that could not be read"])
    assert rows[0] == [
        "Hautala",
        "Hautala\\.xlsx: protected by a password or by access rights. "
        "Remove the protection in Excel and save again.",
    ]
    assert [row[0] for row in table(found["Files that could not be read"])] == [
        "[Kaislaniemen Vesi](kaislaniemen-vesi.md)",
        "[Tuomarlan kaupunki](tuomarlan-kaupunki.md)",
    ]
    assert "- Lock files of open workbooks: 3" in found["What was passed over in the folders"]


def test_reasons_that_this_version_does_not_know_are_still_told():
    failures = [PlanFailure("a", "A", (), "from-the-future"), PlanFailure("b", "B", (), "too-large")]
    text = render(portfolio(record("C"), failures=failures, skipped={"comet": 4}), "en")
    assert "unknown reason (from-the-future)" in text
    assert "unknown reason (too-large)" in text  # its sentence wants a limit that was not kept
    assert "- Others: 4" in text


def test_checks_that_this_version_does_not_know_go_by_their_code():
    text = render(portfolio(record(findings={"XYZ9_": 2}, asked={"XYZ9_": 2})), "en")
    assert ["Check XYZ9\\_ (XYZ9\\_)", "–", "1/1", "100%", "2"] in table(
        sections(text)["The most common gaps"]
    )


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("text", HOSTILE)
def test_client_text_stays_text(text, language):
    hostile = record(text, report="re](port) <b>", currency="EUR", refused=(Refusal(text, "password"),))
    others = made_records(4)
    failure = PlanFailure(text, text, (), "password", {"file": text})
    told = portfolio(hostile, *others, failures=[failure])
    plain = portfolio(record("Vesi", refused=(Refusal("a.xls", "password"),)), *others, failures=[
        PlanFailure("x", "Vesi", (), "password", {"file": "a.xls"})
    ])  # fmt: skip
    assert shape(render(told, language)) == shape(render(plain, language))


def shape(text):
    """What a renderer makes of a page: its blocks and marks, without the words."""
    kinds = []
    for token in MarkdownIt("gfm-like").parse(text):
        kinds.append(token.type)
        kinds += [child.type for child in token.children or () if child.type not in {"text", "softbreak"}]
    return kinds


def test_a_link_leads_to_the_report_and_nowhere_else():
    tokens = MarkdownIt("gfm-like").parse(render(portfolio(record("A", report="a (b) ö|.x")), "en"))
    links = [c.attrs["href"] for token in tokens for c in token.children or () if c.type == "link_open"]
    assert set(links) == {"a%20%28b%29%20%C3%B6%7C.x.md"}
    assert "[A]" not in render(portfolio(record("A", report="")), "en")


def test_nothing_but_the_portfolio_is_told():
    one = record(paths=("/home/matti/secret",), id="secret/id")
    assert "secret" not in render(portfolio(one), "en")
    shown = render(replace(portfolio(record("Client 1")), anonymous=True), "en")
    assert "replaced by aliases" in shown
    assert "aliases" not in render(portfolio(record("Client 1")), "en")


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_the_neutral_tone_has_its_own_words(language):
    sharp, neutral = (render(forty(), language, tone) for tone in (Tone.SHARP, Tone.NEUTRAL))
    word = i18n.text("terms.verdict.slogan", language)
    assert word in sharp.casefold()
    assert word not in neutral.casefold()


def test_no_sentence_is_hard_coded():
    told = [client.record.name for client in forty().clients]
    told += [text for failure in portfolios.FAILURES for text in (failure.name, *failure.params.values())]
    text = unescape(render(forty(), i18n.PSEUDO)).replace("\\", "")
    for ours in (*told, "budjetti_vanha.xls", "mittarit.xlsx", "aligner", "columns", "21 November 2026"):
        text = text.replace(ours, " ")
    text = re.sub(r"`[^`]*`|\]\([^)]*\)|\b[A-Z]{3}\d\d\b", " ", text)
    assert {word for word in re.findall(r"[A-Za-z]{3,}", text) if re.search("[aeiouy]", word)} == set()


def test_the_picture_shows_the_middle_half_and_the_median():
    shares = (0.0, 0.25, 0.5, 0.75, 1.0)
    told = portfolio(*(record(f"P{i}", say_pay_gap=share) for i, share in enumerate(shares)))
    line = next(one for one in render(told, "en").splitlines() if one.startswith(" Say–pay gap"))
    box = line.split("▽ ")[1].strip()
    assert box == "├" + "─" * 9 + "▒" * 10 + "█" + "▒" * 10 + "─" * 9 + "┤"
    assert set(told.spreads) == set(Measure)
