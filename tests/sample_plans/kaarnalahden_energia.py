"""An energy company of beautiful words: the heart has the weight, the grid has the money."""

# ruff: noqa: E501 - a row of a table reads best as one row

from make_samples import Book, Sheet, Text

AREAS = Sheet(
    "Painopisteet",
    [
        ["Tunnus", "Painopiste", "Painoarvo %"],
        ["P1", "Ihminen edellä", 40],
        ["P2", "Valot päällä", 35],
        ["P3", "Vihreä kasvu", 25],
    ],
    widths={"B": 24, "C": 14},
)

HEADER = [
    "Tunnus", "Painopiste", "Tavoite", "Asiakasryhmä", "Määritelmä",
    "Kunnianhimon taso", "Tavoitevuosi", "Vastuuhenkilö", "Tilanne", "Seuranta",
]  # fmt: skip

GOALS = Sheet(
    "Tavoitteet",
    [
        ["Kaarnalahden Energia Oy"],
        ["Strategia 2026–2028, hallituksen hyväksymä 11.12.2025"],
        [],
        HEADER,
        ["T1", "P1", "Maailman lämpimin asiakaskokemus", None, "täsmentyy", "alan ehdoton ykkönen", None,
         "Orvokki Lampinen, asiakkuusjohtaja", "vihreä", None],
        ["T2", "P1", "Asiakas sydämessä", None, "Asiakas on kaiken tekemisemme sydämessä.", None, None,
         "Orvokki Lampinen, asiakkuusjohtaja", "vihreä", None],
        ["T3", "P1", "Digiloikka asiakkaan arkeen", None,
         "Kehitämme digitaalisia palveluita rohkeasti, ketterästi ja asiakkaan ehdoilla.",
         "digitaalinen edelläkävijä", 2028, "Kaapo Virtala, digijohtaja", "vihreä", None],
        ["T4", "P2", "Katkosta tieto ennen kuin pakastin sulaa", "Kotitaloudet",
         "Asiakas saa tekstiviestin yllättävästä katkosta viiden minuutin kuluessa ja arvion sen kestosta.",
         "95 % viesteistä perillä viidessä minuutissa", 2028, "Sulo Kytkin, käyttöpäällikkö", "keltainen", "verkkojohdon kuukausikokous"],
        ["T5", "P1", "Lasku, jonka ymmärtää ilman puhelua", "Kotitaloudet",
         "Lasku mahtuu yhdelle sivulle, ja siinä näkyvät kulutus, hinta ja eräpäivä.", None, None, None, None, None],
        ["T6", "P2", "Paneelit verkkoon kahdessa viikossa", "Pientuottajat",
         "Pientuottajan aurinkopaneelit kytketään verkkoon 14 päivässä täydellisestä hakemuksesta.",
         "14 päivää 90 prosentissa liittymistä", 2028, "Helmi Muuntola, verkkojohtaja", "keltainen", "johtoryhmä neljännesvuosittain"],
        ["T7", "P2", "Sähkö ei katoa matkalla", None,
         "Vanhat muuntajat ja johdot vaihdetaan, ja siirtohäviöt pienenevät 4,1 prosentista 3,2 prosenttiin.",
         "häviöt 3,2 %", 2028, "Helmi Muuntola, verkkojohtaja", "keltainen", "johtoryhmä neljännesvuosittain"],
        ["T8", "P2", "Verkko kestää myrskyn", None,
         "Saariston ilmajohdoista 180 kilometriä korvataan maakaapelilla vuoden 2028 loppuun mennessä.",
         "keskeytysaika puolittuu", 2028, "Helmi Muuntola, verkkojohtaja", "keltainen", "johtoryhmä neljännesvuosittain"],
        ["T9", "P3", "Tuulta omiin turbiineihin", None,
         "Kaarnaluodolle rakennetaan kaksikymmentä turbiinia, yhteensä 120 MW.",
         "120 MW tuotannossa", 2028, "Tauno Puhuri, tuotantojohtaja", "keltainen", "hallitus joka kokous"],
        ["T10", "P3", "Kaukolämpö ilman savua", None,
         "Turvekattila korvataan 30 megawatin merivesilämpöpumpulla.", "päästötön", None, "Tauno Puhuri, tuotantojohtaja", "vihreä", "hallitus joka kokous"],
        ["T11", "P1", "Täällä jaksaa", None,
         "Asentajan päivystysvuoroja on enintään yksi kolmessa viikossa.",
         "sairauspoissaolot 5,8 → 4,0 %", 2027, "Lempi Sointu, henkilöstöjohtaja", None, "johtoryhmä neljännesvuosittain"],
    ],
    header=4,
    hidden_rows=(15,),
    widths={"A": 9, "B": 12, "C": 34, "D": 16, "E": 56, "F": 34, "G": 14, "H": 32, "I": 12, "J": 30},
)  # fmt: skip

METRICS = Sheet(
    "Mittarit",
    [
        ["Tavoite", "Mittari", "Mittarityyppi", "Yksikkö", "Lähtötaso", "Tavoitearvo", "Määräaika"],
        ["T4", "Viiden minuutin viestin saaneiden asiakkaiden osuus", "asiakas", "%", 22, 95, "2028"],
        ["T4", "Katkopuhelut päivystykseen", "liiketoiminta", "kpl/v", 14200, 6000, "2028"],
        ["T5", "Laskusta soittavien asiakkaiden osuus", "asiakas", "%", 9, 4, "2027 loppuun mennessä"],
        ["T6", "Liittyjän odotusaika", "asiakas", "pv", 41, 14, "2028"],
        ["T6", "Työtunnit liittymää kohti", "liiketoiminta", "h", 19, 12, "2028"],
        ["T7", "Siirtohäviöt", "liiketoiminta", "%", 4.1, 3.2, "31.12.2028"],
        ["T8", "Keskeytysaika vuodessa", "liiketoiminta", "min", 96, 48, "31.12.2028"],
        ["T9", "Tuotantoteho", "liiketoiminta", "MW", 0, 120, "31.12.2028"],
        ["T10", "Kaukolämmön päästöt", "liiketoiminta", "t CO2", 61000, None, None],
        ["T11", "Sairauspoissaolot", "henkilöstö", "%", 5.8, 4, "2027"],
    ],
    widths={"A": 10, "B": 50, "C": 16, "E": 12, "F": 12, "G": 24},
)

INITIATIVES = Sheet(
    "Hankkeet",
    [
        ["Hankkeen tunnus", "Hanke", "Tavoite", "Vaihe", "Vastuuhenkilö", "Kokeiltu asiakkailla"],
        ["H1", "Katkoviestit", "T4", "pilotti", "Sulo Kytkin", "200 talouden pilotti 3/2025"],
        ["H2", "Selkeä lasku", "T5", "konsepti", "Iida Tavu", None],
        ["H3", "Paneelikaista", "T6", "toteutus", "Manu Johdin", "20 pientuottajan kanssa 2025"],
        ["H4", "Muuntajien vaihto", "T7", "toteutus", "Helmi Muuntola", None],
        ["H5", "Saaristokaapeli", "T8", "toteutus", "Manu Johdin", None],
        ["H6", "Kaarnaluodon tuulipuisto", "T9", "toteutus", "Tauno Puhuri", None],
        ["H7", "Merivesilämpöpumppu", "T10", "suunnittelu", "Tauno Puhuri", None],
    ],
    widths={"A": 18, "B": 30, "E": 22, "F": 30},
)

EVIDENCE = Sheet(
    "Asiakasymmärrys",
    [
        ["Aineisto", "Tavoitteen tunnus", "Menetelmä", "Ajankohta"],
        ["Asiakastyytyväisyyskysely", "T1", "kysely", "11/2022"],
        ["Katkoista soittaneiden palaute", "T4", "palautteet ja reklamaatiot", "10/2025"],
        ["Pientuottajien haastattelut", "T6", "haastattelu", "9/2025"],
    ],
    widths={"A": 34, "B": 18, "C": 28, "D": 14},
)

OLD = Sheet(
    "Vanha 2022",
    [
        ["Tunnus", "Tavoite", "Vastuuhenkilö"],
        ["V1", "Asiakkaan paras kaveri", "toimitusjohtaja"],
        ["V2", "Energinen ote arkeen", "kaikki"],
    ],
    hidden=True,
)

BUDGET = """\
Kaarnalahden Energia Oy;;;;
Hankkeen tunnus;Selite;2026 (€);2027 (€);2028 (€)
H1;Viestialusta ja käyttöönotto;310 000,00;;
H2;Laskupohjan uudistus;64 500,00;48 000,00;
H3;Liittymäprosessi ja mittarinvaihdot;150 000,00;120 000,00;80 000,00
H4;Muuntajat ja johdot;420 000,00;380 000,00;260 000,00
H5;Kaapelointi, saaristo;910 000,00;955 000,00;702 500,00
H6;Perustukset ja tiet;640 000,00;220 000,00;40 000,00
H6;Turbiinit;;1 150 000,00;980 000,00
H7;Esisuunnittelu;180 000,00;95 000,00;
;Toiminnanohjausjärjestelmä;420 000,00;360 000,00;
;Brändin kirkastus;265 000,00;n. 40 t€;
;Pääkonttorin aula ja viherseinä;118 750,50;;
Yhteensä;;3 478 250,50;3 328 000,00;2 062 500,00
"""

FILES = {
    "strategia.xlsx": Book([AREAS, GOALS, METRICS, INITIATIVES, EVIDENCE, OLD]),
    "budjetti.csv": Text(BUDGET, "utf-8-sig"),
}
