"""A small plan on the disk in which only the owners' column isn't understood, and playing on it for real."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date
from pathlib import Path
from unittest.mock import patch

from reading_at_once import ReadingAtOnce
from stage import settled
from textual.pilot import Pilot
from textual.widgets import Input

from aligner.service import Request
from aligner.tui.app import AlignerApp

Steps = Callable[[Pilot[None], AlignerApp], Awaitable[None]]

TODAY = date(2026, 11, 22)
FILES = {
    "tavoitteet.csv": """\
Tunnus;Painopiste;Tavoite;Asiakasryhmä;Määritelmä;Kunnianhimon taso;Tavoitevuosi;Kuka hoitaa
T1;Asiakas;Katkosta tieto heti;Kotitaloudet;Asiakas saa tekstiviestin 10 minuutissa katkon alusta;\
95 % katkoista ilmoitetaan 10 minuutissa;2028;Maija Mäkelä
T2;Asiakas;Laskun ymmärtää kerralla;Kotitaloudet;Laskun ensimmäisellä sivulla on summa ja kulutus;\
90 % asiakkaista ymmärtää laskun;2028;Ville Korhonen
T3;Kasvu;Paras asiakaskokemus;;;paras;;Johtoryhmä
""",
    "mittarit.csv": """\
Tavoite;Mittari;Lähtötaso;Tavoitearvo;Määräaika
T1;Ajoissa ilmoitetut katkot, %;60;95;2028
T2;Laskun ymmärtäneet, %;55;90;2028
""",
    "hankkeet.csv": "Hankkeen tunnus;Hanke;Tavoite\nH1;Katkoviestit;T1\nH2;Laskun uudistus;T2\n",
    "budjetti.csv": """\
Hankkeen tunnus;Selite;2026;2027;2028
H1;Viestit;100000;50000;50000
H2;Lasku;80000;40000;20000
H9;Kampanja;30000;0;0
""",
}


def write_story(folder: Path, **files: str) -> Request:
    """Write the plan, and the request that reads it in Finnish."""
    for name, text in {**FILES, **files}.items():
        (folder / name).write_text(text, "utf-8")
    return Request((folder,), "fi", as_of=TODAY, language_stated=True)


IDLE = 1 / 250
"""Seconds without work after which the application counts as idle; Textual's own is five times that."""


def play_story(request: Request, steps: Steps, size: tuple[int, int] = (80, 24)) -> None:
    """Open the plan and do the steps."""

    async def whole() -> None:
        app = AlignerApp(request, start=ReadingAtOnce)
        async with app.run_test(size=size, notifications=True) as pilot:
            await all_done(pilot, app)
            await steps(pilot, app)

    with patch.multiple("textual._wait", SLEEP_GRANULARITY=IDLE, SLEEP_IDLE=IDLE / 2):
        asyncio.run(whole())


async def pressed(pilot: Pilot[None], app: AlignerApp, *keys: str) -> None:
    """Press keys one by one, and wait for what they began."""
    for key in keys:
        await pilot.press(key)
        if _is_busy(app):
            await all_done(pilot, app)
    await all_done(pilot, app)


def _is_busy(app: AlignerApp) -> bool:
    return any(not worker.is_finished for worker in app.workers)


async def typed(pilot: Pilot[None], text: str) -> None:
    """Put a text where the cursor stands, in place of what stood there, at the price of one key."""
    field = pilot.app.focused
    assert isinstance(field, Input)
    field.value = text
    await pilot.pause()


async def all_done(pilot: Pilot[None], app: AlignerApp) -> None:
    """Wait until nothing more is under way: a call may end in another."""
    for _ in range(2):
        await pilot.pause()
        while _is_busy(app):
            await settled(pilot, app)


def notices(app: AlignerApp) -> str:
    """Every notice that still stands on the screen, unbroken."""
    return "\n".join(str(notice.message) for notice in app._notifications).replace("\u00a0", " ")
