"""What a batch asks of a worker about one plan."""

from __future__ import annotations

from dataclasses import dataclass

from aligner.service.request import Request


@dataclass(frozen=True, slots=True)
class PlanOrder:
    """One plan to be read and reported.

    ``id``, ``name`` and ``report`` as in PlanRecord; ``forms`` are the formats of its reports. ``known`` is
    the fingerprint that it was done with before ("" for none): where it is the same, nothing is read.
    ``alias`` takes the place of its name where the batch is made to be shared ("" leaves names as they are).
    ``addresses`` are where its files lie when that is no path of a machine: they are fetched, and read there.
    """

    id: str
    name: str
    report: str
    request: Request
    forms: tuple[str, ...]
    known: str = ""
    alias: str = ""
    addresses: tuple[str, ...] = ()
