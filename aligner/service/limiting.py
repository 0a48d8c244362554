"""The limits that a user sets: by an option, else by the environment, else those that hold for everybody."""

from __future__ import annotations

import math
import os

from aligner.model.errors import SettingsError
from aligner.model.limits import Limits

MEMORY, TIME = "ALIGNER_MEMORY_LIMIT", "ALIGNER_TIME_LIMIT"
"""The environment variables: megabytes, seconds."""

_MOST = 1e9
"""More megabytes or seconds than anything takes, and still a number that every system knows."""


def limits_of(memory: str | None = None, seconds: str | None = None) -> Limits:
    """The limits as stated in megabytes and seconds; None leaves one to the environment, 0 lifts it.

    Raises SettingsError where that is no number.
    """
    given = Limits()
    megabytes = _stated("--memory-limit", memory, MEMORY)
    time = _stated("--time-limit", seconds, TIME)
    return Limits(
        given.memory if megabytes is None else math.ceil(megabytes * (1 << 20)),
        given.seconds if time is None else time,
    )


def _stated(option: str, value: str | None, variable: str) -> float | None:
    if value is None:
        option, value = variable, os.environ.get(variable, "")
        if not value.strip():
            return None
    try:
        number = float(value.replace(",", "."))
    except ValueError:
        number = math.nan
    if not 0 <= number <= _MOST:
        raise SettingsError("limit-number", option=option, value=value)
    return number
