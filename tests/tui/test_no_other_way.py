"""The sources of the screen: by no call could a client's text be taken for markup, or go out unlooked at."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import aligner.tui

FUNCTIONS = ast.FunctionDef | ast.AsyncFunctionDef
FILES = sorted(Path(aligner.tui.__file__).parent.rglob("*.py"))
NO_MARKUP = frozenset({"Static", "OptionList", "SelectionList", "Button"})
NEVER = frozenset(
    {
        "from_markup", "tooltip", "border_title", "border_subtitle", "sub_title", "apply_meta", "print",
        "DataTable", "Tree", "Markdown", "Pretty", "Log", "RichLog", "Header", "Footer",
    }
)  # fmt: skip
SAYING = frozenset({"say", "text", "term", "_say"})
HARMLESS = frozenset({"plain", "len", "number", "day", "percent", "money", "short_money", "isoformat"})


def called(node: ast.AST) -> str:
    """The name that a call goes by; nothing where it isn't one."""
    if not isinstance(node, ast.Call):
        return ""
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def calls(tree: ast.AST, name: str) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call) and called(node) == name)


def keyword(call: ast.Call, name: str) -> object:
    found = next((one.value for one in call.keywords if one.arg == name), None)
    return found.value if isinstance(found, ast.Constant) else None


def is_looked_at(said: ast.expr, around: ast.AST) -> bool:
    """Whether what is said is ours: a sentence whose blanks hold figures or plain texts."""
    parts = _parts(said, around)
    if parts is not None:
        return all(is_looked_at(part, around) for part in parts)
    drawn = isinstance(said, ast.Attribute) and said.attr == "plain"  # of a rich Text that a view has made
    return drawn or isinstance(said, ast.Constant) or called(said) in HARMLESS


def _parts(said: ast.expr, around: ast.AST) -> list[ast.expr] | None:
    """What an expression is made of, a name of all that it is set to; None where it is made of nothing."""
    match said:
        case ast.IfExp(body=body, orelse=other):
            return [body, other]
        case ast.JoinedStr(values=parts):
            return parts
        case ast.FormattedValue(value=value):
            return [value]
        case ast.Call() if called(said) in SAYING:
            return [one.value for one in said.keywords]
        case ast.Name(id=name):
            made = [n.value for n in ast.walk(around) if isinstance(n, ast.Assign) and _names(n) == {name}]
            return made or None
    return None


def _names(assigned: ast.Assign) -> set[str]:
    return {target.id for target in assigned.targets if isinstance(target, ast.Name)}


TREES = [ast.parse(path.read_text("utf-8")) for path in FILES]


def test_what_is_told_in_passing_is_plain() -> None:
    functions = (n for tree in TREES for n in ast.walk(tree) if isinstance(n, FUNCTIONS))
    for function in functions:
        for call in calls(function, "notify"):
            assert keyword(call, "markup") is False, ast.unparse(call)
            assert is_looked_at(call.args[0], function), ast.unparse(call)


def test_no_widget_reads_markup() -> None:
    made = [call for tree in TREES for name in NO_MARKUP for call in calls(tree, name)]
    for kind in (node for tree in TREES for node in ast.walk(tree) if isinstance(node, ast.ClassDef)):
        if NO_MARKUP & {getattr(base, "id", "") for base in kind.bases}:
            made += [call for call in calls(kind, "__init__") if isinstance(call.func, ast.Attribute)]
    assert len(made) > 10
    for call in made:
        assert keyword(call, "markup") is False, ast.unparse(call)


def test_nothing_is_drawn_past_the_one_way() -> None:
    nodes = [node for tree in TREES for node in ast.walk(tree)]
    names = {node.attr for node in nodes if isinstance(node, ast.Attribute)}
    names |= {node.id for node in nodes if isinstance(node, ast.Name)}
    assert not names & NEVER
    for call in (call for tree in TREES for call in calls(tree, "update")):
        assert not any(isinstance(one, ast.JoinedStr | ast.BinOp) for one in call.args), ast.unparse(call)


@pytest.mark.parametrize(
    ("source", "good"),
    [
        ("self.notify(look.say('a.b', name=plain(goal.name)), markup=False)", True),
        ("self.notify(look.say('a.b', name=goal.name), markup=False)", False),
        ("self.notify(f'{goal.name}', markup=False)", False),
        ("self.notify(goal.name, markup=False)", False),
    ],
)
def test_the_guard_sees_a_name_that_goes_unlooked_at(source: str, good: bool) -> None:
    call = ast.parse(source).body[0].value  # type: ignore[attr-defined]
    assert is_looked_at(call.args[0], call) is good
