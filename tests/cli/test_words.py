import io
import json
import sys

import pytest
from commands import aligner

STATEMENTS = ("Paras asiakaskokemus", "Puheluun vastataan kahdessa minuutissa.")


def told(command, *arguments):
    ran = command("words", *arguments, "--format", "json")
    assert (ran.code, ran.err) == (0, "")
    return [json.loads(line) for line in ran.out.splitlines()]


def test_a_statement_is_told_as_the_contract_says(command):
    (reading,) = told(command, "Vastaamme puheluun kahdessa minuutissa vuoteen 2027 mennessä")
    assert list(reading) == ["text", "language", "slogan", "confidence", "slots", "filled", "vague"]
    assert list(reading["slots"]) == ["quantity", "deadline", "measure", "deliverable", "segment", "actor"]
    assert reading["slogan"] is False
    assert (reading["language"], reading["filled"]) == ("fi", ["quantity", "deadline", "deliverable"])
    assert reading["slots"]["deadline"] == [[39, 60, "vuoteen 2027 mennessä"]]
    assert 0.5 <= reading["confidence"] <= 1


def test_a_mention_fills_nothing(command):
    (reading,) = told(command, "Visio 2030: Suomen sujuvin arki")
    assert reading["slogan"] is True
    assert reading["slots"]["deadline"] == [[6, 10, "2030"]]
    assert reading["filled"] == []
    assert reading["vague"] == [[19, 26, "sujuvin"]]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("lines.txt", "\n".join(STATEMENTS)),
        ("blank-lines.txt", "\ufeff" + "\r\n\r\n".join(STATEMENTS) + "\r\n"),
        ("headed.csv", "text\n" + "\n".join(STATEMENTS)),
        ("semicolons.csv", f"id;TEXT;year\n1;{STATEMENTS[0]};2026\n2;{STATEMENTS[1]};2027\n"),
        ("tabs.csv", f"id\ttext\n1\t{STATEMENTS[0]}\n2\t{STATEMENTS[1]}\n"),
        ("quoted.csv", f'"text"\n"{STATEMENTS[0]}"\n"{STATEMENTS[1]}"\n'),
        ("only-column.csv", f'lause\n"{STATEMENTS[0]}"\n"{STATEMENTS[1]}"\n'),
        ("no-header.csv", f'"{STATEMENTS[0]}"\n"{STATEMENTS[1]}"\n'),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_a_file_is_read_in_any_dialect(command, name, content, encoding):
    file = command.folder / name
    file.write_bytes(content.removeprefix("\ufeff" * (encoding != "utf-8")).encode(encoding))
    readings = told(command, "--file", file)
    assert [reading["text"] for reading in readings] == list(STATEMENTS)
    assert [reading["slogan"] for reading in readings] == [True, False]


def test_a_comma_in_the_only_column_parts_nothing(command):
    file = command.folder / "commas.csv"
    file.write_text('text\n"Kunden först, alltid"\nTrygg, nära, din\n"Svar inom två dagar, senast 2027"\n')
    assert [reading["text"] for reading in told(command, "--file", file)] == [
        "Kunden först, alltid",
        "Trygg, nära, din",
        "Svar inom två dagar, senast 2027",
    ]


@pytest.mark.parametrize("arguments", [("-",), ("--file", "-")])
def test_standard_input_is_read_line_by_line(command, monkeypatch, arguments):
    content = "Kunden först\n\nHejsan på dig\n".encode() + "Sälj på nätet\n".encode("cp1252")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
    texts = [reading["text"] for reading in told(command, *arguments)]
    assert texts == ["Kunden först", "Hejsan på dig", "Sälj på nätet"]


@pytest.mark.parametrize(
    ("language", "says"),
    [
        ("fi", ("”Customers first”", "Korulause", "varmuus", "98\u00a0%", "kuka vastaa?", "hautaustoimisto")),
        ("sv", ("”Customers first”", "Vackra ord", "säkerhet", "vem ansvarar?", "begravningsbyrå")),
        ("en", ("“Customers first”", "A slogan", "% sure", "who answers for it?", "an undertaker")),
    ],
)
def test_the_terminal_is_told_in_the_users_language(command, language, says):
    ran = command("words", "Customers first", "--lang", language)
    assert ran.code == 0
    assert all(part in ran.out for part in says if part != "98\u00a0%")


def test_what_is_held_stands_in_quotation_marks_and_the_slogans_are_counted(command):
    ran = command("words", *STATEMENTS, "--lang", "fi")
    assert "Kuinka paljon ”kahdessa minuutissa”" in " ".join(ran.out.split())
    assert ran.out.endswith("\nLauseita 2, korulauseita niistä 1.\n")


def test_the_neutral_tone_makes_no_jokes(command):
    ran = command("words", "Customers first", "Quality", "--lang", "en", "--tone", "neutral")
    assert "Words only" in ran.out
    assert "undertaker" not in ran.out
    assert ran.out.endswith("2 statements, 2 of them words only.\n")


def test_nothing_that_steers_a_terminal_gets_out(command):
    hostile = "Paras\x1b[31m palvelu\u202e\u200b\x07 2027\u2066"
    for form in ("text", "json"):
        out = command("words", hostile, "--format", form).out
        assert not set(out) & set("\x1b\x07\u202e\u200b\u2066")


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_reader_that_goes_away_is_no_error(tmp_path, form):
    file = tmp_path / "many.txt"
    file.write_text("Asiakas ensin\n" * 20_000, "utf-8")
    ran = aligner("words", "--file", file, "--format", form, "--lang", "fi", shell=False, stdout=None)
    assert ran.returncode == 0


def test_an_empty_file_is_one_sentence(command):
    for name, content in (("blank.txt", " \n\n"), ("header.csv", "text\n")):
        file = command.folder / name
        file.write_text(content)
        ran = command("words", "--file", file, "--lang", "en")
        assert (ran.code, ran.out) == (3, "")
        assert ran.err.count("\n") == 1
