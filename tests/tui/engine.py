"""A service that answers at once, from assessments made by hand, and remembers what it was asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Event
from types import ModuleType

import made_assessments as assessments
import pytest

from aligner import service
from aligner.model.assessment import Assessment
from aligner.model.errors import AlignerError, NothingFoundError
from aligner.model.verdicts import Tone
from aligner.service import Recent, Request, background

PATIENCE = 250
"""A gate that nobody opens, because a test has failed, is left after five seconds."""


@dataclass
class Engine:
    """``plans`` by the first path's name; any other path is refused. A reading ends while ``gate`` is set."""

    plans: dict[str, Assessment] = field(default_factory=lambda: {"energia": assessments.energy()})
    reports: list[tuple[Request, Path]] = field(default_factory=list)
    gate: Event = field(default_factory=Event)
    checked: int = 0

    def __post_init__(self) -> None:
        self.gate.set()

    def check(self, request: Request, progress: object = None) -> Assessment:
        self.checked += 1
        name = request.paths[0].name
        if name == "defect":
            raise ZeroDivisionError
        if name not in self.plans:
            raise NothingFoundError("nothing", file=name)
        return self.plans[name]

    def reading(self, request: Request) -> EngineReading:
        """What reads in a process of its own, without the process."""
        return EngineReading(self, request)

    def write_report(self, assessment: Assessment, request: Request, out: Path) -> None:
        self.reports.append((request, out))


@dataclass
class EngineReading:
    """Tells of one file, waits at the engine's gate, and answers."""

    engine: Engine
    request: Request
    cancelled: bool = False

    def events(self) -> Iterator[background.Event]:
        yield background.Progressed(self.request.paths[0].name, 2, 3)
        for _ in range(PATIENCE):
            if self.cancelled or self.engine.gate.wait(0.02):
                break
        if self.cancelled:
            return
        try:
            assessment = self.engine.check(self.request)
        except AlignerError as error:
            yield background.Failed(error)
        else:
            yield background.Done(assessment, _resolved(self.request))

    def cancel(self) -> None:
        self.cancelled = True


def _resolved(request: Request) -> Request:
    return replace(request, tone=request.tone or Tone.SHARP, names=request.names is not False)


def install(patch: pytest.MonkeyPatch, engine: Engine, module: ModuleType = service) -> None:
    def error_sentence(error: AlignerError, language: str) -> str:
        return f"{error.params['file']} [/] ei aukea"

    fakes = {
        "check": engine.check,
        "write_report": engine.write_report,
        "error_sentence": error_sentence,
        "finding_text": lambda finding, part, language, currency: f"{part} {finding.check} {language} [/]",
        "note_text": lambda note, language, currency: f"{note.code} {note.cell.text}",
        "mark_words": lambda text, language=None: (),
        "remember": lambda request, assessment: None,
        "recent_plans": lambda: (Recent(("energia",), "Viime [/] viikko", 3, 2, 1, "2026-11-21"),),
        "samples": lambda: (Path("samples/energia"),),
        "resolved": _resolved,
    }
    for name, fake in fakes.items():
        patch.setattr(module, name, fake)
