"""The catalogue of the checks, made from the checks themselves: pages for docs, plain text for a terminal."""

from aligner.catalogue.content import Entry, entries, entry, find
from aligner.catalogue.pages import documents, readme
from aligner.catalogue.terminal import explain, listing

__all__ = ["Entry", "documents", "entries", "entry", "explain", "find", "listing", "readme"]
