"""The portfolio of what a batch keeps: made, called by aliases where it is to be shared, and written."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from aligner.batch.aliases import anonymised_portfolio
from aligner.batch.portfolio import portfolio_of
from aligner.model.portfolio import Portfolio
from aligner.model.verdicts import Tone
from aligner.service.request import Request

if TYPE_CHECKING:
    from aligner.batch.outputs import Outputs
    from aligner.batch.store import Held

NAME = "portfolio"
FORMS = ("md", "html", "xlsx", "json")


def portfolio_from(held: Held, language: str, *, anonymise: bool = False) -> Portfolio:
    """The portfolio of what is kept. It leads to reports only where these are there under the same names."""
    told = held.settings
    portfolio = portfolio_of(
        held.records,
        held.failures,
        as_of=date.fromisoformat(told["as_of"]),
        version=told["version"],
        skipped=held.skipped,
    )
    tone = Tone(told["tone"]) if told["tone"] else None
    portfolio = replace(portfolio, tone=tone, names=told["names"])
    if anonymise or told["anonymise"]:
        portfolio = anonymised_portfolio(portfolio, held.aliases, language)
    is_there = "md" in told["forms"] and portfolio.anonymous == told["anonymise"]
    return portfolio if is_there else _without_reports(portfolio)


def _without_reports(portfolio: Portfolio) -> Portfolio:
    clients = (replace(one, record=replace(one.record, report="")) for one in portfolio.clients)
    return replace(portfolio, clients=tuple(clients))


def write_portfolio(
    outputs: Outputs, held: Held, request: Request, *, anonymise: bool = False
) -> tuple[Portfolio, tuple[Path, ...]]:
    """Write the portfolio in all its formats; return it and where it stands. Raises OutputError."""
    from aligner.reports.portfolio_files import render_portfolio

    language = request.language if request.language_stated else held.settings["language"]
    portfolio = portfolio_from(held, language, anonymise=anonymise)
    tone = request.tone or portfolio.tone or Tone.SHARP
    made = {f"{NAME}.{form}": render_portfolio(portfolio, form, language, tone) for form in FORMS}
    for name, content in made.items():
        outputs.write(name, content)
    outputs.settle()
    return portfolio, tuple(outputs.folder / name for name in made)
