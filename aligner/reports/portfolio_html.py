"""The portfolio as one HTML file that opens anywhere: no network, one style sheet and one script inside."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from typing import TYPE_CHECKING

from aligner.model.places import place
from aligner.model.portfolio import Portfolio
from aligner.model.verdicts import Tone
from aligner.reports.portfolio_page import compose
from aligner.words import texts

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATE, STYLE, SCRIPT = "portfolio.html.j2", "portfolio.css", "portfolio.js"


def render(portfolio: Portfolio, language: str, tone: Tone) -> str:
    """Write the page of a portfolio; the same portfolio gives the same page, to the byte."""
    from markupsafe import Markup

    style, script = _inside(STYLE), _inside(SCRIPT)
    page = _environment().get_template(TEMPLATE)
    return page.render(
        page=compose(portfolio, language, tone),
        policy=_policy(style, script),
        style=Markup(style),  # noqa: S704 - ours, and nothing is filled into it
        script=Markup(script),  # noqa: S704 - likewise
    )


@cache
def _environment() -> Environment:
    """Jinja2 that escapes all it prints for HTML, and prints nothing that steers, hides or turns text."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(str(place("templates"))),
        undefined=StrictUndefined,
        finalize=_harmless,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _harmless(value: object) -> object:
    """Whatever is no markup of ours loses its control, bidi and zero-width signs; escaping follows."""
    return texts.clean(value) if isinstance(value, str) and not hasattr(value, "__html__") else value


@cache
def _inside(name: str) -> str:
    return "\n" + (place("templates") / name).read_text("utf-8")


def _policy(style: str, script: str) -> str:
    """Let the browser run this one script and this one style sheet, and fetch or send nothing at all."""
    return (
        f"default-src 'none'; style-src {_digest(style)}; script-src {_digest(script)}; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
