import re

from hypothesis import given
from hypothesis import strategies as st

from aligner.reports.escaping import md, plain
from aligner.reports.marking import marked


def test_vague_words_are_italic_and_what_can_be_checked_is_bold():
    assert marked("Paras palvelu 90 % asiakkaista vuoteen 2028 mennessä.") == (
        "*Paras* palvelu **90 %** asiakkaista **vuoteen 2028 mennessä**."
    )


def test_vague_words_side_by_side_are_one_stretch():
    assert marked("World-leading engagement") == "*World-leading engagement*"


def test_text_without_either_stays_as_it_is():
    assert marked("Puhelimeen vastataan.") == md("Puhelimeen vastataan.")


def shown(markdown):
    """What a reader sees: marks and escapes gone, white space aside."""
    return "".join(re.sub(r"\\(.)|\*", lambda found: found[1] or "", markdown).split())


@given(st.text(max_size=60))
def test_marks_change_no_word(text):
    said = f"paras {text} palvelu"
    assert shown(marked(said)) == shown(md(plain(said)))
