from aligner.reports.pictures import BarRow, bars


def drawn(rows, language="fi", *, width=30):
    return bars(rows, width, language).replace("\u00a0", " ").splitlines()


def test_say_against_pay_in_characters():
    rows = [
        BarRow("Asiakas keskiössä", 0.45, 0.07),
        BarRow("Toimitusvarmuus", 0.28, 0.47),
        BarRow("Kasvu", 0.27, 0.46),
    ]
    assert drawn(rows) == [
        "                           0 %          20 %         40 %",
        " Asiakas keskiössä  paino  ████████████████████████████▊   45 %",
        "                    raha   ████▌                            7 %   ▼ 38 %-yks.",
        " Toimitusvarmuus    paino  █████████████████▉              28 %",
        "                    raha   ██████████████████████████████  47 %   ▲ 19 %-yks.",
        " Kasvu              paino  █████████████████▎              27 %",
        "                    raha   █████████████████████████████▍  46 %   ▲ 19 %-yks.",
    ]


def test_money_alone_where_nothing_is_weighted():
    assert drawn([BarRow("A", None, 0.75), BarRow("B", None, 0.25)], "en", width=12) == [
        "           0% 20%40% 60%",
        " A  money  ████████████   75%",
        " B  money  ████           25%",
    ]


def test_what_is_more_than_nothing_is_never_invisible():
    assert "▏" in drawn([BarRow("A", 0.0, 0.0001), BarRow("B", 1.0, 0.9999)])[2]


def test_the_difference_is_between_the_figures_shown():
    lines = drawn([BarRow("A", 0.454, 0.065), BarRow("B", 0.546, 0.935)], "sv")
    assert lines[2].endswith("7 %   ▼ 38 %-enh.")


def test_where_weight_and_money_agree_nothing_is_marked():
    assert "▲" not in "".join(drawn([BarRow("A", 0.5, 0.5), BarRow("B", 0.5, 0.5)]))


def test_long_and_hostile_labels_stay_in_their_column():
    lines = drawn([BarRow("``` " + "x" * 90, 0.5, 0.5), BarRow("# B\n| c", 0.5, 0.5)])
    assert "`" not in "".join(lines)
    assert len({line.index("█") for line in lines[1:]}) == 1
    assert all(line.startswith(" ") for line in lines)
