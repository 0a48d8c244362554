"""Values as OpenDocument writes them: repeats, numbers, dates, durations."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from aligner.model.errors import SourceError
from aligner.model.grid import Value

_DURATION = re.compile(r"(-?)P(?:([0-9]+)D)?T?(?:([0-9]+)H)?(?:([0-9]+)M)?(?:([0-9]+)(?:[.,]([0-9]+))?S)?")


def count(text: str | None, most: int) -> int:
    """Read how often something repeats. Raises SourceError "damaged" for what no sheet has room for."""
    if text is None:
        return 1
    if not (text.isascii() and text.isdigit() and len(text) < 10 and 0 < int(text) <= most):
        raise SourceError("damaged")
    return int(text)


def typed(kind: str, said: Mapping[str, str], text: str) -> Value:
    """Return the value of a cell of one of OpenDocument's types.

    Raises ValueError, InvalidOperation or OverflowError for what its type cannot hold.
    """
    if kind in {"float", "percentage", "currency"}:
        number = Decimal(said.get("value", "none"))
        if not number.is_finite() or abs(number.adjusted()) > 307:
            raise ValueError(kind)
        return float(number)
    if kind == "date":
        return _date(said.get("date-value", ""))
    if kind == "time":
        return _time(said.get("time-value", ""))
    if kind == "boolean":
        if said.get("boolean-value") not in {"true", "false"}:
            raise ValueError(kind)
        return said["boolean-value"] == "true"
    return (said.get("string-value") or text) or None


def _date(text: str) -> date | datetime:
    moment = datetime.fromisoformat(text).replace(tzinfo=None)
    return moment if moment.time() != time() else moment.date()


def _time(text: str) -> time | timedelta:
    found = _DURATION.fullmatch(text)
    if not found or text in {"P", "PT", "-P"}:
        raise ValueError(text)
    sign, days, hours, minutes, seconds, fraction = found.groups()
    span = timedelta(
        days=int(days or 0),
        hours=int(hours or 0),
        minutes=int(minutes or 0),
        seconds=int(seconds or 0),
        microseconds=int(f"{fraction or 0:0<6}"[:6]),
    )
    if sign or span >= timedelta(days=1):
        return -span if sign else span
    return (datetime.min + span).time()
