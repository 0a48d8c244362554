"""Texts as no client means to write them, by kind: each with what of it must still be read on the screen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hostile:
    """A text, and a piece of it that stands on the screen literally wherever the text is listed whole.

    ``seen`` is empty where the text has nothing that could be seen.
    """

    kind: str
    text: str
    seen: str


_SAME = object()
"""Stands for a text that is to be seen as it is."""

_KINDS: dict[str, dict[str, object]] = {
    "formula": {
        '=HYPERLINK("http://127.0.0.1:9/h";"paina")': "=HYPERLINK(",
        "=1+2": _SAME,
        "+3-cmd|'/k dir'!B7": "+3-cmd|",
        "-4+SUM(A1)": _SAME,
        "@KESKIARVO(B2)": _SAME,
        "\t=5+5": "=5+5",
        "\uff1d6+6": _SAME,
        "\u200b=7+7": "=7+7",
        ";=8+8": "=8+8",
    },
    "html": {
        "<script>print(9)</script>": "<script>print(9)",
        "<img src=q onerror=w()>": "<img src=q",
        '"><svg/onload=w()>': '"><svg/onload',
        "</style></head>pää": "</style></head>",
        "&lt;b&gt;lihava&lt;/b&gt;": "&lt;b&gt;lihava",
        "&#27;[35mliila": "&#27;[35mliila",
        "javascript:w(1)": _SAME,
        "<!-- piilo": "<!-- piilo",
    },
    "markdown": {
        "[linkki](javascript:w())": "[linkki](java",
        "![kuva](http://127.0.0.1:9/k)": "![kuva](http",
        "sarake | toinen | kolmas": "sarake | toinen",
        "# Otsikko": "# Otsikko",
        "**Kaikki on kunnossa**": "**Kaikki on ku",
        "rivi\n\n## Yhteenveto": "## Yhteenveto",
        "```koodia": _SAME,
        "~~yli~~ _ali_": _SAME,
        "<https://127.0.0.1:9/auto>": "<https://127.0",
        "---8---": _SAME,
    },
    "bidi and zero width": {
        "lasku\u202efdp.exe": "laskufdp.exe",
        "\u2067eristetty\u2069 loppu": "eristetty loppu",
        "vä\u200bli\u200ctön\u200d!\ufeff": "välitön!",
        "peh\u00admeä ta\u00advu": "pehmeä tavu",
        "o\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301pino": "pino",
        "\u2028uusi rivi\u2029kappale": "uusi rivi kappale",
        "la\U000e0061\U000e0062ppu": "lappu",
        "Z\u0338\u0327\u0322a\u0335lgo\u0334 yhä": "lgo",
        "\u3164täyte\uffa0": "täyte",
        "\u0600شعار العميل": "شعار العميل",
        "顧客がいつも第一": "顧客がいつも第一",
        "\ud7ffjamo\ue000oma": "oma",
        "Tаvоitе kyrillisin": "kyrillisin",
        "\u200f\u200e\u061csuunta": "suunta",
    },
    "control": {
        "nolla\x00merkki": "nollamerkki",
        "soitto\x07kello": "soittokello",
        "pois\x08\x08\x08\x08yli": "poisyli",
        "pysty\x0bsivu\x0cvaihto": "pysty sivu vaihto",
        "poisto\x7ftaa": "poistotaa",
        "c1\x9b35mväri": "c135mväri",
        "nel\x85rivi": "nel rivi",
        "ulos\x0esisään\x0f": "ulossisään",
        "palaa\rpäälle": "palaa päälle",
        "rivi\r\ntoinen": "toinen",
    },
    "terminal": {
        "\x1b]52;c;dmFyYXM=\x07leike": "]52;c;dmFyYXM=leike",
        "\x1b]2;varas-otsikko\x07": "]2;varas-otsikko",
        "\x1b[2J\x1b[Htyhjä": "[2J[Htyhjä",
        "\x1b]8;;http://127.0.0.1:9/x\x1b\\vie\x1b]8;;\x1b\\": "]8;;http://127",
        "\x1b[6nkysy": "[6nkysy",
        '\x1bP$q"p\x1b\\tila': 'P$q"p\\tila',
        "\x1b[?1049lruutu": "[?1049lruutu",
        "\x9d2;c1-otsikko\x9c": "2;c1-otsikko",
        "\x1b[8mpiilossa": "[8mpiilossa",
        "\x1bcnollaus": "cnollaus",
        "\x1b_Ga=T;QUFB\x1b\\kuva": "_Ga=T;QUFB",
        "\x1b[31337mväri": "[31337mväri",
    },
    "markup": {
        "[red]puna[/red]": _SAME,
        "[@click=app.quit]pois[/]": _SAME,
        "[@click='app.bell']soi[/]": "[@click='app.bell']",
        "[/]": _SAME,
        "[/lihava]": _SAME,
        "[bold": _SAME,
        "[link=http://127.0.0.1:9]vie[/link]": "[link=http://12",
        "\\[green]vino": "\\[green]vino",
        "[on #ff0000]tausta": "[on #ff0000]tau",
        "[$error]muuttuja": "[$error]muuttuja",
        "[reverse blink]vilkku[/]": "[reverse blink]",
        "[[kaksin]]": _SAME,
        ":rocket: :fire:": _SAME,
        '[0, "x"]': _SAME,
        "]": _SAME,
    },
    "template": {
        "{{ 6*9 }}": _SAME,
        "{% include '/etc/hosts' %}": "{% include",
        "{# piilo #}": _SAME,
        "{fi}{count}": _SAME,
        "${8*8}": _SAME,
        "%(nimi)s %d": _SAME,
        "{x.__class__!r:>9}": "{x.__class__!r",
        "{": _SAME,
        "}}": _SAME,
        "$(touch oma)": _SAME,
    },
    "path": {
        "../../../tmp/hylly": "../../../tmp/hy",
        "..\\..\\hylly": "..\\..\\hylly",
        "/etc/shadow": _SAME,
        "C:\\Windows\\oma": "C:\\Windows\\oma",
        "AUX.csv": _SAME,
        "~root/x": _SAME,
        "`id` && pois": _SAME,
        "--version": _SAME,
        "kauas/" + "b" * 400: "kauas/bbbb",
    },
    "data": {
        "'; DROP TABLE tavoite;--": "'; DROP TABLE t",
        "\\u001b[31m": _SAME,
        "null, true": _SAME,
        "__proto__": _SAME,
        '{"a":[]}': _SAME,
        "1e309 € NaN": "1e309",
        "\\x1b\\n": _SAME,
    },
    "emoji": {
        "\U0001f469\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466 perhe": "perhe",
        "❤\ufe0f sydän": "❤ sydän",
        "\U0001f44d\U0001f3fd peukku": "\U0001f44d peukku",
        "1\ufe0f\u20e3 näppäin": "1 näppäin",
        "\U0001f1eb\U0001f1ee lippu": "lippu",
        "uusin \U0001fae8 ilme": "uusin",
    },
    "long": {
        "pitkä " + "sanavaraston " * 2500: "pitkä sanavarast",
        "Y" * 32_000: "YYYYYYYYYYYYYYY",
        "客" * 9_000: "客客客客客",
        "[red]" * 6_000: "[red][red][red]",
    },
}


def _all() -> Iterator[Hostile]:
    for kind, texts in _KINDS.items():
        for text, seen in texts.items():
            yield Hostile(kind, text, text if seen is _SAME else str(seen))


ALL = tuple(_all())
"""Every one of them."""

UNSEEN = ("\u202e", "\u200b\u200d", "\x1b", "\x00", "\u3164", "\ufe0f", " \u2028 ")
"""Texts with nothing in them to be seen."""

FILE_NAMES = (
    b"[red]b[bold] \x1b]2;varas-otsikko\x07.csv",
    b"[@click=app.quit]c[].csv",
    "d\u202evsc.\u200bcsv.csv".encode(),
    b"e\nrivi\t.csv",
    b"f{{ 6*9 }} ${HOME} $(id) '\".csv",
    b"g\xff\xfe.csv",
    "h\U0001f469\u200d\U0001f467 客户.csv".encode(),
    b"i" + b"n" * 230 + b".csv",
    b"-j --version.csv",
)
"""Names of files, as bytes: a disk keeps whatever it is given."""

SHEET_NAMES = (
    "[red]lehti[/red]",
    "[@click=app.quit]",
    "a|b *c* <b>",
    "lehti\u202ehtel",
    "{{ 6*9 }} %s",
    "../ylös",
)
