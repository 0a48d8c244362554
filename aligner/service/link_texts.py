"""Proposed links in words and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from aligner.i18n import formats, text
from aligner.model.plan import Plan
from aligner.model.proposals import Choice, Proposal, Reason
from aligner.service.writing import escaped_json
from aligner.words.texts import clean

_NAME_LENGTH = 60


def what(proposal: Proposal, language: str) -> str:
    """What the lines of a proposal have in common: cost centre “4100”."""
    return text(f"links.of.{_table(proposal.field)}", language, value=shortened(proposal.value))


def _table(field: str) -> str:
    return field.replace(".", "_")


def to(choice: Choice, language: str) -> str:
    """Where a choice leads: goal T1 Residents get an answer."""
    return text(f"links.to.{choice.kind}", language, name=called(choice))


def called(choice: Choice) -> str:
    """A choice by its id, where the plan gives one, and its name."""
    given = choice.reference != choice.name and not choice.name.startswith(choice.reference)
    return shortened(f"{choice.reference} {choice.name}" if given else choice.name)


def why(reason: Reason, language: str) -> str:
    """A reason in words, both sides quoted as they stand."""
    said, named = shortened(reason.said), shortened(reason.named)
    return text(f"links.reason.{reason.kind}", language, said=said, named=named)


def shortened(said: str) -> str:
    """A text of the client's on one line, cut where it is long."""
    line = " ".join(clean(said).split())
    return line if len(line) <= _NAME_LENGTH else f"{line[: _NAME_LENGTH - 1]}…"


def links_text(plan: Plan, proposals: Sequence[Proposal], language: str) -> str:
    """The proposals for a person: numbered, the euros first, each with its reasons and the other choices."""
    ledger = plan.ledger
    if not len(ledger):
        return text("links.head.no-money", language)
    lines = [_state(plan, language)]
    sure = [proposal for proposal in proposals if proposal.choice is not None]
    if sure:
        money = formats.money(sum(p.amount for p in sure), plan.currency, language)
        lines.append(text("links.head.count", language, count=len(sure), money=money))
    if not proposals:
        lines.append(text("links.head.none", language))
    for number, proposal in enumerate(proposals, 1):
        if number == len(sure) + 1:
            lines.extend(("", text("links.head.by-hand", language)))
        lines.extend(("", *_told(number, proposal, plan.currency, language)))
    return "\n".join(lines)


def _state(plan: Plan, language: str) -> str:
    share = formats.percent(1 - plan.ledger.untraced_share, language)
    money = formats.money(plan.ledger.untraced, plan.currency, language)
    return text("links.head.state", language, share=share, money=money)


def _told(number: int, proposal: Proposal, currency: str, language: str) -> Iterator[str]:
    money = formats.money(proposal.amount, currency, language)
    lines = text("links.label.lines", language, count=proposal.lines)
    size = f"{money}, {lines}" if proposal.lines else text("links.label.unpaid", language)
    yield f"{number:>3}. {size} · {what(proposal, language)}"
    if proposal.choice is not None:
        yield f"     → {_weighed(proposal.choice, language)}"
        yield from (f"       {why(reason, language)}" for reason in proposal.choice.reasons)
    if proposal.others:
        others = " · ".join(_weighed(choice, language) for choice in proposal.others)
        yield f"     {text('links.label.others', language)}: {others}"
    labels = [shortened(label) for label in proposal.labels[:3] if label != proposal.value]
    if labels:
        yield f"     {text('links.label.samples', language)}: {' · '.join(labels)}"


def _weighed(choice: Choice, language: str) -> str:
    return f"{to(choice, language)} ({formats.percent(choice.strength, language)})"


def links_json(plan: Plan, proposals: Sequence[Proposal]) -> str:
    """The same as JSON; amounts are decimal strings."""
    told = {
        "currency": plan.currency,
        "traced": _decimal(plan.ledger.traced),
        "untraced": _decimal(plan.ledger.untraced),
        "proposals": [{"number": n, **_proposal(p)} for n, p in enumerate(proposals, 1)],
    }
    return escaped_json(json.dumps(told, ensure_ascii=False, indent=1))


def _proposal(proposal: Proposal) -> Mapping[str, Any]:
    return {
        "field": proposal.field,
        "value": proposal.value,
        "amount": _decimal(proposal.amount),
        "lines": proposal.lines,
        "labels": proposal.labels,
        "cells": [{"file": c.file, "sheet": c.sheet, "cell": c.address} for c in proposal.cells],
        "choice": None if proposal.choice is None else _choice(proposal.choice),
        "others": [_choice(choice) for choice in proposal.others],
    }


def _choice(choice: Choice) -> Mapping[str, Any]:
    return {
        "kind": choice.kind,
        "id": choice.id,
        "name": choice.name,
        "strength": choice.strength,
        "reasons": [
            {"kind": r.kind, "said": r.said, "named": r.named, "strength": round(r.strength, 3)}
            for r in choice.reasons
        ],
    }


def _decimal(minor: int) -> str:
    return f"{Decimal(minor) / 100:.2f}"
