"""Write the golden reports anew: ``python tests/golden/regenerate.py``; read the difference afterwards."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from aligner import i18n, service
from aligner.model.verdicts import Tone
from aligner.reports.portfolio_files import render_portfolio
from aligner.service import Request

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "reports"))
import portfolios  # noqa: E402 - invented clients, beside the tests of reports

SAMPLES = HERE.parents[1] / "samples"
LANGUAGES = {
    "kaarnalahden-energia": "fi",
    "merilahti-havsviken": "sv",
    "region-tallmo": "sv",
    "tern-and-harrow": "en",
    "tyrskyluodon-lautat": "fi",
}
BEFORE = {"tyrskyluodon-lautat": "2025"}
"""Last year's plan, where a sample has one, in a folder inside it."""
AS_OF = date(2026, 1, 15)


def made() -> Iterator[tuple[str, str]]:
    """Every golden file's name and what it should hold."""
    for sample, language in LANGUAGES.items():
        before = (SAMPLES / sample / BEFORE[sample],) if sample in BEFORE else ()
        request = Request((SAMPLES / sample,), language=language, as_of=AS_OF, previous=before)
        assessment = service.check(request)
        yield f"{sample}.{language}.md", service.render(assessment, request, "md")
    for language in i18n.LANGUAGES:
        page = render_portfolio(portfolios.forty(), "md", language, Tone.SHARP)
        yield f"portfolio.{language}.md", page.decode("utf-8")


def main() -> None:
    argparse.ArgumentParser(description=__doc__).parse_args()
    for name, text in made():
        (HERE / name).write_text(text, "utf-8")


if __name__ == "__main__":
    main()
