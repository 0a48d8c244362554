"""A bilingual city that mostly means it: seven goals out of eight have more than words behind them."""

# ruff: noqa: E501 - a row of a table reads best as one row

from make_samples import Book, Sheet

AREAS = Sheet(
    "Painopisteet - Fokusområden",
    [
        [
            "Painopisteen tunnus / Fokusområdets id",
            "Painopiste / Fokusområde",
            "Painoarvo % / Vikt %",
            "Mitä ei tehdä / Det gör vi inte",
        ],
        [
            "A",
            "Sujuva arki / Smidig vardag",
            45,
            "Uusia palvelupisteitä ei avata. / Inga nya servicepunkter öppnas.",
        ],
        ["B", "Lapset ja nuoret / Barn och unga", 30, None],
        ["C", "Elinvoima / Livskraft", 25, None],
    ],
    widths={"A": 22, "B": 36, "C": 16, "D": 44},
)

HALF_YEARLY = "kaupunginhallitus puolivuosittain / stadsstyrelsen halvårsvis"
DECIDED = "valtuusto 17.11.2025 § 88 / fullmäktige 17.11.2025 § 88"

GOALS = Sheet(
    "Tavoitteet - Mål",
    [
        ["Merilahden kaupunki / Havsvikens stad"],
        ["Kaupunkistrategia 2026–2028 / Stadsstrategi 2026–2028"],
        [],
        ["Tunnus / Id", "Painopiste / Fokusområde", "Tavoite / Mål", "Kohderyhmä / Målgrupp",
         "Määritelmä / Definition", "Kunnianhimon taso / Ambitionsnivå", "Tavoitevuosi / Målår",
         "Vastuuhenkilö / Ansvarig", "Seuranta / Uppföljning", "Päätös / Beslut"],
        ["M1", "A", "Neuvolaan viikossa / Till rådgivningen inom en vecka", "Lapsiperheet / Barnfamiljer",
         "Perhe saa neuvola-ajan seitsemässä päivässä omalla kielellään. / "
         "Familjen får en tid inom sju dagar på sitt eget språk.",
         "90 % ajoista seitsemässä päivässä / 90 % av tiderna inom sju dagar", 2028, "Saga Lindroos",
         HALF_YEARLY, DECIDED],
        ["M2", "A", "Puhelin vastaa kahdella kielellä / Telefonen svarar på två språk",
         "Kaikki ikäryhmät / Alla åldersgrupper",
         "Asukas saa vastauksen suomeksi tai ruotsiksi kahdessa minuutissa. / "
         "Invånaren får svar på finska eller svenska inom två minuter.",
         "85 % puheluista / 85 % av samtalen", 2027, "Eero Kaislakari",
         HALF_YEARLY, DECIDED],
        ["M3", "A", "Digituki kirjastossa / Digistöd på biblioteket", "Ikääntyneet / Äldre",
         "Jokaisessa lähikirjastossa on digitukija kahtena päivänä viikossa. / "
         "I varje närbibliotek finns en digihandledare två dagar i veckan.",
         "6 kirjastoa kuudesta / 6 bibliotek av sex", 2028, "Runa Ström",
         HALF_YEARLY, DECIDED],
        ["M4", "B", "Turvallinen koulumatka / En trygg skolväg", "Alakoululaiset / Elever i lågstadiet",
         "Jokaisen alakoulun edustalla on valaistu suojatie ja 30 km/h rajoitus. / "
         "Vid varje lågstadieskola finns ett belyst övergångsställe och högst 30 km/h.",
         "14 koulua neljästätoista / 14 skolor av fjorton", 2028, "Pekka Rantalaituri",
         HALF_YEARLY, DECIDED],
        ["M5", "B", "Harrastus jokaiselle nuorelle / En hobby åt varje ung", "Nuoret 12–17 v / Unga 12–17 år",
         "Jokainen 12–17-vuotias pääsee maksutta yhteen harrastukseen koulupäivän jälkeen. / "
         "Varje 12–17-åring har en avgiftsfri hobby efter skoldagen.",
         "osallistuvien osuus 54 → 80 % / andelen deltagare 54 → 80 %", 2028, "Saga Lindroos",
         HALF_YEARLY, DECIDED],
        ["M6", "C", "Yrittäjälle yksi luukku / En lucka för företagaren", "Pienyrittäjät / Småföretagare",
         "Yrittäjä saa luvat, tontin ja neuvonnan yhdeltä yhteyshenkilöltä. / "
         "Företagaren får lov, tomt och råd av en och samma kontaktperson.",
         "päätös 30 päivässä / beslut inom 30 dagar", 2027, "Valter Ahvenlampi",
         HALF_YEARLY, DECIDED],
        ["M7", "C", "Eloisa keskusta / Ett levande centrum", None,
         "Keskusta kutsuu viihtymään. / Centrum bjuder in till trivsel.",
         "Suomen vetovoimaisin keskusta / Finlands mest attraktiva centrum", None, "Valter Ahvenlampi",
         None, None],
        ["M8", "A", "Jätevesi puhtaana mereen / Rent avloppsvatten till havet", None,
         "Puhdistamon typenpoisto nostetaan 80 prosenttiin. / Reningsverkets kväverening höjs till 80 procent.",
         "typestä poistetaan 80 % / 80 % av kvävet renas", 2028, "Pekka Rantalaituri",
         HALF_YEARLY, DECIDED],
    ],
    header=4,
    widths={"A": 10, "B": 12, "C": 36, "D": 22, "E": 60, "F": 36, "G": 14, "H": 22, "I": 30, "J": 30},
)  # fmt: skip

METRICS = Sheet(
    "Mittarit - Mått",
    [
        ["Tavoitteen tunnus / Målets id", "Mittari / Mått", "Mittarityyppi / Måttets typ", "Yksikkö / Enhet",
         "Lähtötaso / Utgångsläge", "Tavoitearvo / Målvärde", "Määräaika / Tidsfrist"],
        ["M1", "Neuvola-aika seitsemässä päivässä / Tid inom sju dagar", "asukas / invånare", "%", 61, 90, "31.12.2028"],
        ["M2", "Kahdessa minuutissa vastatut puhelut / Samtal besvarade inom två minuter", "asukas / invånare",
         "%", 48, 85, "31.12.2027"],
        ["M2", "Puhelun hinta / Kostnad per samtal", "talous / ekonomi", "€", 7.4, 6.1, "31.12.2027"],
        ["M3", "Asukkaiden käynnit digituessa / Invånarnas besök hos digistödet", "asukas / invånare",
         "kpl / st.", 900, 4000, "31.12.2028"],
        ["M4", "Vanhemmista pitää koulumatkaa turvallisena / Föräldrar som ser skolvägen som trygg",
         "asukas / invånare", "%", 57, 80, "31.12.2028"],
        ["M5", "Harrastukseen osallistuvat nuoret / Unga som deltar i en hobby", "asukas / invånare",
         "%", 54, 80, "31.12.2028"],
        ["M6", "Yrittäjien tyytyväisyys palveluun / Företagarnas nöjdhet med servicen", "asukas / invånare",
         "1–5", 2.9, 4, "31.12.2027"],
        ["M6", "Päätöksen läpimenoaika / Beslutets ledtid", "talous / ekonomi", "pv / d", 72, 30, "31.12.2027"],
        ["M8", "Typenpoisto / Kväverening", "talous / ekonomi", "%", 62, 80, "31.12.2028"],
    ],
    widths={"A": 18, "B": 52, "C": 24, "D": 14, "E": 14, "F": 14, "G": 16},
)  # fmt: skip

ACTIONS = Sheet(
    "Toimenpiteet - Åtgärder",
    [
        ["Toimenpiteen tunnus / Åtgärdens id", "Toimenpide / Åtgärd", "Tavoitteen tunnus / Målets id",
         "Vaihe / Fas", "TA 2026 / Budget 2026 (t€)", "TS 2027 / Plan 2027 (t€)", "TS 2028 / Plan 2028 (t€)"],
        ["T1", "Iltaneuvola / Kvällsrådgivning", "M1", "toteutus / genomförande", 240, 310, 310],
        ["T2", "Takaisinsoitto / Återuppringning", "M2", "käyttöönotto / införande", 185, 120, None],
        ["T3", "Digitukijat / Digihandledare", "M3", "toteutus / genomförande", None, None, None],
        ["T4", "Suojatiet ja valot / Övergångsställen och belysning", "M4", "toteutus / genomförande", 420, 460, 390],
        ["T5", "Maksuton harrastus / Avgiftsfri hobby", "M5", "pilotti / pilot", None, None, None],
        ["T6", "Yrittäjän yhteyshenkilö / Företagarens kontaktperson", "M6", "pilotti / pilot", 95, 140, None],
        ["T8", "Typenpoistolinja / Linje för kväverening", "M8", "toteutus / genomförande", 600, 350, 120],
    ],
    widths={"A": 20, "B": 46, "C": 18, "D": 26, "E": 18, "F": 18, "G": 18},
)  # fmt: skip

PEOPLE = Sheet(
    "Henkilöstö - Personal",
    [
        ["Toimenpiteen tunnus / Åtgärdens id", "Vuosi / År", "HTV / Årsverken"],
        *([action, year, years] for action, years in (("T1", 3), ("T2", 2), ("T3", 2), ("T4", 1.5), ("T6", 1), ("T8", 1))
          for year in (2026, 2027, 2028)),
    ],
    widths={"A": 24, "B": 12, "C": 18},
)  # fmt: skip

FILES = {"kaupunkistrategia-stadsstrategi.xlsx": Book([AREAS, GOALS, METRICS, ACTIONS, PEOPLE])}
