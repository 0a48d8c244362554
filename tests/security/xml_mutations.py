"""Changes to the XML of a part: those after which it means the same, and those after which it doesn't."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from itertools import pairwise
from xml.sax.saxutils import escape

from odd_values import VALUES

Tokens = list[str]
Change = Callable[[random.Random, Tokens], None]

_TOKEN = re.compile(r"<!\[CDATA\[.*?\]\]>|<!--.*?-->|<[^<>]*>|[^<]+", re.DOTALL)
_TAG = re.compile(r"<(/?)([A-Za-z_][\w.:-]*)")
_ATTRIBUTE = re.compile(r' ([\w:.-]+)="([^"]*)"')

_NAMES = (
    *("r", "s", "t", "hidden", "ref", "si", "state", "xml:space", "office:value", "office:value-type"),
    *("table:number-rows-repeated", "table:number-columns-repeated", "table:visibility"),
)
_TYPES = ("s", "n", "str", "inlineStr", "e", "b", "d", "x", "")


def changed(rng: random.Random, content: bytes, change: Change) -> bytes:
    tokens: Tokens = _TOKEN.findall(content.decode("utf-8", "surrogateescape"))
    if len(tokens) > 3:
        change(rng, tokens)
    return "".join(tokens).encode("utf-8", "surrogateescape")


# What leaves a document meaning the same


def _comment(rng: random.Random, tokens: Tokens) -> None:
    tokens.insert(rng.randrange(1, len(tokens)), rng.choice(("<!-- x -->", "<!--<v>99</v>-->", "<!---->")))


def _instruction(rng: random.Random, tokens: Tokens) -> None:
    tokens.insert(rng.randrange(1, len(tokens)), '<?mso-application progid="Excel.Sheet"?>')


def _cdata(rng: random.Random, tokens: Tokens) -> None:
    place = _a_text(rng, tokens)
    if place is not None and "&" not in tokens[place]:
        tokens[place] = f"<![CDATA[{tokens[place]}]]>"


def _numbered(rng: random.Random, tokens: Tokens) -> None:
    """Write one character by its number."""
    place = _a_text(rng, tokens)
    if place is not None and "&" not in tokens[place]:
        text = tokens[place]
        at = rng.randrange(len(text))
        form = rng.choice(("&#{};", "&#x{:x};", "&#x{:X};", "&#00{};"))
        tokens[place] = text[:at] + form.format(ord(text[at])) + text[at + 1 :]


def _turned_attributes(rng: random.Random, tokens: Tokens) -> None:
    place = _a_tag(rng, tokens)
    said = _ATTRIBUTE.findall(tokens[place])
    rng.shuffle(said)
    quotes = rng.choice(('"', '"', "'"))
    inside = rng.choice((" ", " ", "\n", "  ")).join(
        ["", *(f"{name}={quotes}{value}{quotes}" for name, value in said)]
    )
    end = "/>" if tokens[place].endswith("/>") else "?>" if tokens[place].endswith("?>") else ">"
    name = _TAG.match(tokens[place])
    if name and not tokens[place].startswith("<?"):
        tokens[place] = f"<{name[1]}{name[2]}{inside if not name[1] else ''}{rng.choice(('', ' '))}{end}"


def _prefixed(rng: random.Random, tokens: Tokens) -> None:
    """Give every element without a prefix one."""
    root = next((t for t in tokens if t.startswith("<") and " xmlns=" in t), None)
    if root is None:
        return
    prefix = rng.choice(("x", "ns0", "ss"))
    for place, token in enumerate(tokens):
        found = _TAG.match(token)
        if found and ":" not in found[2]:
            named = f"<{found[1]}{prefix}:{token[found.start(2) :]}"
            tokens[place] = named.replace(" xmlns=", f" xmlns:{prefix}=")


def _spaced(rng: random.Random, tokens: Tokens) -> None:
    """Put white space between two tags of rows and cells, where it means nothing."""
    places = [n for n, t in enumerate(tokens) if re.match(r"<(?:/?(?:row|sheetData|table:table-row)|c )", t)]
    for place in sorted(rng.sample(places, min(len(places), rng.choice((1, 5)))), reverse=True):
        tokens.insert(place, rng.choice(("\n", "  ", "\r\n\t")))


def _lying_dimension(rng: random.Random, tokens: Tokens) -> None:
    for place, token in enumerate(tokens):
        if token.startswith("<dimension"):
            tokens[place] = f'<dimension ref="{rng.choice(("A1", "A1:XFD1048576", "B7:C9", "", "x"))}"/>'


def _formula(rng: random.Random, tokens: Tokens) -> None:
    """Let a number be the result of a formula."""
    places = [
        n for n, t in enumerate(tokens[:-2]) if t == "<v>" and re.match(r'<c (?!.* t=")', tokens[n - 1])
    ]
    if places:
        formula = rng.choice(("1+1", "SUM(A1:A9)", 'HYPERLINK("http://127.0.0.1:9/","x")', "[1]Sheet1!A1"))
        tokens.insert(rng.choice(places), f"<f>{escape(formula)}</f>")


def _extension(rng: random.Random, tokens: Tokens) -> None:
    """Add what a later version writes at the end."""
    end = next((n for n in range(len(tokens) - 1, 0, -1) if tokens[n].startswith("</")), len(tokens))
    tokens.insert(end, '<extLst><ext uri="{X}"><y:z xmlns:y="urn:y"><y:v>99</y:v></y:z></ext></extLst>')


def _turned_cells(rng: random.Random, tokens: Tokens) -> None:
    """Let two cells of a row change places in the file, each with its address."""
    spans = [(start, end) for start, end, name in _elements(tokens) if name == "c"]
    pairs = [(a, b) for a, b in pairwise(spans) if a[1] == b[0]]
    if pairs:
        (start, middle), (_, end) = rng.choice(pairs)
        tokens[start:end] = tokens[middle:end] + tokens[start:middle]


# What changes what it says


def _drop_element(rng: random.Random, tokens: Tokens) -> None:
    start, end = _an_element(rng, tokens)
    del tokens[start:end]


def _repeat_element(rng: random.Random, tokens: Tokens) -> None:
    start, end = _an_element(rng, tokens)
    tokens[end:end] = tokens[start:end] * rng.choice((1, 1, 3, 300 if end - start < 20 else 1))


def _move_element(rng: random.Random, tokens: Tokens) -> None:
    start, end = _an_element(rng, tokens)
    moved = tokens[start:end]
    del tokens[start:end]
    place = rng.randrange(1, len(tokens) + 1)
    tokens[place:place] = moved


def _swap_alike(rng: random.Random, tokens: Tokens) -> None:
    spans = _elements(tokens)
    name = rng.choice(spans)[2] if spans else ""
    alike = [span for span in spans if span[2] == name]
    if len(alike) > 1:
        first, second = sorted(rng.sample(alike, 2))
        if first[1] <= second[0]:
            here, there = tokens[first[0] : first[1]], tokens[second[0] : second[1]]
            tokens[second[0] : second[1]] = here
            tokens[first[0] : first[1]] = there


def _nest(rng: random.Random, tokens: Tokens) -> None:
    """Put an element into itself, once or too often."""
    start, end = _an_element(rng, tokens)
    if end - start > 1:
        depth = rng.choice((1, 3, 1000))
        tokens[start:start] = [tokens[start]] * depth
        tokens[end + depth : end + depth] = [tokens[end + depth - 1]] * depth


def _lose_token(rng: random.Random, tokens: Tokens) -> None:
    del tokens[rng.randrange(len(tokens))]


def _repeat_token(rng: random.Random, tokens: Tokens) -> None:
    place = rng.randrange(len(tokens))
    tokens.insert(place, tokens[place])


def _cut(rng: random.Random, tokens: Tokens) -> None:
    del tokens[rng.randrange(1, len(tokens)) :]


def _odd_value(rng: random.Random, tokens: Tokens) -> None:
    place = _a_tag(rng, tokens)
    said = list(_ATTRIBUTE.finditer(tokens[place]))
    if said:
        found = rng.choice(said)
        value = _attribute_text(rng.choice(VALUES))
        tokens[place] = tokens[place][: found.start(2)] + value + tokens[place][found.end(2) :]


def _odd_attribute(rng: random.Random, tokens: Tokens) -> None:
    """Drop an attribute, say it twice, rename it, or add one."""
    place = _a_tag(rng, tokens)
    token, said = tokens[place], list(_ATTRIBUTE.finditer(tokens[place]))
    if said and rng.random() < 0.6:
        found = rng.choice(said)
        instead = rng.choice(("", found[0] * 2, f' {rng.choice(_NAMES)}="{found[2]}"'))
        tokens[place] = token[: found.start()] + instead + token[found.end() :]
    else:
        name = _TAG.match(token)
        if name and not name[1]:
            added = f' {rng.choice(_NAMES)}="{_attribute_text(rng.choice(VALUES))}"'
            tokens[place] = token[: name.end()] + added + token[name.end() :]


def _odd_text(rng: random.Random, tokens: Tokens) -> None:
    place = _a_text(rng, tokens)
    if place is not None:
        value = rng.choice(VALUES)
        tokens[place] = value if value.startswith("&") else escape(value)


def _odd_cell(rng: random.Random, tokens: Tokens) -> None:
    """Let a cell claim another kind, another place, another string or another style."""
    cells = [
        n
        for n, t in enumerate(tokens)
        if t.startswith(("<c ", "<row ", "<table:table-cell", "<table:table-row"))
    ]
    if not cells:
        return
    place = rng.choice(cells)
    token = re.sub(rf' {(name := rng.choice(("r", "s", "t")))}="[^"]*"', "", tokens[place])
    value = rng.choice(_TYPES) if name == "t" else rng.choice(VALUES)
    end = "/>" if token.endswith("/>") else ">"
    tokens[place] = f'{token.removesuffix(end)} {name}="{_attribute_text(value)}"{end}'


def _far_cell(rng: random.Random, tokens: Tokens) -> None:
    end = next((n for n, t in enumerate(tokens) if t == "</sheetData>"), None)
    if end is not None:
        row = rng.choice((8, 9, 500, 30_000, 1_048_576, 1_048_577, 0))
        column = rng.choice(("A", "D", "CZ", "ZZ", "XFD", "XFE", "AAAA"))
        times = rng.choice((1, 1, 2))
        tokens.insert(end, f'<row r="{row}"><c r="{column}{row}"><v>7777</v></c></row>' * times)


def _merged(rng: random.Random, tokens: Tokens) -> None:
    end = next((n for n, t in enumerate(tokens) if t == "</worksheet>"), None)
    if end is not None:
        ranges = [
            rng.choice(("A1:B9", "D2:D6", "A3:L3", "A1:XFD1048576", "C4:C6", "B2:A1", "J9", ""))
            for _ in range(3)
        ]
        inside = "".join(f'<mergeCell ref="{ref}"/>' for ref in ranges)
        tokens.insert(end, f"<mergeCells>{inside}</mergeCells>")


def _doctype(rng: random.Random, tokens: Tokens) -> None:
    entity = rng.choice(
        ('<!ENTITY a "b">', '<!ENTITY a SYSTEM "file:///etc/passwd">', "", '<!ENTITY % p "x">%p;')
    )
    tokens.insert(min(1, len(tokens)), f"<!DOCTYPE worksheet [{entity}]>")
    place = _a_text(rng, tokens)
    if place is not None and rng.random() < 0.5:
        tokens[place] += "&a;"


def _namespace(rng: random.Random, tokens: Tokens) -> None:
    for place, token in enumerate(tokens):
        if " xmlns" in token:
            other = rng.choice(('="http://purl.oclc.org/ooxml/spreadsheetml/main"', '=""', '="urn:x"'))
            tokens[place] = re.sub(r'="(?:http|urn)[^"]*"', other, token, count=1)
            return


HARMLESS: tuple[Change, ...] = (
    _comment, _instruction, _cdata, _numbered, _turned_attributes, _prefixed, _spaced, _lying_dimension,
    _formula, _extension, _turned_cells,
)  # fmt: skip
CHANGES: tuple[Change, ...] = (
    *HARMLESS, _drop_element, _drop_element, _repeat_element, _move_element, _swap_alike, _nest,
    _lose_token, _repeat_token, _cut, _odd_value, _odd_value, _odd_attribute, _odd_attribute, _odd_text,
    _odd_text, _odd_cell, _odd_cell, _far_cell, _merged, _doctype, _namespace,
)  # fmt: skip


def _attribute_text(value: str) -> str:
    return value if value.startswith("&") else escape(value, {'"': "&quot;"})


def _a_tag(rng: random.Random, tokens: Tokens) -> int:
    return rng.choice([n for n, t in enumerate(tokens) if t.startswith("<")] or [0])


def _a_text(rng: random.Random, tokens: Tokens) -> int | None:
    places = [n for n, t in enumerate(tokens) if not t.startswith("<") and t.strip()]
    return rng.choice(places) if places else None


def _elements(tokens: Tokens) -> list[tuple[int, int, str]]:
    """From where to where each element goes, and its name; of a broken document what can be told."""
    open_tags: list[tuple[int, str]] = []
    found: list[tuple[int, int, str]] = []
    for place, token in enumerate(tokens):
        tag = _TAG.match(token)
        if not tag:
            continue
        if token.endswith("/>"):
            found.append((place, place + 1, tag[2]))
        elif not tag[1]:
            open_tags.append((place, tag[2]))
        elif open_tags and open_tags[-1][1] == tag[2]:
            start, name = open_tags.pop()
            found.append((start, place + 1, name))
    return found


def _an_element(rng: random.Random, tokens: Tokens) -> tuple[int, int]:
    spans = _elements(tokens)
    # Small ones are the more telling: a document without its root says little.
    start, end, _ = min(rng.choices(spans, k=2), key=lambda span: span[1] - span[0]) if spans else (0, 1, "")
    return start, end
