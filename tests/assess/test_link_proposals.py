"""Proposals for money that reaches no goal: the right ones, with reasons, and honest about the rest."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "reading"))
sys.path.insert(0, str(Path(__file__).parents[1] / "bench"))
from books import plan
from made_budgets import NAMES, made

from aligner.assess.link_choices import every_choice
from aligner.assess.links import propose, traced_after
from aligner.model.link_rules import ANY, LinkRule
from aligner.model.options import ReadingOptions
from aligner.model.plan import Plan
from aligner.reading.assemble import read_plan

GOALS = """
Tavoite ID|Tavoite|Määritelmä
T1|Asukas saa vastauksen heti|Puheluun vastataan kahdessa minuutissa
T2|Ikäihminen asuu kotona|Kotihoidon käynti toteutuu sovitusti
T3|Verkko kestää myrskyt|Katkot vähenevät
"""
WORK = """
Hanke ID|Hanke|Kuvaus|Tavoite ID
H1|Puhelinpalvelun uudistus|Takaisinsoitto ja jonotieto|T1
H2|Chatbotin käyttöönotto|Robotti vastaa öisin|T1
H3|Kotihoidon etäkäynnit|Tabletit ikäihmisille, kustannuspaikka 7420|T2
H4|Ilmajohtojen maakaapelointi|Metsäosuudet kaapeliin|T3
"""
HEAD = "Kustannuspaikka|Tili|Projekti|Budjettirivi|Budjetti 2026\n"


def read(lines, *rules, work=WORK, head=HEAD):
    sheets = {"Tavoitteet": GOALS, "Hankkeet": work, "Budjetti": head + lines}
    return plan(sheets, options=ReadingOptions(links=rules))


def first(lines, *rules, **more):
    return propose(read(lines, *rules, **more))[0]


FITS = [
    ("a name inflected, in a compound", "4100|4300||Asiakaspalvelun puhelinpalvelu, palkat|10", "H1", "name"),
    ("a name before a kind of cost", "4100|4300||Chatbot – lisenssit|10", "H2", "name"),
    ("the name beside a code that is unknown", "4100|4300|P-77 Maakaapelointi|Palkat|10", "H4", "name"),
    ("an id in brackets", "4100|4300||Palkat (H3)|10", "H3", "code"),
    ("an id written otherwise", "4100|4300|H-03|Palkat|10", None, None),
    ("a cost centre that the initiative names", "7420|4300||Palkat|10", "H3", "code"),
    ("the words of a description", "4100|4300||Takaisinsoitto ja jonotieto|10", "H1", "words"),
]


@pytest.mark.parametrize(("line", "meant", "kind"), [f[1:] for f in FITS], ids=[f[0] for f in FITS])
def test_what_fits_is_proposed_with_its_reason(line, meant, kind):
    found = propose(read(line))
    if meant is None:  # the reader links it itself
        assert found == ()
        return
    (proposal,) = found
    assert proposal.choice.id == meant
    assert kind in {reason.kind for reason in proposal.choice.reasons}
    assert all(reason.said and reason.named for reason in proposal.choice.reasons)
    assert (proposal.amount, proposal.lines) == (1000, 1)


@pytest.mark.parametrize("line", ["9000 Hallinto|4300||Palkat|10", "9000|4400||Vuokrat|10", "||||10"])
def test_what_fits_nothing_is_shown_without_a_guess(line):
    found = propose(read(line))
    assert all(proposal.choice is None for proposal in found)
    assert sum(proposal.amount for proposal in found) == (1000 if "|4" in line else 0)


def test_lines_that_one_rule_can_link_are_one_decision_and_the_largest_come_first():
    lines = "\n".join(
        [f"4100|{4300 + n}||Puhelinpalvelu – erä {n}|{n + 1}" for n in range(9)]
        + [f"{4100 + n}|4300||Chatbot, osa {n}|100" for n in range(3)]
        + ["9000|4400||Vuokrat|5000"]
    )
    chatbot, phone, rents = propose(read(lines))
    assert (chatbot.field, chatbot.value, chatbot.lines) == ("budget.line", "Chatbot*", 3)
    assert (phone.choice.id, phone.lines, phone.amount) == ("H1", 9, 4500)
    assert rents.choice is None
    assert phone.cells[0].text == phone.labels[0] == "Puhelinpalvelu – erä 8"


def test_a_code_links_lines_whose_names_say_nothing():
    lines = "4100|4300|PRJ-7|Puhelinpalvelu, palkat|90\n4200|4310|PRJ-7|Konsultit|60\n4200|4310||Konsultit|20"
    proposal, rest = propose(read(lines))
    assert (proposal.field, proposal.value, proposal.amount) == ("link.initiative", "PRJ-7", 15000)
    assert proposal.choice.id == "H1"
    assert rest.choice is None


def test_two_that_fit_alike_are_less_sure_than_one():
    twin = WORK + "H5|Puhelinpalvelun koulutus||T3\n"
    line = "4100|4300||Puhelinpalvelu, palkat|10"
    alone, torn = first(line), first(line, work=twin)
    best = max(choice.strength for choice in torn.choices)
    assert best < alone.choice.strength
    assert {choice.id for choice in torn.choices} >= {"H1", "H5"}


def test_initiatives_of_one_goal_that_fit_alike_leave_their_goal_sure():
    twin = WORK + "H5|Puhelinpalvelun jatko||T1\n"
    found = first("4100|4300||Puhelinpalvelu, palkat|10", work=twin)
    assert found.choice.strength == pytest.approx(
        first("4100|4300||Puhelinpalvelu, palkat|10").choice.strength, abs=0.2
    )
    assert "T1" in {choice.id for choice in found.choices}


def test_an_initiative_without_a_goal_is_led_to_one():
    work = WORK + "H9|Myrskyjen varautuminen|Verkko kestää|\n"
    found = propose(read("H9|Erä|10", work=work, head="Hanke ID|Budjettirivi|Budjetti 2026\n"))
    assert (found[0].field, found[0].value, found[0].amount) == ("link.initiative", "H9", 1000)
    assert found[0].choice.id == "T3"
    unpaid = propose(read("H1|Erä|10", work=work, head="Hanke ID|Budjettirivi|Budjetti 2026\n"))
    assert [(p.value, p.amount, p.lines) for p in unpaid] == [("H9", 0, 0)]
    assert "H9" not in {choice.id for choice in unpaid[0].choices}
    rule = unpaid[0].rule((every_choice(read(""))[2], 100))
    ruled = read("H1|Erä|10", rule, work=work, head="Hanke ID|Budjettirivi|Budjetti 2026\n")
    assert dict(ruled.initiative_by_id["H9"].goals) == {"T3": 10000}


def test_where_the_other_lines_of_a_cost_centre_lead_is_a_reason():
    head = "Tavoite ID|Kustannuspaikka|Budjettirivi|Budjetti 2026\n"
    (proposal,) = propose(read("T2|4100|Palkat|10\n|4100|Palkat|5", head=head))
    assert proposal.choice.id == "T2"
    assert [reason.kind for reason in proposal.choice.reasons] == ["cost-centre"]


def test_an_earlier_choice_for_nearly_the_same_name_is_a_reason():
    rule = LinkRule("budget.line", "Kesäkiertueen esiintyjät 2025", (("T3", 1),))
    proposal = first("4100|4300||Kesäkiertueen esiintyjien palkkiot|10", rule)
    assert proposal.choice.id == "T3"
    assert proposal.choice.reasons[0].kind == "earlier-choice"
    by_work = replace(rule, goals=(), initiative="H2")
    assert first("4100|4300||Kesäkiertueen esiintyjien palkkiot|10", by_work).choice.id == "H2"


def test_the_better_of_two_reasons_for_one_thing_is_told():
    rule = LinkRule("budget.line", "Chatbotin 2025", initiative="H2")
    reasons = first("4100|4300||Chatbot 2026|10", rule).choice.reasons
    assert [reason.kind for reason in reasons] == ["name"]


def test_initials_in_capitals_stand_for_a_name_of_several_words():
    work = WORK + "H5|Varhainen tuki aikuisille||T2\nH6|Myrskyvaraus 2027 alueittain||T3\n"
    proposal = first("4100|4300||VTA palkat|10", work=work)
    assert (proposal.choice.id, proposal.choice.reasons[0].said) == ("H5", "VTA")
    assert first("4100|4300||vta palkat|10", work=work).choice is None
    assert first("4100|4300||Palkat 2027|10", work=work).choice is None


def test_two_references_that_stand_on_the_same_lines_are_one_decision():
    head = "Hanke ID|Hanke|Budjettirivi|Budjetti 2026\n"
    (proposal,) = propose(
        read(
            "Z7|Puhelinpalvelu yhteen paikkaan|Palkat|10\nZ7|Puhelinpalvelu yhteen paikkaan|Matkat|10",
            head=head,
        )
    )
    assert (proposal.field, proposal.lines, proposal.amount) == ("link.initiative", 2, 2000)


def test_what_was_refused_stays_away():
    line = "4100|4300||Puhelinpalvelu|10"
    proposal = first(line)
    refused = first(line, proposal.refusal(proposal.choice))
    assert "H1" not in {choice.id for choice in refused.choices}
    both = first(line, proposal.refusal(*proposal.choices), refused.refusal(*refused.choices))
    assert both.choices == ()


@pytest.mark.parametrize(
    ("field", "value"),
    [("budget.line", "Puhelinpalvelu*"), ("budget.line", "*Palkat*"), ("budget.cost_centre", "4100")],
)
def test_what_belongs_to_no_goal_is_so_of_next_months_lines_too(field, value):
    """The names and units of lines go on otherwise than they did when the user said so."""
    left = LinkRule(field, value, refused=(ANY,))
    (found,) = propose(read("4100 Neuvonta|4300||Puhelinpalvelut, palkat|10\n9|8||Chatbot|5", left))
    assert found.labels == ("Chatbot",)


def test_lines_that_belong_to_no_goal_are_left_alone():
    lines = "9000|4400||Vuokrat|50\n9000|4410||Siivous|20\n4100|4300||Chatbot|10"
    left = LinkRule("budget.cost_centre", "9000", refused=(ANY,))
    assert [p.value for p in propose(read(lines, left))] == [
        p.value for p in propose(read(lines)) if p.choice
    ]


def test_a_plan_without_money_has_nothing_to_link():
    assert propose(Plan()) == ()
    assert traced_after(Plan(), []) == 0


@pytest.mark.parametrize("language", NAMES)
def test_accepted_from_the_top_nearly_all_are_right_and_the_preview_is_exact(language):
    case = made(language, lines=1000)
    before = read_plan([case.book])
    sure = [proposal for proposal in propose(before) if proposal.choice is not None]
    rules = tuple(proposal.rule((proposal.choice, 100)) for proposal in sure)
    after = read_plan([case.book], options=ReadingOptions(links=rules))
    assert after.ledger.traced == traced_after(before, rules)
    assert after.ledger.read == before.ledger.read
    lines = [after.ledger.line(index) for index in range(len(after.ledger))]
    linked = [
        (line.amount, {goal for goal, _ in line.target.goals}, case.truth[line.cell.row]) for line in lines
    ]
    right = sum(amount for amount, goals, truth in linked if truth and truth[1] in goals)
    assert right >= 0.94 * after.ledger.traced
    assert after.ledger.traced >= 0.5 * sum(amount for amount, _, truth in linked if truth)
    assert not [amount for amount, goals, truth in linked if goals and truth is None]
    assert len(sure) <= 60


@pytest.mark.parametrize("language", NAMES)
def test_next_month_links_itself(language):
    rules = tuple(
        proposal.rule((proposal.choice, 100))
        for proposal in propose(read_plan([made(language, 1000).book]))
        if proposal.choice is not None
    )
    following = made(language, 1000, seed=2)
    ledger = read_plan([following.book], options=ReadingOptions(links=rules)).ledger
    assert ledger.traced >= 0.5 * ledger.read


def test_every_goal_and_every_initiative_that_serves_one_can_be_chosen_by_hand():
    work = WORK + "H9|Irrallinen||\n"
    assert [choice.id for choice in every_choice(read("", work=work))] == [
        "T1",
        "T2",
        "T3",
        "H1",
        "H2",
        "H3",
        "H4",
    ]


def test_a_division_is_over_goals_only():
    proposal = first("4100|4300||Chatbot|10")
    goals = every_choice(read(""))[:2]
    rule = proposal.rule((goals[0], 60), (goals[1], 40))
    assert rule.goals == (("T1", 6000), ("T2", 4000))
    with pytest.raises(ValueError, match="H2"):
        proposal.rule((proposal.choice, 50), (goals[0], 50))
