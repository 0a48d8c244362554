"""Links accepted, refused, divided and taken back: written to aligner.toml, read by the next file."""

import tomllib
from pathlib import Path

import pytest

from aligner import service
from aligner.i18n import LANGUAGES
from aligner.model.errors import SettingsError
from aligner.service import link_rules, link_texts, links

GOALS = (
    "Tavoite ID;Tavoite;Määritelmä\nT1;Asukas saa vastauksen heti;Kahdessa minuutissa\n"
    "T2;Kotona turvassa;Käynti sovitusti\n"
)
WORK = "Hanke ID;Hanke;Tavoite ID\nH1;Puhelinpalvelun uudistus;T1\nH2;Kotihoidon etäkäynnit;T2\n"
BUDGET = (
    "Kustannuspaikka;Budjettirivi;Budjetti 2026\n4100;Puhelinpalvelu, palkat;900\n"
    "4100;Puhelinpalvelu, laitteet;100,01\n9000;Vuokrat;400\n"
)


@pytest.fixture
def request_for(tmp_path):
    for name, content in (("goals", GOALS), ("work", WORK), ("budget", BUDGET)):
        (tmp_path / f"{name}.csv").write_text(content, "utf-8")
    return service.Request((tmp_path,), "fi")


def written(request):
    return request.paths[0] / "aligner.toml"


def traced(request):
    return service.read(request).ledger.traced


def test_what_is_accepted_is_saved_and_the_next_reading_links_it(request_for):
    plan = service.read(request_for)
    first, rest = links.proposals(plan)
    assert (first.choice.id, first.amount, rest.choice) == ("H1", 100001, None)
    saved = links.accept(request_for, first)
    assert saved.path == written(request_for)
    (rule,) = tomllib.loads(saved.after)["links"]
    assert rule == {"field": first.field, "value": first.value, "initiative": "H1"}
    assert traced(request_for) == links.traced_with(plan, [(first, ())]) == 100001
    (request_for.paths[0] / "budget.csv").write_text(BUDGET.replace("palkat;900", "matkat;70"), "utf-8")
    assert traced(request_for) == 17001
    assert [p.value for p in links.proposals(service.check(request_for))] == [rest.value]


def test_another_choice_and_a_division_by_percent(request_for):
    plan = service.read(request_for)
    first, rents = links.proposals(plan)
    goals = links.choices(plan)[:2]
    links.accept_all(request_for, [(first, [(goals[0], 67), (goals[1], 33)]), (rents, [(goals[1], 100)])])
    ledger = service.read(request_for).ledger
    assert (ledger.of_goal("T1"), ledger.of_goal("T2")) == (67001, 33000 + 40000)
    assert ledger.of_goal("T1") + ledger.of_goal("T2") == ledger.traced == 140001


def test_what_fits_nothing_cannot_be_accepted_unseen(request_for):
    rents = links.proposals(service.read(request_for))[1]
    with pytest.raises(SettingsError) as caught:
        links.accept(request_for, rents)
    assert caught.value.code == "links-no-choice"
    assert not written(request_for).exists()


def test_what_is_rejected_stays_away(request_for):
    first, rents = links.proposals(service.read(request_for))
    links.reject(request_for, first)
    links.reject(request_for, rents)
    (left,) = links.proposals(service.read(request_for))
    assert "H1" not in {choice.id for choice in left.choices}
    links.leave(request_for, left)
    assert links.proposals(service.read(request_for)) == ()
    assert tomllib.loads(written(request_for).read_text("utf-8"))["links"][-1]["not"] == ["*"]


STOOD = [
    '# ours\r\nlanguage = "sv"\r\n\r\n[rates]   # of the bank\r\nSEK = 0.0875',
    '\ufeffname = "Plan"\n\n\n',
    "",
]


@pytest.mark.parametrize("before", STOOD)
def test_all_else_stays_letter_by_letter_and_undo_brings_it_back(before, request_for):
    path = written(request_for)
    path.write_bytes(before.encode())
    first, *_ = links.proposals(service.read(request_for))
    saved = links.accept(request_for, first)
    after = path.read_bytes().decode()
    assert after.startswith(before)
    assert after.count("\n") == after.count("\r\n") or "\r\n" not in after
    assert traced(request_for) == 100001
    links.undo(saved)
    assert path.read_bytes() == before.encode()


def test_undo_takes_away_a_file_that_was_new_and_only_the_rule_from_one_that_has_changed(request_for):
    first, *_ = links.proposals(service.read(request_for))
    links.undo(links.accept(request_for, first))
    assert not written(request_for).exists()
    saved = links.accept(request_for, first)
    for others in ("# mine\n", '\n[sheets]\nskip = ["Muistio"]\n'):
        written(request_for).write_text(f'tone = "neutral"\n{saved.after}{others}', "utf-8")
        links.undo(saved)
        left = written(request_for).read_text("utf-8")
        assert left.startswith('tone = "neutral"\n#') and left.endswith(others) and "[[links]]" not in left


@pytest.mark.parametrize("by_hand", ['note = "x"\n', '# x\nnote = "x"\n', None])
def test_undo_spares_a_rule_that_was_changed_by_hand(request_for, by_hand):
    first, *_ = links.proposals(service.read(request_for))
    saved = links.accept(request_for, first)
    after = saved.after.replace('field = "', 'field  = "') if by_hand is None else saved.after + by_hand
    written(request_for).write_text(after, "utf-8")
    with pytest.raises(SettingsError):
        links.undo(saved)
    assert written(request_for).read_text("utf-8") == after


def test_rules_on_one_line_take_no_further_one(request_for):
    stood = 'links = [{field = "budget.line", value = "x", goal = "T1"}]\n'
    written(request_for).write_text(stood, "utf-8")
    first, *_ = links.proposals(service.read(request_for))
    with pytest.raises(SettingsError) as caught:
        links.accept(request_for, first)
    assert caught.value.code == "links-no-room"
    assert written(request_for).read_text("utf-8") == stood


def test_a_new_file_that_cannot_be_taken_away_is_left_empty(request_for, monkeypatch):
    first, *_ = links.proposals(service.read(request_for))
    saved = links.accept(request_for, first)
    unlink = Path.unlink

    def refused(path, **options):
        if path == saved.path:
            raise PermissionError
        unlink(path, **options)

    with monkeypatch.context() as held:
        held.setattr(Path, "unlink", refused)
        links.undo(saved)
    assert saved.path.read_text("utf-8") == ""


def test_hostile_texts_come_back_as_they_were(request_for):
    from aligner.model.link_rules import LinkRule

    values = ['"]]\n[x]', "\x7f\\", "=cmd|' /C calc'!A0", "{T1}", "€ “ ” 😀", "a" * 300]
    rules = [LinkRule("budget.line", value, (("T1", 10000),)) for value in values]
    saved = link_rules.save_rules(request_for, rules)
    assert [rule["value"] for rule in tomllib.loads(saved.after)["links"]] == values
    assert [rule.value for rule in service.settings_of(request_for).reading.links] == values


@pytest.mark.parametrize("language", LANGUAGES)
def test_proposals_are_told_in_words_and_as_json(language, request_for):
    import json

    plan = service.read(request_for)
    proposals = links.proposals(plan)
    told = link_texts.links_text(plan, proposals, language)
    assert "H1 Puhelinpalvelun uudistus" in told
    assert "Puhelinpalvelu" in told and "Vuokrat" in told
    made = json.loads(link_texts.links_json(plan, proposals))
    assert made["untraced"] == "1400.01"
    assert [one["number"] for one in made["proposals"]] == [1, 2]
    assert made["proposals"][0]["choice"]["id"] == "H1"
    assert made["proposals"][1]["choice"] is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_money_and_nothing_loose_are_said(language, request_for):
    from aligner.model.plan import Plan

    assert link_texts.links_text(Plan(), (), language)
    first, rents = links.proposals(service.read(request_for))
    goal = links.choices(service.read(request_for))[0]
    links.accept_all(request_for, [(first, ()), (rents, [(goal, 100)])])
    plan = service.read(request_for)
    assert len(link_texts.links_text(plan, links.proposals(plan), language).splitlines()) == 2
