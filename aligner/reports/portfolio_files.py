"""A portfolio in each of its forms, as the bytes of a file."""

from __future__ import annotations

from aligner.model.errors import SettingsError
from aligner.model.portfolio import Portfolio
from aligner.model.verdicts import Tone

FORMS = ("md", "html", "xlsx", "json")
"""What a portfolio can be written as."""


def render_portfolio(portfolio: Portfolio, form: str, language: str, tone: Tone) -> bytes:
    """Write a portfolio; the same one gives the same bytes. Raises SettingsError for other forms."""
    if form == "xlsx":
        from aligner.reports import portfolio_workbook

        return portfolio_workbook.render(portfolio, language, tone)
    return _text(portfolio, form, language, tone).encode("utf-8")


def _text(portfolio: Portfolio, form: str, language: str, tone: Tone) -> str:
    if form == "md":
        from aligner.reports import portfolio_markdown

        return portfolio_markdown.render(portfolio, language, tone)
    if form == "html":
        from aligner.reports import portfolio_html

        return portfolio_html.render(portfolio, language, tone)
    if form == "json":
        from aligner.reports import portfolio_json

        return portfolio_json.render(portfolio, language, tone)
    raise SettingsError("format-unknown", format=form)
