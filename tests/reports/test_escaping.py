import html
import re

import pytest
from markdown_it import MarkdownIt

from aligner.reports.escaping import Safe, code, cut, fenced, md

HOSTILE = (
    "a | b || c",
    "[klikkaa](http://evil.example)",
    "![kuva](https://evil.example/x.png)",
    "<script>alert(1)</script>",
    "<b onmouseover=x>lihava</b> & &lt;i&gt; &copy;",
    "{{7*7}} {% raw %} {# huom #}",
    "# otsikko",
    "## otsikko ##",
    "- luettelo",
    "+ luettelo",
    "* luettelo *",
    "1. ensimmäinen",
    "2) toinen",
    "> lainaus",
    "===",
    "---",
    "- - -",
    "-",
    "**lihava** __alleviivattu__ _kursiivi_ ~~yli~~ ~x~",
    "`koodi` ``koodi`` ```koodi",
    "C:\\polku\\`x` \\* \\|",
    "www.evil.example ja http://evil.example/?a=b ja HTTPS://EVIL.EXAMPLE",
    "//evil.example ja //localhost/x",
    "javascript:alert(1) JavaScript:alert(2)",
    "mailto:a@evil.example ja a.b@evil.example ja ftp://evil.example",
    "<http://evil.example> <a@evil.example>",
    "[^1] [viite]: http://evil.example",
    "Hinta $5 ja $6, x^2^, ==korostus==",
    "Asiakas ensin! [x]",
    "T&K, 24/7, 3.5 %, 1.1.2027, EU:n",
    ":--|:-:",
)
PLACES = (
    "{}",
    "| a | b |\n|--|--|\n| {} | x |",
    "## {}",
    "- {}",
    "1. {}",
    "> {}",
    "**{}** on",
    "*{}*",
    "alku {} loppu",
)


def rendered(markdown: str) -> str:
    return MarkdownIt("gfm-like").render(markdown)


def shown(page: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", page))


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_reads_as_it_stands_and_does_nothing(text, place):
    page = rendered(place.format(md(text)))
    tags = re.findall(r"<[^>]*>", page)
    assert tags == re.findall(r"<[^>]*>", rendered(place.format("sana")))
    assert " ".join(text.split()) in shown(page)


@pytest.mark.parametrize("text", ["a\x1b[31mb", "a\u202eb", "a\u200bb", "a\x00b", "a\ud800b", "a\ufeffb"])
def test_characters_that_nobody_sees_are_gone(text):
    assert re.fullmatch(r"a(\\\[31m)?b", md(text))


@pytest.mark.parametrize("text", ["a\nb", "a\r\n# b", "a\n\n- b", "a\u2028b", "a\tb"])
def test_a_text_never_begins_a_new_line(text):
    assert len(md(text).splitlines()) == 1


def test_what_is_ordinary_stays_readable_without_backslashes():
    ordinary = "Asiakas ensin! 24/7, 3.5 % (T&K), EU:n tuki – 1.1.2027; -5 000 € +12"
    assert md(ordinary) == ordinary


def test_safe_text_is_not_escaped_twice_and_what_is_made_of_it_is_escaped_again():
    once = md("a*b")
    assert md(once) == once == r"a\*b"
    assert not isinstance(once + "*", Safe)
    assert md(once + "*") == r"a\\\*b\*"


def test_long_texts_are_cut_with_an_ellipsis():
    assert cut("a" * 50, 10) == "a" * 9 + "…"
    assert cut("lyhyt", 10) == "lyhyt"
    assert len(md("x" * 200_000)) <= 400


@pytest.mark.parametrize("name", ["strategia.xlsx", "a b.csv", "C:\\x.ods", "[x](y).xlsx", "<b>.csv"])
def test_a_file_name_stands_in_a_code_span(name):
    assert rendered(f"| x |\n|--|\n| {code(name)} |").count(f"<code>{html.escape(name)}</code>") == 1


@pytest.mark.parametrize("name", ["a`b.xlsx", "```.csv", "a|b.csv", ""])
def test_a_name_that_would_break_out_of_a_code_span_is_text(name):
    page = rendered(f"| x |\n|--|\n| {code(name)} |")
    assert "<code>" not in page
    assert name in shown(page)


def test_nothing_closes_a_fence():
    page = rendered(f"```text\n{fenced('``` ~~~ <b>', 40)}\n```\n\nloppu")
    assert page.count("<pre>") == 1
    assert page.endswith("<p>loppu</p>\n")


@pytest.mark.parametrize("sign", ["\\", "*", "[", "<", "&", ".", "/", "a:", "1.", "`", " \t", "&a"])
def test_escaping_takes_no_longer_for_hostile_repetition(sign):
    assert len(md(sign * 100_000)) <= 4 * 400
