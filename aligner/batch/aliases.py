"""What clients are called where nobody may know them: numbers that tell nothing, the same in every run."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from aligner.assess.numbered import called, error_params
from aligner.i18n import LANGUAGES
from aligner.model.portfolio import Client, PlanFailure, PlanRecord, Portfolio, Refusal

_DIGITS = 2


def _new_secret() -> str:
    return secrets.token_hex(32)


@dataclass(frozen=True, slots=True)
class Aliases:
    """The numbers of plans by their ids, and the secret by which they were shuffled."""

    secret: str = field(default_factory=_new_secret, repr=False)
    numbers: Mapping[str, int] = field(default_factory=dict)

    def among(self, ids: Iterable[str]) -> Aliases:
        """The aliases with numbers for these plans too; what has a number keeps it.

        New plans get the next numbers in an order that only the secret tells: not that of names or sizes.
        """
        new = sorted(set(ids) - self.numbers.keys(), key=self._shuffled)
        following = enumerate(new, max(self.numbers.values(), default=0) + 1)
        return replace(self, numbers={**self.numbers, **{plan: number for number, plan in following}})

    def _shuffled(self, plan: str) -> bytes:
        return hmac.digest(bytes.fromhex(self.secret), plan.encode("utf-8", "surrogatepass"), hashlib.sha256)

    def number(self, plan: str) -> str:
        """A plan's number as it is written: "07". Raises KeyError for one without."""
        return f"{self.numbers[plan]:0{_DIGITS}}"

    def name(self, plan: str, language: str) -> str:
        """What a plan is called: "Organisaatio 07". Raises KeyError for one without a number."""
        return called("client", self.number(plan), language)

    def report(self, plan: str, language: str) -> str:
        """What its reports are called, without an ending: "organisaatio-07"."""
        return self.name(plan, language).casefold().replace(" ", "-")

    def reports(self, plan: str) -> frozenset[str]:
        """What its reports are called in any language."""
        return frozenset(self.report(plan, language) for language in LANGUAGES)


def as_json(aliases: Aliases) -> dict[str, Any]:
    """Return aliases as what ``json`` writes; whoever has it knows every client."""
    return {"secret": aliases.secret, "numbers": dict(aliases.numbers)}


def from_json(kept: Any) -> Aliases:
    """Return the aliases that ``as_json`` wrote; new ones where nothing was kept. Raises ValueError."""
    if kept is None:
        return Aliases()
    try:
        secret, numbers = kept["secret"], {str(plan): int(number) for plan, number in kept["numbers"].items()}
        bytes.fromhex(secret)
    except (AttributeError, KeyError, TypeError) as error:
        raise ValueError("not aliases that were kept") from error
    return Aliases(secret, numbers)


def anonymised_portfolio(portfolio: Portfolio, aliases: Aliases, language: str) -> Portfolio:
    """Return a portfolio that names no client, file or folder, its plans in the order of their numbers.

    It leads to reports only where they are called by aliases, in whatever language. Every plan of it must
    have an alias: KeyError.
    """
    whom = _Whom(aliases, language)
    clients = sorted(portfolio.clients, key=lambda client: aliases.numbers[client.record.id])
    failures = sorted(portfolio.failures, key=lambda failure: aliases.numbers[failure.id])
    return replace(
        portfolio,
        clients=tuple(Client(whom.record(one.record), one.positions) for one in clients),
        failures=tuple(map(whom.failure, failures)),
        anonymous=True,
    )


class _Whom:
    """Tells of plans under their aliases in one language."""

    def __init__(self, aliases: Aliases, language: str) -> None:
        self._aliases = aliases
        self._language = language

    def record(self, record: PlanRecord) -> PlanRecord:
        """A record under its alias; of its files, those that were refused come last, as in its report."""
        first = max(1, record.files - len(record.refused) + 1)
        return replace(
            record,
            id=self._id(record.id),
            name=self._aliases.name(record.id, self._language),
            report=record.report if record.report in self._aliases.reports(record.id) else "",
            paths=(),
            refused=tuple(self._refusal(number, one) for number, one in enumerate(record.refused, first)),
        )

    def failure(self, failure: PlanFailure) -> PlanFailure:
        name = self._aliases.name(failure.id, self._language)
        own = {failure.id, failure.name}
        params = error_params(failure.params, lambda file: name if file in own else self._file(1))
        if "name" in params:
            params["name"] = name
        return PlanFailure(self._id(failure.id), name, (), failure.code, params)

    def _refusal(self, number: int, refusal: Refusal) -> Refusal:
        file = self._file(number)
        return Refusal(file, refusal.code, error_params(refusal.params, lambda _: file))

    def _id(self, plan: str) -> str:
        return self._aliases.report(plan, self._language)

    def _file(self, number: int) -> str:
        return called("file", number, self._language)
