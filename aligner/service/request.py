"""What a user asks for, and what the settings beside a plan leave of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from aligner.model.limits import Limits
from aligner.model.verdicts import Tone

if TYPE_CHECKING:
    from aligner.settings import Settings


@dataclass(frozen=True)
class Request:
    """What to check, and how its report is to read. ``None`` leaves a choice to ``aligner.toml``."""

    paths: tuple[Path, ...]
    language: str = "en"
    tone: Tone | None = None
    names: bool | None = None
    config: Path | None = None
    as_of: date | None = None
    plain: bool = False
    templates: Path | None = None
    previous: tuple[Path, ...] = ()
    language_stated: bool = False
    """Whether the user or the plan's settings named the language, rather than the system."""
    limits: Limits = field(default_factory=Limits)
    """What each file may take of the machine before its reading is ended."""
    left_out: tuple[tuple[str, str], ...] = ()
    """Files that aren't opened, by the names that reports use, each with the code of the reason."""


def settings_of(request: Request) -> Settings:
    """The settings that hold for a request: the named file, else the one beside the plan.

    Raises SettingsError where the file can't be read or says what does not exist.
    """
    from aligner.settings import Settings, beside, load

    path = request.config or beside(request.paths)
    return load(path) if path is not None else Settings()


def resolved(request: Request) -> Request:
    """The request with its tone and names settled: as the user said, else the settings, else sharp and on."""
    if request.tone is not None and request.names is not None:
        return request
    settings = settings_of(request)
    names = request.names if request.names is not None else settings.names is not False
    return replace(request, tone=request.tone or settings.tone or Tone.SHARP, names=names)


def of_all_plans(request: Request) -> Request:
    """A request for many plans, with what a named settings file says of all of them.

    Without one each plan's own settings decide. Raises SettingsError like ``settings_of``.
    """
    if request.config is None:
        return request
    return resolved(request if request.language_stated else in_its_language(request))


def in_its_language(request: Request) -> Request:
    """Let the plan's settings choose the language where the user didn't."""
    language = settings_of(request).language
    return request if language is None else replace(request, language=language, language_stated=True)
