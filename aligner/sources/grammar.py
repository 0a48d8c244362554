"""The grammar of an ordinary worksheet, as regular expressions that run over whole sheets in one call."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

_BARE = rb"[^<&\x00-\x08\x0b\x0c\x0e-\x1f]*+"
_TEXT = _BARE + rb"(?:&(?:amp|lt|gt|quot|apos|#10|#13|#xA|#xD);" + _BARE + rb")*+"
_NUMBER = rb"-?+[0-9]++(?:\.[0-9]++)?+(?:[eE][-+]?+[0-9]{1,2})?+"
_SERIAL = rb"[0-9]{1,6}+(?:\.[0-9]++)?+(?:[eE]-[0-9]{1,2})?+"
_FORMULA = rb'<f(?: [a-zA-Z0-9]++="[^"<>]*+")*+(?:/>|>' + _TEXT + rb"</f>)"
_SPACE = rb'(?: xml:space="preserve")?+'
_ATTRIBUTE = rb' [A-Za-z0-9:]++="[^"<]*+"'

_SHOWN = rb'(?: (?!hidden="(?:1|true)")[A-Za-z0-9:]++="[^"<&]*+")*+ ?+'

ROW = re.compile(rb'<row r="([0-9]{1,7})"((?:' + _ATTRIBUTE + rb")*+) ?+(/?)>")
"""One row's opening tag, whatever it says."""

CELL = re.compile(
    rb'<c r="([A-Z]{1,3})([0-9]{1,7})"((?:' + _ATTRIBUTE + rb")*+) ?+(?:/>|>((?:(?!</c>).)*+)</c>)", re.DOTALL
)
"""One cell, whatever it holds."""

CONTENT = re.compile(
    rb"(?:<f(?:" + _ATTRIBUTE + rb")*+ ?+(?:/>|>(?P<formula>" + _TEXT + rb")</f>))?+"
    rb"(?:<v" + _SPACE + rb">(?P<value>" + _TEXT + rb")</v>|<v ?+/>)?+"
    rb"(?:<is>(?:<t" + _SPACE + rb">(?P<inline>" + _TEXT + rb")</t>|<t ?+/>)?+</is>|<is ?+/>)?+"
)
"""What stands inside a cell, where nothing foreign does."""

ATTRIBUTE = re.compile(rb' ([A-Za-z0-9:]++)="([^"<]*+)"')
ROW_NUMBERS = re.compile(rb'<row r="([0-9]{1,7})"')
NONZERO_RESULT = re.compile(rb"</f><v>(?!0</v>)|<f[^>]*/><v>(?!0</v>)")
CELL_ROWS = re.compile(rb'<c r="[A-Z]+([0-9]{1,7})"')
WIDE_COLUMNS = re.compile(rb'<c r="([A-Z]{2,3})')

_RUN = rb"<t" + _SPACE + rb">" + _TEXT + rb"</t>|<t ?/>"
_RUN_STYLE = rb"<rPr>(?:<[a-zA-Z]++(?:" + _ATTRIBUTE + rb")*+ ?+/>)*+</rPr>"
STRINGS = re.compile(
    rb"(?:<si>(?:" + _RUN + rb"|<r>(?:" + _RUN_STYLE + rb")?+(?:" + _RUN + rb")</r>"
    rb"|<phoneticPr(?:" + _ATTRIBUTE + rb")*+ ?+/>)*+</si>|<si ?/>)*+"
)
"""The strings of a shared string table, rich or not."""


def up_to(largest: int) -> bytes:
    """Return an expression for the whole numbers from 0 to ``largest``."""
    if largest < 10:
        return rb"[0-%d]" % largest if largest >= 0 else rb"(?!)"
    digits = str(largest)
    ways = [rb"[0-9]{1,%d}" % (len(digits) - 1)] if len(digits) > 1 else []
    for place, digit in enumerate(digits):
        rest = len(digits) - place - 1
        smaller = int(digit) - 1
        first = 0 if place or not rest else 1
        if smaller >= first:
            ways.append(digits[:place].encode() + rb"[%d-%d][0-9]{%d}" % (first, smaller, rest))
    ways.append(digits.encode())
    return rb"(?:" + rb"|".join(ways) + rb")"


_MAY_CALCULATE = rb"(?:" + _FORMULA + rb")?+"
_TYPED = (
    rb'|n"(?:/>|><v>' + _NUMBER + rb"</v></c>)"
    rb'|inlineStr"><is><t' + _SPACE + rb">" + _TEXT + rb"</t></is></c>"
    rb'|str">' + _MAY_CALCULATE + rb"<v" + _SPACE + rb">" + _TEXT + rb"</v></c>"
    rb'|b">' + _MAY_CALCULATE + rb"<v>[01]</v></c>"
)  # fmt: skip
"""What may follow ` t="` in a cell that needs no second look, but for shared strings."""


@lru_cache(maxsize=16)
def plain_rows(
    strings: int,
    styles: int | None,
    dates: tuple[int, ...],
    *,
    narrow: bool,
    doubtful_zeros: bool,
) -> tuple[re.Pattern[bytes], re.Pattern[bytes]]:
    """Return expressions that run over rows, and over the cells of a row, that need no second look.

    ``strings`` and ``styles`` are how many there are, so that an index beyond them stands out (None:
    no style table, any index will do). Numbers in one of the styles ``dates`` stand out where they are
    no date. So do errors, formulas without a value (or, with ``doubtful_zeros``,
    with the value 0), hidden rows, columns beyond ZZ (beyond CZ if ``narrow``), and cells that claim
    another row than they stand in.
    """
    columns = rb"(?:[A-C][A-Z]|[A-Z])" if narrow else rb"[A-Z]{1,2}"
    result = rb"<v>" + (rb"(?!0<)" if doubtful_zeros else b"") + _NUMBER
    known = rb"[0-9]{1,7}" if styles is None else up_to(styles - 1)
    free = (rb"(?!(?:" + either(dates) + rb')")' if dates else b"") + known
    shared = rb's"><v>' + up_to(strings - 1) + rb"</v></c>"
    body = (
        rb'(?: t="(?:' + shared + _TYPED + rb")|><v>" + _NUMBER + rb"</v></c>|/>|></c>"
        rb"|>" + _FORMULA + result + rb"</v></c>)"
    )  # fmt: skip
    ways = [rb'(?: s="' + free + rb'")?+' + body]
    if dates:
        serial = rb'(?: t="n")?+>' + _MAY_CALCULATE + rb"<v>" + _SERIAL + rb"</v></c>"
        ways.append(rb' s="(?:' + either(dates) + rb')"(?:' + serial + rb'| t="' + shared + rb"|/>|></c>)")
    cell = rb"(?:" + rb"|".join(ways) + rb")"
    start = rb'<c r="' + columns
    rows = rb'(?:<row r="([0-9]{1,7})"' + _SHOWN + rb"(?:/>|>(?:" + start + rb'\1"' + cell + rb")*+</row>))*+"
    return re.compile(rows), re.compile(rb"(?:" + start + rb'[0-9]{1,7}"' + cell + rb")*+")


def styled(styles: Iterable[int]) -> re.Pattern[bytes]:
    """Return an expression that finds a number in one of some styles."""
    return re.compile(rb' s="(?:' + either(styles) + rb')"(?: t="n")?+><[vf]')


def styled_cells(styles: Iterable[int]) -> re.Pattern[bytes]:
    """Return an expression for each number in one of some styles: column, row, style, value."""
    return re.compile(
        rb'<c r="([A-Z]++)([0-9]++)" s="('
        + either(styles)
        + rb')"(?: t="n")?+>'
        + _MAY_CALCULATE
        + rb"<v>([^<]++)<"
    )


def either(numbers: Iterable[int]) -> bytes:
    """Return an expression for any of some numbers."""
    return rb"|".join(b"%d" % number for number in sorted(numbers)) or rb"(?!)"
