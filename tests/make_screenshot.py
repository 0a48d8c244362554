"""Draw the pictures of the terminal UI in docs/ from the real screen: ``python tests/make_screenshot.py``."""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
from datetime import date
from pathlib import Path

from aligner.service import Request

ROOT = Path(__file__).parents[1]
ENERGY = ROOT / "samples" / "kaarnalahden-energia"
HOMES = ROOT / "samples" / "tern-and-harrow"
AS_OF = date(2026, 1, 15)

PICTURES = {
    "screen": (ENERGY, "fi", (120, 36), ["2"]),
    "screen-overview": (ENERGY, "fi", (132, 36), []),
    "screen-money": (HOMES, "en", (100, 28), ["3", "down", "enter", "down", "down"]),
    "screen-source": (ENERGY, "fi", (100, 24), ["2", "x"]),
}
"""Each picture's name: the plan, the language, columns and lines, and the keys that lead there."""


async def drawn(plan: Path, language: str, size: tuple[int, int], keys: list[str]) -> str:
    """The screen on a sample, as a drawing that fetches nothing from anywhere."""
    from aligner.tui.app import AlignerApp

    app = AlignerApp(Request((plan,), language, as_of=AS_OF, language_stated=True))
    async with app.run_test(size=size) as pilot:
        while app.plan is None:
            await pilot.pause(0.05)
        for key in keys:
            await pilot.pause(0.5)
            await pilot.press(key)
        await pilot.pause(1.0)
        picture = app.export_screenshot(title="aligner")
    return re.sub(r"@font-face \{.*?\}\s*|<!--.*?-->\s*", "", picture, flags=re.DOTALL)


def main() -> None:
    """Draw them all, with a state folder of their own."""
    os.environ.pop("NO_COLOR", None)
    for name, scene in PICTURES.items():
        with tempfile.TemporaryDirectory() as state:
            os.environ["XDG_STATE_HOME"] = state
            (ROOT / "docs" / f"{name}.svg").write_text(asyncio.run(drawn(*scene)), "utf-8")


if __name__ == "__main__":
    main()
