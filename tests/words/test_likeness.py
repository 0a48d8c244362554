import pytest

from aligner.words.label_patterns import LabelPatterns
from aligner.words.likeness import Likeness, root

FORMS = [
    "puhelinpalvelu puhelinpalvelun puhelinpalvelut puhelinpalveluiden",
    "asiakas asiakkaan asiakkaat asiakkaiden asiakkaille",
    "uudistus uudistuksen uudistukset uudistusten",
    "päätös päätöksen päätökset päätösten",
    "kaupunki kaupungin kaupungit",
    "kotihoito kotihoidon",
    "verkkokauppa verkkokaupan",
    "kundtjänst kundtjänsten kundtjänstens",
    "webbplats webbplatsen",
    "utbildning utbildningen utbildningar",
    "customer customers",
    "meter meters",
]


@pytest.mark.parametrize("forms", FORMS)
def test_the_forms_of_a_word_have_one_root(forms):
    assert len(set(map(root, forms.split()))) == 1, {form: root(form) for form in forms.split()}


APART = [
    ("koulu", "koulutus"),
    ("lasku", "laskeutuminen"),
    ("kirja", "kirje"),
    ("vatten", "vattna"),
    ("12", "13"),
]


@pytest.mark.parametrize(("one", "other"), APART)
def test_words_of_different_meaning_keep_apart(one, other):
    assert root(one) != root(other)


NAMES = (
    "Puhelinpalvelun uudistus",
    "Chatbotin käyttöönotto",
    "Kotihoidon etäkäynnit",
    "Hyvinvointitarkastukset omaishoitajille",
    "Byte av trygghetslarm",
    "Faster building permits",
    "Kehittämishanke",
)
MEANT = [
    ("Asiakaspalvelun puhelinpalvelu", 0),
    ("Chatbot-lisenssit 2026", 1),
    ("Etäkotihoito, palkat", 2),
    ("Omaishoitajien tarkastukset", 3),
    ("Trygghetslarmen – löner", 4),
    ("Building permit processing", 5),
]


@pytest.mark.parametrize(("text", "thing"), MEANT)
def test_a_text_finds_the_name_across_inflection_and_compounds(text, thing):
    best = Likeness(NAMES).of(text)[0]
    assert best.thing == thing
    assert best.strength >= 0.5
    assert best.said and best.named


@pytest.mark.parametrize(
    "text", ["Palkat", "Konsultit 2026", "Övriga kostnader", "Other services", "", "4100"]
)
def test_a_kind_of_cost_finds_nothing(text):
    assert Likeness(NAMES).of(text) == []


def test_a_word_that_many_names_share_tells_less_than_one_of_its_own():
    many = Likeness(["Kirjasto auki", "Kirjasto verkossa", "Kirjasto kotiin", "Satama kuntoon"])
    assert many.of("kirjasto")[0].strength < many.of("satama")[0].strength


PATTERNS = ["chatbot*", "*chatbot*", "*robo*", "*ro*", "exact", "*", "chat*"]


@pytest.mark.parametrize(
    ("label", "met"),
    [
        ("chatbot 2026", ["*chatbot*", "chatbot*", "chat*"]),
        ("uusi chatbot", ["*chatbot*"]),
        ("superchatbot", []),
        ("uusi robotti", ["*robo*", "*ro*"]),
        ("exact", []),
        ("", []),
    ],
)
def test_patterns_begin_a_name_or_one_of_its_words(label, met):
    assert list(LabelPatterns(PATTERNS).matching(label)) == met
