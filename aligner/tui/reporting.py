"""A report or a comparison: made as text, laid out for the screen, written to files."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from aligner import i18n, service
from aligner.model.assessment import Assessment
from aligner.service import Request

FORMATS = (("md",), ("json",), ("md", "json"))
SLUG = 60


@dataclass(frozen=True, slots=True)
class Writing:
    """What is to be written: the report of an assessment, or how it differs from an ``earlier`` one."""

    assessment: Assessment
    request: Request
    earlier: str = ""

    def text(self, form: str = "md") -> str:
        """The report in a format. Raises AlignerError where the earlier assessment can't be read."""
        if not self.earlier:
            return service.render(self.assessment, self.request, form)
        from aligner.service import compare

        compared = compare.compare(Path(self.earlier), self.assessment)
        return compare.render(compared, self.request, form)

    def write(self, paths: Sequence[Path]) -> tuple[Path, ...]:
        """Write one file a path, its format told by its ending. Raises AlignerError."""
        for path in paths:
            service.write_text(path, self.text(service.format_of(path)))
        return tuple(paths)

    def is_like(self, other: Writing | None) -> bool:
        """Whether the same would be written."""
        return (
            other is not None
            and self.assessment is other.assessment
            and self.earlier == other.earlier
            and self.request == other.request
        )

    def named(self, folder: Path, form: str) -> Path:
        """What its file could be called."""
        kind = "comparison_name" if self.earlier else "name"
        slug = re.sub(r"[^\w-]+", "-", self.assessment.plan.name[:SLUG]).strip("-").lower()
        name = "-".join(filter(None, (i18n.text(f"screen.report.{kind}", self.request.language), slug)))
        return folder / f"{name}.{form}"


def writing(assessment: Assessment, request: Request, language: str, earlier: str) -> Writing:
    return Writing(assessment, replace(request, language=language), earlier)


def paths_of(typed: str, formats: Sequence[str]) -> tuple[Path, ...]:
    """One file a format; where there is one format alone, its ending may be typed as another."""
    path = Path(typed).expanduser()
    return (path,) if len(formats) == 1 else tuple(path.with_suffix(f".{form}") for form in formats)


def wrong_path(typed: str) -> str:
    """What is wrong with a path that was typed, as a key of ``screen.report``; nothing where it can be."""
    path = Path(typed).expanduser()
    if not typed:
        return "no_path"
    if path.is_dir():
        return "is_folder"
    if path.suffix.lower() not in {f".{form}" for (form,) in FORMATS[:2]}:
        return "other_ending"
    return "" if path.parent.is_dir() else "no_folder"


def shortened(path: Path) -> str:
    """A path in full, the user's own folder as ``~``."""
    full, home = str(Path(os.path.abspath(path))), str(Path.home())  # noqa: PTH100 - links stay as they are
    return f"~{full[len(home) :]}" if full.startswith(home + os.sep) else full


def has_desktop(environment: Mapping[str, str], platform: str = sys.platform) -> bool:
    """Whether a folder can be opened in a window; a terminal's own browser would draw over the screen."""
    return platform in {"darwin", "win32"} or bool({"DISPLAY", "WAYLAND_DISPLAY"} & environment.keys())
