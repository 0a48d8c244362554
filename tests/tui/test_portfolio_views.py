from __future__ import annotations

from dataclasses import replace

import made_portfolios as made
import pytest
from drawn_lines import faults_of
from hostile_texts import ALL
from rich.cells import cell_len

from aligner import i18n
from aligner.model.portfolio import Client, Measure, PlanFailure, Refusal, Spread
from aligner.model.verdicts import Tone
from aligner.tui.client_text import plain
from aligner.tui.look import Look
from aligner.tui.portfolio_listing import ORDERS, Chosen, Listing, Row, key_of
from aligner.tui.views.portfolio import entries_of, gaps_state, head_text, state_text, table
from aligner.tui.views.portfolio_columns import columns_of
from aligner.tui.views.portfolio_gaps import Gaps
from aligner.tui.views.portfolio_positions import strip
from aligner.tui.views.portfolio_words import measure_head

FI = Look("fi")
FIRMS = made.firms()
SHARES = {Measure.BACKED, Measure.SLOGANS}
"""What the counts of verdicts tell already: the first to give way."""


def names(chosen: Chosen) -> list[str]:
    return [key_of(one) for one in Listing(FIRMS).listed(chosen)]


def told(one: Row | None, width: int = 80, look: Look = FI) -> str:
    lines = (entry.text.plain for entry in entries_of(FIRMS, one, look, width))
    return "\n".join(lines).replace("\u00a0", " ")


def client(name: str) -> Client:
    return next(one for one in FIRMS.clients if one.record.name == name)


@pytest.mark.parametrize(
    ("chosen", "found"),
    [
        (Chosen(), ["energia", "Ääni Oy", "Beeta", "Ålands hamn", "Öljy", "Rikki"]),
        (Chosen(turned=True), ["Ålands hamn", "Beeta", "Ääni Oy", "energia", "Öljy", "Rikki"]),
        (Chosen(order=Measure.SLOGANS), ["energia", "Öljy", "Ääni Oy", "Beeta", "Ålands hamn", "Rikki"]),
        (Chosen(order=Measure.SAY_PAY_GAP), ["Beeta", "energia", "Ålands hamn", "Ääni Oy", "Öljy", "Rikki"]),
        (Chosen(order=None), ["Beeta", "energia", "Rikki", "Ålands hamn", "Ääni Oy", "Öljy"]),
        (Chosen(order=None, turned=True), ["Öljy", "Ääni Oy", "Ålands hamn", "Rikki", "energia", "Beeta"]),
        (Chosen(words="ä OY"), ["Ääni Oy"]),
        (Chosen(words="rik"), ["Rikki"]),
        (Chosen(unread=True), ["energia", "Rikki"]),
        (Chosen(gap="MET01"), ["energia", "Ääni Oy", "Beeta", "Öljy"]),
        (Chosen(gap="DEF02", words="b"), ["Beeta"]),
        (Chosen(words="zzz"), []),
    ],
)
def test_the_worst_come_first_and_what_is_not_known_last(chosen: Chosen, found: list[str]) -> None:
    assert names(chosen) == found


def test_the_orders_come_round_both_ways_and_clearing_keeps_them() -> None:
    chosen = Chosen(words="x", gap="y", unread=True, turned=True)
    for _ in ORDERS:
        chosen = chosen.next_order(1)
    assert chosen.order is Measure.BACKED
    assert chosen.next_order(-1).order is None
    assert chosen.cleared() == Chosen(turned=True)


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("tone", Tone)
def test_the_columns_fit_any_width_and_the_one_that_is_sorted_by_stays(language: str, tone: Tone) -> None:
    look = Look(language, tone)
    for order in ORDERS:
        columns = columns_of(FIRMS.clients, Chosen(order=order), look)
        for width in (40, 50, 77, 87, 140):
            measures, _ = columns.shown(width)
            assert order in (*measures, None) or width < 50
            lines = [columns.head(width), *(columns.line(one, width) for one in FIRMS.clients)]
            assert {line.cell_len for line in lines} == {width}
            assert columns.line(FIRMS.failures[0], width).cell_len <= width
            assert len(measures) >= {77: 5, 87: 8, 140: 10}.get(width, 0)
            assert width < 87 or {*Measure} - {*measures} <= SHARES
    assert max(cell_len(measure_head(measure, look)) for measure in Measure) <= 6


def test_a_line_tells_verdicts_pillars_and_what_was_not_read() -> None:
    columns = columns_of(FIRMS.clients, Chosen(), FI)
    assert columns.line(client("Beeta"), 77).plain.replace("\u00a0", " ").split() == (
        ["Beeta", "✘", "1", "◐", "0", "✔", "3", "75", "%", "3/4", "3/4", "3/4", "3/4", "3/4", "25", "%"]
    )
    assert "energia ⚠1" in columns.line(client("energia"), 77).plain
    assert columns.line(client("Öljy"), 77).plain.split()[-3:] == ["–", "–", "–"]
    failed = columns.line(FIRMS.failures[0], 77).plain
    assert "⚠ lukematta Rikki.xlsx: tiedosto on vahingoittunut" in failed


def test_the_head_counts_everything_on_as_few_lines_as_it_takes() -> None:
    text = head_text(FIRMS, FI, 140).plain.replace("\u00a0", " ")
    assert text.split("   ") == [
        "✘ 18 korulausetta",
        "◐ 0 puolivillaista",
        "✔ 10 katettua",
        "Rahaa 8/16 tavoitteella (50 %)",
        "⚠ lukematta: 1 suunnitelma, 1 tiedosto",
    ]
    assert head_text(FIRMS, FI, 78).plain.count("\n") == 1
    whole = head_text(made.portfolio([made.record("A")]), Look("en"), 140).plain
    assert whole.endswith("Money behind 2 of 4 goals (50%)   everything was read")
    assert "Ei selviä" in head_text(made.portfolio([], [made.failure()]), FI, 140).plain


def test_the_state_tells_limits_and_order() -> None:
    assert state_text(FIRMS, 6, Chosen(), FI).plain == "6 suunnitelmaa · pienin ensin: katettujen osuus"
    limited = Chosen(words="ä", unread=True, gap="MET01", order=Measure.SLOGANS)
    assert state_text(FIRMS, 2, limited, Look("fi", Tone.NEUTRAL)).plain == (
        "2/6 suunnitelmasta · ”ä” · vain lukematta jääneet · puute: Mittari puuttuu"
        " · suurin ensin: pelkkien sanojen osuus"
    )
    assert state_text(FIRMS, 6, Chosen(order=None, turned=True), Look("sv")).plain.endswith(
        "i omvänd bokstavsordning"
    )
    assert "Esc" in state_text(FIRMS, 0, limited, FI).plain
    empty = made.portfolio([])
    assert "ei ole yhtään" in state_text(empty, 0, Chosen(), FI).plain
    assert gaps_state(FIRMS, FI).plain == "2 puutetta, yleisin ensin"
    assert gaps_state(empty, Look("en")).plain == "No gap was found in any plan."


def test_a_plan_is_told_with_its_places_its_gaps_and_what_was_not_read() -> None:
    text = told(client("energia"))
    assert "4 tavoitetta · budjetti 100 € · 2026 ja 2027 · 2 tiedostoa" in text
    backed = next(line for line in text.split("\n") if line.startswith("Katettujen osuus"))
    assert backed.split()[:6] == ["Katettujen", "osuus", "0", "%", "4/4", "4"]
    assert backed.rstrip()[-1] == "┤"
    assert "●" in backed
    gap = next(line for line in text.split("\n") if line.startswith("Sanojen ja rahan ero"))
    assert gap.split()[-2:] == ["–", "–"]
    assert "⚠ vanha.xls: tiedosto on vahingoittunut" in text
    assert "● Mittari puuttuu (MET01)" in text
    assert "3 · 4/5" in text
    assert "/clients/energia" in text
    gaps = [entry.goto.at["gap"] for entry in entries_of(FIRMS, client("energia"), FI, 80) if entry.goto]
    assert gaps == ["MET01", "DEF02"]
    assert told(client("Ålands hamn")).count("Puutteita ei löytynyt.") == 1
    assert told(None) == ""


def test_a_failed_plan_is_told_with_the_reason_and_what_to_do() -> None:
    text = told(FIRMS.failures[0], look=Look("en"))
    assert "Rikki.xlsx: damaged or incomplete" in text
    assert "⏎ tries to read it again." in text
    nameless = replace(FIRMS.failures[0], paths=())
    assert "peitenimi" in told(nameless)
    assert "unknown-code" in told(replace(nameless, code="unknown-code"))


def test_few_plans_have_no_quarters_and_many_gaps_are_counted() -> None:
    findings = {f"MET{number:02}": number for number in range(1, 12)}
    few = made.portfolio([made.record("A"), made.record("B", 3, findings=findings)])
    lines = [entry.text.plain for entry in entries_of(few, few.clients[1], FI, 60)]
    assert not any("●──" in line or "nelj." in line for line in lines)
    assert "ja 3 muuta" in lines
    assert any("Sija 1 on paras" in line for line in lines)


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("width", [45, 48, 60, 76, 100])
def test_the_places_stay_within_their_width(language: str, width: int) -> None:
    rows: list[Row] = [*FIRMS.clients, *FIRMS.failures, *FIRMS.gaps]
    for one in rows:
        lines = told(one, width, Look(language)).split("\n")
        assert max(map(cell_len, lines)) <= width


def test_the_strip_shows_the_plan_among_the_quartiles() -> None:
    spread = Spread(9, 0.0, 0.3, 0.5, 0.6, 0.9)
    assert strip(spread, 0.8, 11, FI).plain == "├──▒▒│▒─●┤ "
    assert strip(spread, 0.0, 11, FI).plain == "●──▒▒│▒──┤ "


def test_a_gap_is_told_with_why_what_to_do_and_where() -> None:
    line = Gaps(FIRMS, FI).line(FIRMS.gaps[0], 77).plain
    assert line.split() == ["●", "Mittari", "puuttuu", "(MET01)", "4/5", "80", "%", "12"]
    assert cell_len(line) == cell_len(Gaps(FIRMS, FI).head(77).plain) == 77
    text = told(FIRMS.gaps[0])
    assert "● Mittari puuttuu (MET01)" in text
    assert "4/5 suunnitelmassa, joista asia voitiin arvioida (80 %)" in text
    assert "12 havaintoa yhteensä" in text
    for heading in ("Miksi se on puute", "Mitä tehdään", "Eniten havaintoja"):
        assert heading in text
    unknown = replace(FIRMS.gaps[0], check="ZZZ99")
    assert "ZZZ99" in told(unknown)
    assert "Mitä tehdään" not in told(unknown)
    many = made.portfolio([made.record(f"Plan {number}", 1) for number in range(12)])
    assert any("ja 2 muuta" in e.text.plain for e in entries_of(many, many.gaps[0], FI, 60))


def test_a_copied_row_holds_no_fraction_that_a_spreadsheet_would_take_for_a_day() -> None:
    lines = table(Listing(FIRMS).listed(Chosen()), FI).split("\n")
    assert lines[0].split("\t")[:4] == ["Suunnitelma", "korulause", "puolivillainen", "katettu"]
    assert lines[3].split("\t")[:5] == ["Beeta", "1", "0", "3", "75\u00a0%"]
    assert lines[-1].startswith("Rikki\tRikki.xlsx: tiedosto")
    gaps = table(FIRMS.gaps, FI, heads=False)
    assert gaps.split("\n")[0].split("\t") == ["Mittari puuttuu (MET01)", "4", "80\u00a0%", "12"]
    assert "/" not in gaps + "".join(lines[:-1])
    assert table(FIRMS.gaps, FI).startswith("Puute\t")


def test_no_text_of_a_client_steers_or_acts() -> None:
    texts = [one.text for one in ALL]
    plans = [
        made.record(f"{text}{at}", paths=(text,), currency=text, refused=(Refusal(text, "damaged"),))
        for at, text in enumerate(texts)
    ]
    failures = [
        PlanFailure(str(at), text, (text,), "damaged", {"file": text}) for at, text in enumerate(texts)
    ]
    hostile = made.portfolio(
        [replace(one, findings={text: 1}) for one, text in zip(plans, texts, strict=True)], failures
    )
    listed = Listing(hostile).listed(Chosen())
    columns = columns_of(hostile.clients, Chosen(), FI)
    drawn = [columns.line(one, 100) for one in listed]
    drawn += [Gaps(hostile, FI).line(gap, 80) for gap in hostile.gaps]
    drawn += [entry.text for one in [*listed, *hostile.gaps] for entry in entries_of(hostile, one, FI, 60)]
    drawn += [state_text(hostile, 1, Chosen(words=text, gap=text), FI) for text in texts]
    assert [fault for text in drawn for fault in faults_of(text)] == []
    copied = table(listed, FI)
    assert len(copied.split("\n")) == len(listed) + 1
    assert plain(copied.replace("\n", "").replace("\t", ""), len(copied)) == copied.replace("\n", "").replace(
        "\t", ""
    )
