"""Draw docs/screen.svg from the real screen: ``python tests/make_screenshot.py``."""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
from datetime import date
from pathlib import Path

from aligner.service import Request

ROOT = Path(__file__).parents[1]
PLAN = ROOT / "samples" / "kaarnalahden-energia"
OUT = ROOT / "docs" / "screen.svg"
SIZE = (120, 36)


async def drawn() -> str:
    """The screen on the Finnish sample, as a drawing that fetches nothing from anywhere."""
    from aligner.tui.app import AlignerApp
    from aligner.tui.screens.plan import PlanScreen

    app = AlignerApp(Request((PLAN,), language="fi", as_of=date(2026, 1, 15)))
    async with app.run_test(size=SIZE) as pilot:
        while not isinstance(app.screen, PlanScreen):
            await pilot.pause(0.05)
        await app.workers.wait_for_complete()
        await pilot.press("2")
        await pilot.pause(0.3)
        picture = app.export_screenshot(title="aligner")
    return re.sub(r"@font-face \{.*?\}\s*|<!--.*?-->\s*", "", picture, flags=re.DOTALL)


def main() -> None:
    os.environ.pop("NO_COLOR", None)
    with tempfile.TemporaryDirectory() as state:
        os.environ["XDG_STATE_HOME"] = state
        OUT.write_text(asyncio.run(drawn()), "utf-8")


if __name__ == "__main__":
    main()
