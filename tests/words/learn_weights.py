"""Learns aligner/words/weights.toml from labelled statements, and tells how well it does on unseen ones.

    python tests/words/learn_weights.py [--write] [MORE.csv…]

Learns from the examples beside this file and from further files with the columns ``text``, ``language``,
``slogan`` (1 or 0) and, where they have one, ``source``. Cross-validation keeps together what comes from
one source; in a file without sources, the lines of one number in each language are sister sentences and
are kept together. With --write the weights file is written anew; without, it only tells.
"""

from __future__ import annotations

import csv
import math
import random
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from aligner.words.language import language as language_of
from aligner.words.statements import held
from aligner.words.texts import normalise

HERE = Path(__file__).parent
WEIGHTS = HERE.parents[1] / "aligner" / "words" / "weights.toml"
STATEMENTS = ("statements.csv", "fresh_statements.csv")
EXAMPLES = ("definitions.toml", "more_examples.toml")
FOLDS, ROUNDS, SHUFFLES = 10, 10, 3
PENALTY = 2.0
"""How strongly weights are held near nought: with some hundred statements, strongly."""
OWN_SHARE = 0.7
"""What an example of ours counts against a statement from a real strategy."""
HEAD = """# How much each clue speaks for a slogan (above nought) or against it; log-odds a word or a slot.
# Learned by tests/words/learn_weights.py from the examples beside it and 233 labelled statements of public
# strategies, which aren't ours to copy; the decision explains itself by the slots that are filled.
"""
MEANINGS = {
    "bias": "nothing found",
    "held": "a slot holds by itself",
    "quantity": "a quantity",
    "deadline": "a deadline of an outcome",
    "measure": "a named measure, up to two",
    "moving": "a measure that rises or falls",
    "more_things": "a second and a third discrete thing",
    "act": "an act that gets done or not",
    "more_acts": "a second and a third act",
    "thing_done": "an act and a thing",
    "soft": "a system, a programme, a plan, up to two",
    "group": "a narrower customer group, up to two",
    "gets": "somebody gets, sees or books something",
    "agency": "a unit or body by name",
    "anchor": "before, without, when, the same",
    "bracket": "something in brackets",
    "vague": "a word of praise or a buzz word, up to four",
    "abstract": "well-being, support, quality and the like, up to three",
    "we": "we",
    "vision": "calls itself a vision",
    "all": "all, every, always",
}


@dataclass(frozen=True)
class Example:
    text: str
    language: str
    slogan: bool
    group: str
    real: bool

    @property
    def clues(self) -> list[float]:
        counts = held(normalise(self.text), self.language or language_of(self.text)).clues
        return [1.0, *(float(counts.get(name, 0)) for name in list(MEANINGS)[1:])]


def read_csv(path: Path, *, real: bool) -> Iterator[Example]:
    lines: Counter[str] = Counter()
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            lines[row["language"]] += 1
            group = row.get("source") or f"{path.name} {lines[row['language']]}"
            yield Example(row["text"], row["language"], row["slogan"] == "1", group, real)


def read_examples(path: Path) -> Iterator[Example]:
    for kind, texts in tomllib.loads(path.read_text("utf-8")).items():
        name = kind.removesuffix("_later")
        if name in {"concrete", "slogan"}:
            yield from (Example(text, "", name == "slogan", text, real=False) for text in texts)


def learn(rows: Sequence[Sequence[float]], slogans: Sequence[bool], shares: Sequence[float]) -> list[float]:
    """Logistic regression by Newton's method, the weights but the first held near nought."""
    size = len(rows[0])
    weights = [0.0] * size
    for _ in range(ROUNDS):
        slope = [PENALTY * w if i else 0.0 for i, w in enumerate(weights)]
        curve = [[PENALTY * (i == j and i > 0) for j in range(size)] for i in range(size)]
        for row, slogan, share in zip(rows, slogans, shares, strict=True):
            chance = 1 / (1 + math.exp(-sum(w * x for w, x in zip(weights, row, strict=True))))
            error, bend = share * (chance - slogan), share * chance * (1 - chance)
            present = [i for i, x in enumerate(row) if x]
            for i in present:
                slope[i] += error * row[i]
                for j in present:
                    curve[i][j] += bend * row[i] * row[j]
        weights = [w - step for w, step in zip(weights, solved(curve, slope), strict=True)]
    return weights


def solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Solve linear equations by elimination; the matrix is symmetric and positive."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    size = len(rows)
    for i in range(size):
        for k in range(i + 1, size):
            factor = rows[k][i] / rows[i][i]
            rows[k] = [a - factor * b for a, b in zip(rows[k], rows[i], strict=True)]
    answer = [0.0] * size
    for i in reversed(range(size)):
        known = sum(rows[i][j] * answer[j] for j in range(i + 1, size))
        answer[i] = (rows[i][size] - known) / rows[i][i]
    return answer


def macro_f1(pairs: Sequence[tuple[bool, bool]]) -> float:
    def f1(kind: bool) -> float:
        right = sum(a == b == kind for a, b in pairs)
        return 2 * right / max(1, sum((a == kind) + (b == kind) for a, b in pairs))

    return (f1(True) + f1(False)) / 2


def cross_validated(examples: Sequence[Example], rows: Sequence[Sequence[float]]) -> Iterator[list[bool]]:
    """Yield the answers for all examples, each told by weights that never saw its group."""
    for seed in range(SHUFFLES):
        groups = sorted({example.group for example in examples})
        random.Random(seed).shuffle(groups)
        fold = {group: number % FOLDS for number, group in enumerate(groups)}
        answers = [False] * len(examples)
        for number in range(FOLDS):
            kept = [i for i, example in enumerate(examples) if fold[example.group] != number]
            weights = fitted([examples[i] for i in kept], [rows[i] for i in kept])
            for i, row in enumerate(rows):
                if fold[examples[i].group] == number:
                    answers[i] = sum(w * x for w, x in zip(weights, row, strict=True)) >= 0
        yield answers


def fitted(examples: Sequence[Example], rows: Sequence[Sequence[float]]) -> list[float]:
    shares = [1.0 if example.real else OWN_SHARE for example in examples]
    return learn(rows, [example.slogan for example in examples], shares)


def report(examples: Sequence[Example], answers: Sequence[Sequence[bool]]) -> Iterator[str]:
    parts: dict[str, list[tuple[bool, bool]]] = defaultdict(list)
    for answer in answers:
        for example, told in zip(examples, answer, strict=True):
            if example.real:
                parts[f"real {example.language}"].append((example.slogan, told))
            parts["real all" if example.real else "ours"].append((example.slogan, told))
    for name, pairs in sorted(parts.items()):
        yield f"{name:9} n {len(pairs) // len(answers):4} macro-F1 {macro_f1(pairs):.3f}"


def written(weights: Sequence[float]) -> str:
    lines = [
        f"{name} = {value:.2f}  # {MEANINGS[name]}" for name, value in zip(MEANINGS, weights, strict=True)
    ]
    return "\n".join([HEAD, "[weights]", *lines]) + "\n"


def main(arguments: Sequence[str]) -> None:
    examples = [example for name in STATEMENTS for example in read_csv(HERE / name, real=False)]
    examples += [example for name in EXAMPLES for example in read_examples(HERE / name)]
    for path in (Path(a) for a in arguments if a != "--write"):
        examples += read_csv(path, real=True)
    rows = [example.clues for example in examples]
    print("Cross-validated, by source:")
    print("\n".join(report(examples, list(cross_validated(examples, rows)))))
    weights = fitted(examples, rows)
    told = [sum(w * x for w, x in zip(weights, row, strict=True)) >= 0 for row in rows]
    print("Seen:")
    print("\n".join(report(examples, [told])))
    if "--write" in arguments:
        WEIGHTS.write_text(written(weights), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
