"""The invented organisations that come with the tool."""

from __future__ import annotations

import shutil
from pathlib import Path

from aligner.model.errors import OutputError
from aligner.model.places import place


def samples() -> tuple[Path, ...]:
    """The folders of the samples, installed or in a checkout."""
    folder = place("samples")
    return tuple(sorted(p for p in folder.iterdir() if p.is_dir())) if folder.is_dir() else ()


def copy_samples(target: Path) -> tuple[Path, ...]:
    """Copy the samples to a folder; files that are there already are left as they are."""
    try:
        return tuple(_copied(sample, target / sample.name) for sample in samples())
    except OSError as error:
        raise OutputError("not-written", file=str(target), reason=error.strerror or str(error)) from error


def _copied(sample: Path, folder: Path) -> Path:
    """Copy a sample, and last year's plan that lies in a folder inside it."""
    folder.mkdir(parents=True, exist_ok=True)
    for file in sorted(sample.iterdir()):
        if file.is_dir():
            _copied(file, folder / file.name)
        elif not (folder / file.name).exists():
            shutil.copyfile(file, folder / file.name)
    return folder
