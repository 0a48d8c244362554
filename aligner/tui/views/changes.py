"""Changes that are tried: as they are listed, and as a user typed them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from aligner import i18n
from aligner.i18n import formats
from aligner.model.acts import Act, Change
from aligner.tui.client_text import plain
from aligner.tui.look import Look

METRIC_ACTS = frozenset({Act.ADD_METRIC, Act.ADD_CUSTOMER_METRIC, Act.COMPLETE_METRIC})
VALUES = ("baseline", "target", "deadline")


def with_change(changes: Sequence[Change], made: Change, before: Change | None = None) -> tuple[Change, ...]:
    """The changes with one more; it takes the place of ``before``, and of those that write the same cells."""
    if before in changes:
        changes = [made if change == before else change for change in changes]
    else:
        changes = [*changes, made]
    return tuple(change for change in changes if change == made or _cells(change) != _cells(made))


def _cells(change: Change) -> tuple[str, Act, str]:
    return change.goal, change.act, change.text if change.act in METRIC_ACTS else ""


def typed_again(change: Change, currency: str, language: str) -> Mapping[str, str]:
    """What a user would type to have this change made, by the fields of ``whatif.Typed``."""
    said = (f"{year}: {told}" if year else told for year, told in _amounts(change, currency, language))
    amounts = "; ".join(said).replace("\u00a0", " ")
    return {**{name: getattr(change, name) for name in ("text", *VALUES)}, "amounts": amounts}


def _amounts(change: Change, currency: str, language: str) -> Iterator[tuple[int, str]]:
    for year, amount in change.amounts:
        if change.act is Act.ADD_PEOPLE:
            exact = f"{Decimal(amount) / 1000:f}"
            yield year, exact if language == "en" else exact.replace(".", ",")
        else:
            yield year, formats.money(amount, currency, language, exact=bool(amount % 100))


def change_words(change: Change, currency: str, look: Look) -> str:
    """What a change writes, as a list tells it: act, text, values, amounts."""
    act = i18n.text(f"whatif.act.{change.act.value}", look.language)
    return f"{act}: {' · '.join(_words(change, currency, look))}"


def _words(change: Change, currency: str, look: Look) -> Iterator[str]:
    if change.act is Act.NAME_OWNER and not look.names:
        yield look.say("trying.recorded")
    elif change.text:
        yield i18n.text("words.quoted", look.language, text=plain(change.text))
    if change.baseline or change.target:
        yield f"{plain(change.baseline) or '–'} → {plain(change.target) or '–'}"
    if change.deadline:
        yield plain(change.deadline)
    for year, told in _amounts(change, currency, look.language):
        people = change.act is Act.ADD_PEOPLE
        words = i18n.text("whatif.place.people", look.language, figures=told) if people else told
        yield f"{year}: {words}" if year else words
