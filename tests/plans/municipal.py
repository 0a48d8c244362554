"""A city's strategy of twelve goals beside its whole operating budget, made anew from a few numbers."""

from collections.abc import Iterator
from random import Random

STRATEGY = [
    ["Hiidenniemen kaupunki"],
    ["Kaupunkistrategia 2026–2029, valtuusto 17.11.2025"],
    [],
    ["Päämäärä", "Tavoite", "Mitä teemme", "Mittari", "Lähtötaso 2025", "Tavoite 2029", "Vastuu"],
    [
        "Sujuva arki",
        "Varhaiskasvatuspaikka löytyy läheltä kotia",
        "Perhe saa paikan enintään viiden kilometrin päästä kotoa.",
        "Perheiden osuus, jotka saivat paikan läheltä",
        "78 %",
        "92 %",
        "varhaiskasvatusjohtaja",
    ],
    [
        "Sujuva arki",
        "Luvat ja päätökset luvatussa ajassa",
        "Rakennuslupa käsitellään 30 päivässä.",
        "Käsittelyaika, mediaani",
        "54 pv",
        "30 pv",
        "rakennusvalvontapäällikkö",
    ],
    [
        "Sujuva arki",
        "Asukas saa asiansa hoidettua verkossa",
        "Kymmenen käytetyintä lomaketta siirretään verkkoon.",
        "Verkossa tehtyjen asiointien osuus",
        "41 %",
        "75 %",
        "hallintojohtaja",
    ],
    [
        "Hyvinvoiva asukas",
        "Jokainen lapsi harrastaa",
        "Jokaisella koululla on viikoittain maksuton harrastus.",
        "Harrastavien oppilaiden osuus",
        "63 %",
        "80 %",
        "sivistysjohtaja",
    ],
    [
        "Hyvinvoiva asukas",
        "Ikäihmiset liikkuvat",
        "Liikuntaneuvontaa tarjotaan kaikissa kylissä.",
        "Ryhmiin osallistuvat yli 75-vuotiaat",
        "310",
        "600",
        "liikuntapäällikkö",
    ],
    ["Hyvinvoiva asukas", "Yhdessä enemmän", None, None, None, None, None],
    [
        "Elinvoimainen kaupunki",
        "Yrityksille tontteja ja työvoimaa",
        "Kaavoitetaan 20 hehtaaria yritystontteja.",
        "Luovutetut yritystontit",
        "4",
        "12",
        "elinvoimajohtaja",
    ],
    [
        "Elinvoimainen kaupunki",
        "Keskusta elää",
        "Torin ympäristö kunnostetaan ja pysäköinti järjestetään uudelleen.",
        "Kävijämäärä keskustassa",
        "5 200",
        "6 500",
        "kaupunkikehitysjohtaja",
    ],
    [
        "Elinvoimainen kaupunki",
        "Hiidenniemi tunnetaan",
        "Olemme rohkeasti esillä.",
        None,
        None,
        None,
        "viestintäpäällikkö",
    ],
    [
        "Kestävä talous",
        "Palveluverkko vastaa väestöä",
        "Tyhjenevistä kiinteistöistä luovutaan.",
        "Tilaa asukasta kohti",
        "6,1 m²",
        "5,2 m²",
        "tilapäällikkö",
    ],
    [
        "Kestävä talous",
        "Henkilöstö voi hyvin",
        "Jokaisella esihenkilöllä on enintään 25 alaista.",
        "Sairauspoissaolot",
        "17 pv",
        "12 pv",
        "henkilöstöjohtaja",
    ],
    [
        "Kestävä talous",
        "Hiilineutraali Hiidenniemi",
        "Öljylämmityksestä luovutaan kaupungin kiinteistöissä.",
        "Päästöt",
        "48 kt",
        "20 kt",
        "ympäristöpäällikkö",
    ],
]

BOARDS = {
    "Kaupunginhallitus": ["Hallintopalvelut", "Elinvoimapalvelut", "Henkilöstöpalvelut", "Tietohallinto"],
    "Sivistyslautakunta": [
        "Varhaiskasvatus",
        "Perusopetus",
        "Lukiokoulutus",
        "Kirjasto",
        "Liikunta",
        "Nuorisotyö",
    ],
    "Tekninen lautakunta": ["Tilapalvelut", "Kadut ja puistot", "Maankäyttö", "Ruokapalvelut", "Vesihuolto"],
    "Rakennus- ja ympäristölautakunta": ["Rakennusvalvonta", "Ympäristönsuojelu"],
}
UNITS = ["johto", "pohjoinen", "etelä", "keskusta", "yhteiset"]
INCOME = {3000: "Myyntituotot", 3200: "Maksutuotot", 3300: "Tuet ja avustukset", 3400: "Vuokratuotot"}
COSTS = {
    4000: "Palkat ja palkkiot",
    4100: "Henkilösivukulut",
    4300: "Palvelujen ostot",
    4500: "Aineet ja tarvikkeet",
    4700: "Avustukset",
    4800: "Muut toimintakulut",
}
HEAD = [
    "Toimielin",
    "Tulosalue",
    "Kustannuspaikka",
    "Tili",
    "Tilin nimi",
    "TP 2024",
    "TA 2025",
    "Toteuma 1–10/2025",
    "TAE 2026",
    "TS 2027",
    "TS 2028",
]
DEVELOPMENT = {
    ("Varhaiskasvatus", 4300): "Varhaiskasvatuspaikka löytyy läheltä kotia",
    ("Liikunta", 4300): "Ikäihmiset liikkuvat",
    ("Tietohallinto", 4300): "Asukas saa asiansa hoidettua verkossa",
}


def strategy() -> dict[str, list[list]]:
    return {"Strategia": STRATEGY}


def budget(*, signed: bool = False, goals: bool = False) -> dict[str, list[list]]:
    """The budget's lines; ``signed`` writes costs as negative, ``goals`` adds a column that few fill."""
    head = [*HEAD, "Strateginen tavoite"] if goals else HEAD
    rows = [["Hiidenniemen kaupunki"], ["Talousarvio 2026 ja taloussuunnitelma 2027–2028"], [], head]
    chance = Random(7)
    whole = [0] * 6
    for board, services in BOARDS.items():
        for service in services:
            lines = list(_lines(board, service, chance, -1 if signed else 1))
            rows += [_with_goal(line, service) if goals else line for line in lines]
            sums = [sum(line[i] for line in lines if line[3]) for i in range(5, 11)]
            rows.append([board, f"{service} yhteensä", None, None, "Toimintakate", *sums])
            whole = [a + b for a, b in zip(whole, sums, strict=True)]
    rows.append(["Kaupunki yhteensä", None, None, None, "Toimintakate", *whole])
    return {"TA 2026": rows}


def _lines(board: str, service: str, chance: Random, sign: int) -> Iterator[list]:
    for number, unit in enumerate(UNITS):
        place = f"{service}, {unit}"
        for accounts, least, most, times in ((INCOME, 2, 90, 1), (COSTS, 20, 900, sign)):
            for account, name in accounts.items():
                if account == 3400 and number > 2:
                    continue
                years = [times * chance.randrange(least, most) * 1000 for _ in range(6)]
                yield [board, service, place, account, name, *years]


def _with_goal(line: list, service: str) -> list:
    return [*line, DEVELOPMENT.get((service, line[3]))]
