"""Amounts and shares as JSON holds them: decimal strings, and numbers of six decimals."""

from __future__ import annotations


def amount(minor: int) -> str:
    """Write minor units as a decimal string in the main unit: ``"1234.50"``."""
    return f"{'-' if minor < 0 else ''}{abs(minor) // 100}.{abs(minor) % 100:02}"


def share(part: float | None) -> float | None:
    """Round a share to six decimals; None stays None."""
    return None if part is None else round(part, 6)
