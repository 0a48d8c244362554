"""``python -m aligner.catalogue``: rewrite the pages of ``docs/checks`` and the table of the README."""

from __future__ import annotations

from pathlib import Path

from aligner.catalogue import documents, readme


def main(root: Path) -> None:
    """Write the catalogue below ``root``, and remove pages that no longer belong to it."""
    folder = root / "docs" / "checks"
    pages = {folder / name: text for name, text in documents().items()}
    for page in folder.glob("*/*.md"):
        if page not in pages:
            page.unlink()
    for page, text in pages.items():
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(text, "utf-8", newline="\n")
    front = root / "README.md"
    front.write_text(readme(front.read_text("utf-8")), "utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(__file__).parent.parent.parent)
