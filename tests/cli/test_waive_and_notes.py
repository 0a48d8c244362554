import hashlib
import json

import pytest
from commands import aligner

PLAN = "ID;Tavoite;Määritelmä\nT1;Paras palvelu;\nT2;Halvin hinta;Olemme rohkeita\n"
LATER = "2999-06-30"


@pytest.fixture
def plan(command):
    (command.folder / "plan.csv").write_text(PLAN, "utf-8")
    return command.folder / "plan.csv"


def sidecar(command):
    return command.folder / "aligner.followup.jsonl"


def waive(command, *more, goal="T1", check="DEF01"):
    given = ("--reason", "Uusitaan", "--by", "Maija", "--until", LATER, "--lang", "fi")
    return command("waive", "plan.csv", goal, check, *given, *more)


def json_of(command, *more):
    return json.loads(command("check", "plan.csv", "--format", "json", *more).out)


def test_a_finding_is_waived_and_the_report_and_json_say_so(command, plan):
    before = hashlib.sha256(plan.read_bytes()).hexdigest()
    ran = waive(command)
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "Hyväksyttiin 30.6.2999 asti: DEF01, T1 Paras palvelu (Maija). Arvio ei muutu.\n"
    report = command("check", "plan.csv", "--lang", "fi").out
    assert "(DEF01) – hyväksytty 30.6.2999 asti" in report
    assert "## Seuranta" in report
    waived = {(f["check"], f["subject"]["id"]): f["waived"] for f in json_of(command)["findings"]}
    assert waived["DEF01", "T1"] == {"reason": "Uusitaan", "by": "Maija", "until": LATER}
    assert waived["MET01", "T1"] is None
    assert hashlib.sha256(plan.read_bytes()).hexdigest() == before


def test_undo_takes_back_the_last_of_that_person(command, plan):
    waive(command)
    ran = command("waive", "plan.csv", "T1", "DEF01", "--undo", "--by", "Ville", "--lang", "fi")
    assert (ran.code, "ei ole mitään kumottavaa" in ran.err) == (2, True)
    ran = command("waive", "plan.csv", "Paras palvelu", "def01", "--undo", "--lang", "fi")
    assert (ran.code, ran.err) == (
        0, "Hyväksyntä kumottiin: DEF01, Paras palvelu (Maija, 30.6.2999 asti).\n"
    )  # fmt: skip
    assert {f["waived"] for f in json_of(command)["findings"]} == {None}
    assert len(sidecar(command).read_text().splitlines()) == 2, "both stand in the file"


def test_fail_on_lets_a_goal_be_whose_every_deciding_blocker_is_waived(command, plan):
    def code(*more):
        return command("check", "plan.csv", "-o", "r.md", "--fail-on", "half-hearted", *more).code

    blockers = [
        (f["subject"]["id"], f["check"])
        for f in json_of(command)["findings"]
        if f["severity"] == "blocker" and f["subject"]["kind"] == "goal"
    ]
    assert code() == 1
    for goal, check in blockers:
        assert code() == 1, "one is still open"
        waive(command, goal=goal, check=check)
    assert code() == 0
    assert code("--as-of", "2999-07-01") == 1, "the waivers have expired"


def test_expired_waivers_are_told_on_standard_error(command, plan):
    waive(command)
    ran = command("check", "plan.csv", "-o", "r.md", "--as-of", "2999-07-01", "--lang", "fi")
    assert (
        "Hyväksyntä on vanhentunut 30.6.2999: DEF01, T1 Paras palvelu. Havainto on taas avoin.\n" in ran.err
    )
    assert "hyväksyntä on vanhentunut 30.6.2999" in (command.folder / "r.md").read_text("utf-8")


def test_of_many_expired_waivers_the_first_are_told(command):
    goals = "".join(f"T{n};Tavoite {n};\n" for n in range(8))
    (command.folder / "plan.csv").write_text(f"ID;Tavoite;Määritelmä\n{goals}", "utf-8")
    for number in range(7):
        waive(command, goal=f"T{number}")
    err = command("check", "plan.csv", "-o", "r.md", "--as-of", "2999-07-01", "--lang", "fi").err
    assert err.count("Hyväksyntä on vanhentunut") == 5
    assert "Lisäksi vanhentuneita hyväksyntöjä: 2." in err


def test_notes_are_written_listed_and_taken_back(command, plan):
    ran = command("notes", "plan.csv", "T1", "Kysytään johdolta", "--by", "Maija", "--lang", "fi")
    assert (ran.code, ran.out, ran.err) == (0, "", "Kirjattiin: T1 Paras palvelu (Maija).\n")
    command("notes", "plan.csv", "Halvin hinta", "Mitä halpa on?", "--by", "Ville")
    listed = command("notes", "plan.csv").out.splitlines()
    assert [line.partition(" · ")[0] for line in listed] == ["Paras palvelu", "Halvin hinta"]
    (line,) = command("notes", "plan.csv", "t1", "--lang", "fi").out.splitlines()
    assert line.endswith(" · Maija: Kysytään johdolta")
    assert "Maija" not in command("notes", "plan.csv", "--names", "off").out
    ran = command("notes", "plan.csv", "T1", "--undo", "--lang", "fi")
    assert ran.err == "Muistiinpano kumottiin: Paras palvelu: Kysytään johdolta\n"
    ran = command("notes", "plan.csv", "T1", "--lang", "fi")
    assert (ran.code, ran.out, ran.err) == (0, "", "Muistiinpanoja ei ole.\n")


def test_undo_means_the_goal_that_bears_the_id_today(command, plan):
    for goal in ("T1", "T2"):
        command("notes", "plan.csv", goal, f"Kirjattu {goal}", "--by", "Maija")
        waive(command, goal=goal, check="MET01")
    plan.write_text("ID;Tavoite;Määritelmä\nT2;Paras palvelu;\nT1;Halvin hinta;Olemme rohkeita\n", "utf-8")
    assert "Halvin hinta" in command("notes", "plan.csv", "T1", "--undo", "--lang", "fi").err
    assert "Halvin hinta" in command("waive", "plan.csv", "T1", "MET01", "--undo", "--lang", "fi").err
    (line,) = command("notes", "plan.csv", "--lang", "fi").out.splitlines()
    assert line.endswith("Kirjattu T1")


@pytest.mark.parametrize("goal", [(), ("T1",)])
def test_a_note_names_nobody_where_people_are_left_out(goal, command, plan):
    plan.write_text("ID;Tavoite;Omistaja\nT1;Paras palvelu;Oona Salo\n", "utf-8")
    command("notes", "plan.csv", "T1", "Oona Salo kysyy, Maija Aho vastaa", "--by", "Maija Aho")
    (line,) = command("notes", "plan.csv", *goal, "--names", "off").out.splitlines()
    assert line.endswith(": … kysyy, … vastaa")
    (line,) = command("notes", "plan.csv", *goal).out.splitlines()
    assert line.endswith("Maija Aho: Oona Salo kysyy, Maija Aho vastaa")


def test_a_plan_may_be_several_files(command, plan):
    (command.folder / "budget.csv").write_text("Tavoite;2027 (€)\nT1;5\n", "utf-8")
    ran = command("notes", "plan.csv", "budget.csv", "T1", "plan.csv on tarkistettava", "--by", "Maija")
    assert ran.code == 0
    assert waive(command).code == 0
    both = command(
        "waive", "plan.csv", "budget.csv", "T2", "MET01", "--reason", "x", "--until", LATER, "--by", "M"
    )
    assert both.code == 0
    assert len(sidecar(command).read_text().splitlines()) == 3


def test_damage_is_named_and_kept_before_anything_is_written(command, plan):
    waive(command)
    with sidecar(command).open("ab") as file:
        file.write(b"\x00garbage")
    damaged = sidecar(command).read_bytes()
    ran = command("check", "plan.csv", "-o", "r.md", "--lang", "fi")
    assert "aligner.followup.jsonl: Seurannan riviä ei voitu lukea (rivi 2)." in ran.err
    assert "Seurannan riviä ei voitu lukea" in (command.folder / "r.md").read_text("utf-8")
    assert sidecar(command).read_bytes() == damaged
    assert "rivi 2" in command("notes", "plan.csv", "--lang", "fi").err
    ran = command("notes", "plan.csv", "T1", "Kysytään", "--lang", "fi")
    (aside,) = command.folder.glob("aligner.followup.damaged-*.jsonl")
    assert f"tallessa nimellä {aside.name}" in ran.err
    assert aside.read_bytes() == damaged
    assert json_of(command)["followup"]["waivers"][0]["reason"] == "Uusitaan"
    assert aside.name not in command("notes", "plan.csv", "--lang", "fi").err, "told once"


def test_a_sidecar_that_cannot_be_written_is_one_sentence(command, plan):
    sidecar(command).mkdir()
    ran = waive(command)
    assert ran.code == 5
    assert "se on kansio" in ran.err.splitlines()[0]


def test_texts_never_steer_the_terminal(command, plan):
    command("notes", "plan.csv", "T1", "a\x1b[31mb\u202ec [/red] {x}", "--by", "\x1b]0;x\x07")
    ran = command("notes", "plan.csv")
    assert "ab[31m" not in ran.out
    assert not set(ran.out + ran.err) & set("\x1b\u202e\x07")
    assert "[/red] {x}" in ran.out


def test_the_real_program_waives(tmp_path):
    (tmp_path / "plan.csv").write_text(PLAN, "utf-8")
    ran = aligner(
        "waive", tmp_path, "T1", "DEF01", "--reason", "x", "--until", LATER, "--by", "M", "--lang", "sv"
    )
    assert (ran.returncode, ran.stdout) == (0, "")
    assert ran.stderr.startswith("Godkändes t.o.m. 30.6.2999: DEF01")
