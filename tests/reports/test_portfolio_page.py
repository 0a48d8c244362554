"""The portfolio's page: well-formed, self-contained, whole, and deaf to whatever a client's name says."""

import base64
import hashlib
import html
import re
from dataclasses import replace
from itertools import pairwise
from urllib.parse import unquote

import pytest
from html_tree import Element, parsed
from portfolios import NAMES, forty, made_records, portfolio, record

from aligner.i18n import LANGUAGES, PSEUDO, formats
from aligner.model.places import place
from aligner.model.portfolio import Measure, PlanFailure, PlanMoney, Refusal
from aligner.model.verdicts import Level, Tone
from aligner.reports.portfolio_html import render
from aligner.reports.portfolio_pictures import DRAWN

MANY = DRAWN + 1
HOSTILE = (
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "' autofocus onfocus='alert(1)",
    "</title></svg><svg onload=alert(1)>",
    "--><!-- {{ 7*7 }} {% raw %} {# x",
    "&lt;b&gt; &amp; &#106;avascript",
    "**lihava** [linkki](javascript:x) `koodi` \\*",
    "oikea\u202evasen\u202c \u2066eristetty\u2069",
    "rivi\u2028toinen\u2029kolmas\x00\x1b[31m",
    "puolikas\ud800merkki",
    "شركة المثال",
    "N" * 5000,
)


def page(told, language="en", tone=Tone.SHARP):
    return parsed(render(told, language, tone))


def rows(table):
    return [
        [cell for cell in row.children if isinstance(cell, Element)] for row in table.one("tbody").all("tr")
    ]


def plan_table(told, language="en"):
    """The rows of the table of plans, as texts by the plan's name."""
    table = page(told, language).one(id="all")
    return {name.one("bdi").text: [cell.text for cell in cells] for name, *cells in rows(table)}


@pytest.fixture(scope="module")
def whole():
    return page(forty())


@pytest.mark.parametrize("count", [0, 1, 2, 3, 40, MANY])
def test_the_page_is_well_formed_whatever_it_holds(count):
    text = render(portfolio(*made_records(count)), "fi", Tone.SHARP)
    tree = parsed(text)
    assert text.startswith("<!doctype html>\n") and text.endswith("</html>\n")
    ids = [element.attributes["id"] for element in tree.all() if "id" in element.attributes]
    assert len(ids) == len(set(ids))
    for link in tree.all("a"):
        assert not link.attributes["href"].startswith("#") or link.attributes["href"][1:] in ids
    for labelled in (
        e.attributes["aria-labelledby"] for e in tree.all() if "aria-labelledby" in e.attributes
    ):
        assert labelled in ids


def test_headings_go_down_one_step_at_a_time(whole):
    levels = [int(element.tag[1]) for element in whole.all() if re.fullmatch("h[1-6]", element.tag)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_tables_say_what_they_are_and_cells_what_they_belong_to(whole):
    for table in whole.all("table"):
        assert table.one("caption").text.strip()
        assert all(head.attributes["scope"] in {"col", "colgroup"} for head in table.one("thead").all("th"))
        assert all(first.tag == "th" and first.attributes["scope"] == "row" for first, *_ in rows(table))
        heads = sum(int(head.attributes.get("colspan", 1)) for head in table.one("thead").all("th"))
        assert {len(row) for row in rows(table)} == {heads}


def test_nothing_is_fetched_and_nothing_else_may_run():
    text = render(forty(), "sv", Tone.SHARP)
    tree = parsed(text)
    policy = tree.one("meta", http_equiv="Content-Security-Policy").attributes["content"]
    for kind in ("script", "style"):
        digest = base64.b64encode(hashlib.sha256(tree.one(kind).text.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'; ") and "unsafe" not in policy
    assert "://" not in text and "url(" not in text and "@import" not in text
    for element in tree.all():
        assert element.tag not in {"link", "img", "iframe", "object", "embed", "form", "base"}
        assert not {"src", "srcset", "style", "action"} & element.attributes.keys()
        assert not [name for name in element.attributes if name.startswith("on")]


def shape(tree):
    """The elements of a page by name and attributes' names, with what stands in them left out."""
    return sorted((element.tag, *sorted(element.attributes)) for element in tree.all())


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_a_name_is_text_and_nothing_else(name):
    def told(called):
        records = [
            record("Aava"),
            record(called, id="x", refused=(Refusal(called, "damaged", {"file": called}),)),
        ]
        lost = PlanFailure("y", called, (called,), "password", {"file": called})
        return portfolio(*records, failures=(lost,))

    text = render(told(name), "fi", Tone.SHARP)
    assert shape(parsed(text)) == shape(page(told("Ulappa"), "fi"))
    assert not set(text) & set("\u2028\u2029\u202e\u202c\u2066\u2069\x00\x1b\ud800")
    shown = [bdi.text for bdi in parsed(text).one(id="all").all("bdi")]
    readable = re.sub(r"[\u2028\u2029]", " ", re.sub("[\u202a-\u202e\u2066-\u2069\x00\x1b\ud800]", "", name))
    assert readable in shown or any(one.endswith("…") and name.startswith(one[:-1]) for one in shown)


@pytest.mark.parametrize(
    "report", ["javascript:alert(1)", "//host/x", "../up", 'a"b <c>&', "tila ja ä 100 %", "C:\\x", "a#b?c"]
)
def test_a_report_is_linked_beside_the_page_whatever_it_is_called(report):
    tree = page(portfolio(record("Aava", report=report), record("Ulappa", report="")))
    (link,) = tree.one(id="all").all("a")
    href = link.attributes["href"]
    assert re.fullmatch(r"[A-Za-z0-9_.~%-]+\.md", href)
    assert unquote(href) == f"{report}.md"


def test_every_figure_of_a_plan_stands_in_its_row():
    told = portfolio(record("Aava"), *made_records(4))
    verdicts, backed, slogans, funded, traced, gap, coverage, budget = plan_table(told)["Aava"]
    assert verdicts == "✘\u00a0\u20074 ◐\u00a0\u20075 ✔\u00a0\u20073"
    assert (funded, gap, coverage) == ("7/12", "38%", "71%")
    assert (backed, slogans, traced, budget) == ("17%", "50%", "77%", "€7.0M")
    heat = {name.text: [cell.text for cell in cells] for name, *cells in rows(page(told).one(id="heat"))}
    assert heat["Aava"] == ["58%", "58%", "58%", "58%", "12"]


def test_what_is_unknown_is_said_hatched_and_sorted_apart():
    mute = record("Aava", money=PlanMoney(), goals_with_money=0, say_pay_gap=None, pillars={})
    tree = page(portfolio(mute, record("Ulappa")))
    for table in ("all", "heat"):
        for cell in (cell for row in rows(tree.one(id=table)) for cell in row[1:]):
            assert ("data-v" in cell.attributes) != ("none" in cell.attributes.get("class", ""))
            assert ("data-v" in cell.attributes) != (cell.text == "unknown")


def test_a_shade_is_that_of_the_figure_that_is_shown(whole):
    shaded = [cell for row in rows(whole.one(id="heat")) for cell in row[1:5] if cell.text != "unknown"]
    assert {cell.attributes["class"] for cell in shaded} == {"h0", "h1", "h2", "h3", "h4"}
    for cell in shaded:
        assert cell.attributes["class"] == f"h{min(int(cell.text.rstrip('%')) // 20, 4)}"


def test_keys_sort_as_the_figures_do(whole):
    told = {client.record.name: client for client in forty().clients}
    for table in (whole.one(id="all"), whole.one(id="heat")):
        heads = [head.attributes.get("data-m") for head in table.one("thead").all("th")]
        for name, *cells in rows(table):
            client = told[name.one("bdi").text]
            for measure, cell in zip(heads[1:], cells, strict=True):
                position = measure and client.positions.get(Measure(measure))
                if position:
                    assert float(cell.attributes["data-v"]) / 1e6 == pytest.approx(position.value, abs=1e-6)


def test_money_sorts_within_its_currency():
    told = portfolio(*(replace(one, currency=c) for one, c in zip(made_records(12), "ABC" * 4, strict=True)))
    keys = {}
    for client in told.clients:
        money = client.record.money
        keys[client.record.name] = (client.record.currency, money.traced + money.untraced)
    table = page(told).one(id="all")
    sorted_by = [(int(row[-1].attributes["data-v"]), row[0].one("bdi").text) for row in rows(table)
                 if "data-v" in row[-1].attributes]  # fmt: skip
    assert [keys[name] for _, name in sorted(sorted_by)] == sorted(keys[name] for _, name in sorted_by)


def test_a_strip_holds_one_dot_a_plan_under_its_name(whole):
    told = forty()
    for measure in Measure:
        strip = whole.one("li", data_m=measure.value)
        known = [(i, client) for i, client in enumerate(told.clients) if measure in client.positions]
        dots = {int(dot.attributes["data-c"]): dot for dot in strip.all("circle")}
        assert sorted(dots) == [i for i, _ in known] and len(list(strip.all("circle"))) == len(known)
        for i, client in known:
            assert dots[i].one("title").text.startswith(f"{client.record.name}: ")
            at = float(dots[i].attributes["cx"].rstrip("%"))
            assert at == pytest.approx(100 * client.positions[measure].value, abs=0.01)


def test_dots_stay_inside_their_strip_though_all_plans_are_alike():
    tree = page(portfolio(*(record(f"Client {n}", id=str(n)) for n in range(DRAWN))))
    for strip in tree.all("svg", class_="strip"):
        heights = [float(dot.attributes["cy"]) for dot in strip.all("circle")]
        assert len(set(heights)) == DRAWN
        assert min(heights) > 3 and max(heights) < float(strip.attributes["height"]) - 3


def test_beyond_a_count_plans_are_heaped_and_none_is_lost():
    told = portfolio(*made_records(MANY))
    tree = page(told)
    assert formats.number(MANY, "en") in tree.one(id="strips").all("p").__next__().text
    for measure, spread in told.spreads.items():
        strip = tree.one("li", data_m=measure.value)
        counts = [
            int(re.search(r": (\d+) plans?$", heap.text)[1]) for heap in strip.all("rect", class_="heap")
        ]
        assert sum(counts) == spread.count and not list(strip.all("circle"))
    for table in ("all", "heat"):
        assert len(rows(tree.one(id=table))) == MANY


def test_the_page_tells_what_could_not_be_read_and_what_was_passed_over(whole):
    text = whole.one(id="unread").text
    for name in ("Hautala", "Kvarnby", "Old Mill", "budjetti_vanha.xls", "mittarit.xlsx"):
        assert name in text
    assert "212" in text and "password" in text


def test_every_gap_stands_on_the_page_with_its_share():
    told = forty()
    text = page(told).one(id="gaps").text
    for gap in told.gaps:
        assert gap.check in text and f"{gap.plans}/{gap.asked}" in text


def test_a_check_of_another_version_is_shown_by_its_code():
    tree = page(portfolio(record("Aava", findings={"XYZ_9": 2}, asked={"XYZ_9": 3})))
    assert "Check XYZ_9" in tree.one(id="gaps").text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_portfolio_gives_the_same_bytes(language):
    records = made_records(12)
    one, other = portfolio(*records), portfolio(*reversed(records))
    assert render(one, language, Tone.SHARP) == render(other, language, Tone.SHARP)
    assert f'<html lang="{language}">' in render(one, language, Tone.SHARP)


def test_forty_plans_fit_in_a_small_file():
    assert len(render(forty(), "fi", Tone.SHARP).encode()) < 300_000


def test_nothing_but_names_and_figures_is_written_outside_the_languages():
    text = render(replace(forty(), failures=(), skipped={}), PSEUDO, Tone.SHARP)
    body = re.sub(r"<(style|script|title)>.*?</\1>|</?strong>", "", text, flags=re.DOTALL)
    for words in re.findall(r">([^<]+)<", body):
        plain = re.sub(r"\[.*\]", "", html.unescape(words).strip(), flags=re.DOTALL)
        named = plain in NAMES or re.fullmatch(r"[A-Z]{3}\d\d|[\W\d_]*[tMk]?(kr|€|£)?|EUR|SEK|GBP|k|M", plain)
        assert named or not re.search("[^\\W\\d_]{2}", plain), words


def test_the_neutral_tone_has_its_own_words():
    sharp, neutral = (render(forty(), "fi", tone).lower() for tone in (Tone.SHARP, Tone.NEUTRAL))
    assert "korulause" in sharp and "puolivillai" in sharp
    body = re.sub(r"<dt>.*?</dd>", "", neutral, flags=re.DOTALL)
    assert "korulause" not in body and "puolivillai" not in body


def test_aliases_are_told_of():
    assert list(page(replace(forty(), anonymous=True)).all("p", class_="anonymous"))
    assert not list(page(forty()).all("p", class_="anonymous"))


def test_one_plan_alone_is_not_compared_with_itself():
    tree = page(portfolio(record("Aava")))
    assert not list(tree.all("svg", class_="strip")) and not list(tree.all(id="filter"))
    assert rows(tree.one(id="all")) and rows(tree.one(id="heat"))


def test_without_any_plan_the_page_still_says_why():
    lost = PlanFailure("x", "Aava", ("/x",), "password", {"file": "x.xlsx"})
    tree = page(portfolio(failures=(lost,)))
    assert not list(tree.all(id="all"))
    assert "Aava" in tree.one(id="unread").text


def test_a_measure_that_nobody_tells_is_said_to_be_unknown():
    tree = page(portfolio(*(replace(one, say_pay_gap=None) for one in made_records(5))))
    assert not list(tree.all("li", data_m="say-pay-gap"))
    assert "No plan says" in tree.one(id="strips").text


def test_unknown_pillars_are_a_part_of_the_whole_of_their_own():
    levels = {pillar: {Level.SOLID: 1, Level.UNKNOWN: 3} for pillar in record().pillars}
    text = page(portfolio(record("Aava", pillars=levels))).one("dl", class_="whole").text
    assert "in place 1 (25%)" in text and "unknown 3 (75%)" in text


def luminance(colour):
    shares = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [one / 12.92 if one <= 0.03928 else ((one + 0.055) / 1.055) ** 2.4 for one in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_words_stand_out_from_their_ground_in_every_theme():
    style = (place("templates") / "portfolio.css").read_text("utf-8")
    themes = [
        dict(re.findall(r"--([\w-]+): (#\w{6})", block))
        for block in re.findall(r":root \{(.*?)\}", style, re.S)
    ]
    assert len(themes) == 3  # light, dark, print
    for theme in ({**themes[0], **theme} for theme in themes):
        words = ("ink", "quiet", "accent", "chosen", "bad", "weak", "good", "unknown")
        pairs = [(theme[word], theme["paper"]) for word in words]
        pairs += [(theme[word], theme["faint"]) for word in ("ink", "quiet", "accent", "chosen")]
        pairs += [(theme["on-pale"], theme[f"h{step}"]) for step in (0, 1, 2)]
        pairs += [(theme["on-deep"], theme[f"h{step}"]) for step in (3, 4)]
        assert min(contrast(*pair) for pair in pairs) >= 4.5
