import pytest

from aligner.i18n import formats


@pytest.mark.parametrize(
    ("years", "language", "said"),
    [
        ([2027], "fi", "2027"),
        ([2028, 2027], "fi", "2027 ja 2028"),
        ([2027, 2029], "sv", "2027 och 2029"),
        ([2026, 2027, 2028], "en", "2026–2028"),
        ([2026, 2028, 2029, 2030], "en", "2026 and 2028–2030"),
        ([2026, 2028, 2030], "fi", "2026, 2028 ja 2030"),
    ],
)
def test_years_are_listed_as_people_do(years, language, said):
    assert formats.years(years, language) == said


@pytest.mark.parametrize(
    ("count", "language", "said"),
    [
        (2, "fi", "kahdelta mittarilta, kaksi"),
        (12, "fi", "kahdeltatoista mittarilta, kaksitoista"),
        (13, "fi", "13 mittarilta, 13"),
        (2, "sv", "två mittarilta, två"),
    ],
)
def test_a_sentence_names_the_case_of_its_count(count, language, said):
    shown = formats.Count(count, language)
    assert f"{shown:ablative} mittarilta, {shown}" == said
