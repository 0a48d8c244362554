"""A ferry company that does what it says: every field of the plan workbook is filled, and last year's plan lies beside."""

# ruff: noqa: E501 - a row of a table reads best as one row

from make_samples import Book, Sheet

AREAS = Sheet(
    "Painopisteet",
    [
        ["Painopisteen tunnus", "Painopiste", "Määritelmä", "Painoarvo %", "Vastuuhenkilö", "Mitä ei tehdä"],
        ["P1", "Saaren arki", "Saaressa asuva ehtii töihin, kouluun ja kauppaan myös tuulella, ja lautalle pääsee rollaattorilla.", 40, "Onni Köli", "Heinäkuun keskipäivään ei lisätä vuoroja."],
        ["P2", "Kesä ja mökki", "Mökkiläinen ja kesävieras saavat paikan, lipun ja hyvityksen yhdellä yhteydenotolla.", 30, "Veera Vaahto", "Risteilyistä ja laivakaupasta luovutaan vuoden 2025 lopussa."],
        ["P3", "Laivaväki", "Kansimies, konemestari ja lipunmyyjä jaksavat kesän yli ja saavat ratkaista asiakkaan asian itse.", 15, "Reima Rivakka", "Kesäkuun tuplavuoroista luovutaan."],
        ["P4", "Kukkaro pinnalla", "Lipputulot kattavat lisävuorot, ja polttoaineeseen kuluu viidennes vähemmän rahaa.", 15, "Taimi Ankkuri", "Uutta alusta ei tilata tällä kaudella."],
    ],
    widths={"A": 12, "B": 20, "C": 58, "D": 12, "E": 18, "F": 40},
)  # fmt: skip

GOALS = Sheet(
    "Tavoitteet",
    [
        ["Tyrskyluodon Lautat Oy"],
        ["Strategia 2026–2028, hallituksen hyväksymä 4.12.2025"],
        [],
        ["Tavoitteen tunnus", "Tavoite", "Prioriteetti", "Painopiste", "Tavoitetyyppi", "Määritelmä", "Asiakasryhmä", "Kunnianhimon taso", "Tavoitevuosi",
         "Vastuuhenkilö", "Asiakkaan tarve", "Johdon vastuuhenkilö", "Seuranta", "Päätös", "Tilanne", "Tavoitteen painoarvo %", "Palkitseminen"],
        ["T1", "Aamulautta lähtee ajallaan", "ensisijainen", "Saaren arki", "asiakastavoite, perustaso",
         "Saaressa asuvan työmatkalaisen lautat kello 6.10 ja 7.00 lähtevät enintään kolme minuuttia myöhässä, myös kelirikossa.",
         "Saaressa asuvat työmatkalaiset", "98 % aamuvuoroista ajallaan", 2028, "Ahti Laine, liikennepäällikkö",
         "Viiden minuutin myöhästyminen vie bussin, ja työpäivä alkaa tunnin myöhässä.", "Onni Köli",
         "johtoryhmä joka kuukausi", "hallitus 4.12.2025 § 41", "keltainen", 18, "neljännes liikenteen tulospalkkiosta"],
        ["T2", "Myöhästymisestä tieto ennen rantaa", "tärkeä", "Saaren arki", "asiakastavoite, kilpailuetu",
         "Matkustaja saa viestin vuoron muutoksesta puoli tuntia ennen lähtöä, ja puhelimeen vastaa ihminen aamuviidestä alkaen.",
         "Saaressa asuvat työmatkalaiset", "90 % matkustajista saa tiedon ennen rantaa", 2027, "Minttu Majakka, digipäällikkö",
         "Kukaan ei halua odottaa tuulessa lauttaa, joka ei tule.", "Onni Köli",
         "johtoryhmä joka kuukausi", "hallitus 4.12.2025 § 41", "vihreä", 12, "neljännes digipalvelujen tulospalkkiosta"],
        ["T3", "Rollaattori ja rattaat mahtuvat kyytiin", "tärkeä", "Saaren arki", "asiakastavoite, perustaso",
         "Apua tarvitseva matkustaja pääsee sille vuorolle, jonka hän valitsi, ja laiturilla on avustaja.",
         "Liikkumisesteiset ja lapsiperheet", "97 % pääsee valitsemalleen vuorolle", 2028, "Kerttu Kaiku, asiakaspalvelupäällikkö",
         "Portaat ja jyrkkä ramppi pakottavat odottamaan seuraavaa lauttaa.", "Veera Vaahto",
         "johtoryhmä neljännesvuosittain", "hallitus 4.12.2025 § 42", "keltainen", 10, "neljännes asiakaspalvelun tulospalkkiosta"],
        ["T4", "Mökkiläinen tulee takaisin toukokuussa", "tärkeä", "Kesä ja mökki", "asiakastavoite, kilpailuetu",
         "Mökkiläinen uusii kausikorttinsa, koska hän voi varata paikan autokannelta ja tietää mahtuvansa mukaan.",
         "Mökkiläiset", "75 % mökkiläisistä uusii kausikorttinsa", 2028, "Sisko Selkä, myyntipäällikkö",
         "Mökkiläinen ei halua arvata, mahtuuko hän perjantain lautalle.", "Veera Vaahto",
         "johtoryhmä neljännesvuosittain", "hallitus 4.12.2025 § 43", "keltainen", 10, "neljännes myynnin tulospalkkiosta"],
        ["T5", "Lippu ensi yrittämällä", "tärkeä", "Kesä ja mökki", "asiakastavoite, perustaso",
         "Kesävieras ostaa lipun verkossa alle minuutissa, ja kassalta ja puhelimesta sen saa yhä ihmiseltä.",
         "Kesävieraat", "92 % saa lipun ensi yrittämällä", 2027, "Minttu Majakka, digipäällikkö",
         "Maksu katkeaa kesken, ja lautta lähtee ilman kesävierasta.", "Veera Vaahto",
         "johtoryhmä neljännesvuosittain", "hallitus 4.12.2025 § 43", "keltainen", 10, "neljännes digipalvelujen tulospalkkiosta"],
        ["T6", "Väärin meni, hyvitys viikossa", "ensisijainen", "Kesä ja mökki", "asiakastavoite, kilpailuetu",
         "Kun matka epäonnistuu meidän syystämme, matkustaja saa hyvityksen seitsemässä päivässä kaikissa kanavissa.",
         "Mökkiläiset ja kesävieraat", "95 % hyvityksistä seitsemässä päivässä", 2028, "Kerttu Kaiku, asiakaspalvelupäällikkö",
         "Hyvitystä pitää nyt pyytää kolmesti, ja vastaus tulee syksyllä.", "Veera Vaahto",
         "johtoryhmä joka kuukausi", "hallitus 4.12.2025 § 43", "vihreä", 10, "neljännes asiakaspalvelun tulospalkkiosta"],
        ["T7", "Laivaväki jaksaa juhannuksen yli", "ensisijainen", "Laivaväki", "muu tavoite",
         "Kansimiehellä ja lipunmyyjällä on joka kesäviikolla kaksi vapaapäivää peräkkäin. Uusi toimintatapa opetellaan ennen toukokuuta: pulma ratkaistaan kannella heti, lupaa kysymättä.",
         None, "sairauspoissaolot 7,8 prosentista 5 prosenttiin", 2028, "Lempi Luoto, henkilöstöpäällikkö",
         None, "Reima Rivakka", "johtoryhmä neljännesvuosittain", "hallitus 4.12.2025 § 44", "keltainen", 15, "esihenkilöiden tulospalkkion viidennes"],
        ["T8", "Viidennes polttoaineesta jää ostamatta", "muu", "Kukkaro pinnalla", "muu tavoite",
         "Potkurit vaihdetaan ja ajotapa muuttuu: lautta kulkee meripeninkulman 17 litralla, ja säästö näkyy polttoainelaskussa.",
         None, "21,5 litrasta 17 litraan meripeninkulmalla", 2028, "Urho Potkonen, tekninen päällikkö",
         None, "Onni Köli", "johtoryhmä neljännesvuosittain", "hallitus 4.12.2025 § 45", "vihreä", 7, "konemiehistön tulospalkkion puolikas"],
        ["T9", "Lipputulot kantavat talvenkin", "muu", "Kukkaro pinnalla", "muu tavoite",
         "Marraskuusta maaliskuuhun ajetaan 40 tilausajoa vuodessa, ja lipputulot maksavat aamun lisävuorot vuodesta 2028.",
         None, "lipputulot 5,9 miljoonasta 6,8 miljoonaan euroon", 2028, "Sisko Selkä, myyntipäällikkö",
         None, "Taimi Ankkuri", "johtoryhmä joka kuukausi", "hallitus 4.12.2025 § 45", "keltainen", 8, "puolet myynnin tulospalkkiosta"],
    ],
    header=4,
    widths={"A": 10, "B": 34, "C": 14, "D": 18, "E": 22, "F": 60, "G": 28, "H": 36, "I": 12, "J": 30, "K": 44, "L": 18, "M": 26, "N": 24, "O": 12, "P": 12, "Q": 34},
)  # fmt: skip

METRICS = Sheet(
    "Mittarit",
    [
        ["Mittari", "Tavoitteen tunnus", "Mittarityyppi", "Yksikkö", "Lähtötaso", "Tavoitearvo", "Määräaika", "Viimeisin tulos", "Mittauspäivä", "Vastuuhenkilö", "Ennakoiva vai jälkikäteinen"],
        ["Ajallaan lähteneet aamuvuorot", "T1", "asiakas", "%", 84, 98, "31.12.2028", 88, "30.11.2025", "Ahti Laine", "ennakoiva"],
        ["Työmatkalaisten tyytyväisyys aamulauttaan", "T1", "asiakas", "1–5", 3.1, 4.3, "31.12.2028", 3.4, "31.10.2025", "Kerttu Kaiku", "jälkikäteinen"],
        ["Ylityötunnit aamuvuoroissa", "T1", "liiketoiminta", "h/kk", 310, 120, "31.12.2028", 260, "30.11.2025", "Ahti Laine", "ennakoiva"],
        ["Matkustajat, jotka saivat tiedon ennen rantaa", "T2", "asiakas", "%", 38, 90, "31.12.2027", 52, "30.11.2025", "Minttu Majakka", "ennakoiva"],
        ["Tietopuhelut häiriöpäivänä", "T2", "liiketoiminta", "kpl", 410, 150, "31.12.2027", 330, "30.11.2025", "Kerttu Kaiku", "jälkikäteinen"],
        ["Avustettavat, jotka pääsivät valitsemalleen vuorolle", "T3", "asiakas", "%", 71, 97, "31.12.2028", 76, "30.11.2025", "Kerttu Kaiku", "jälkikäteinen"],
        ["Avustajan odotusaika laiturilla", "T3", "asiakas", "min", 16, 5, "31.12.2028", 13, "30.11.2025", "Kerttu Kaiku", "ennakoiva"],
        ["Asiakaspysyvyys: kausikortin uusineet mökkiläiset", "T4", "asiakas", "%", 61, 75, "31.5.2028", 63, "31.5.2025", "Sisko Selkä", "jälkikäteinen"],
        ["Toukokuun ennakkovaraukset autokannelle", "T4", "liiketoiminta", "kpl", 2100, 3000, "30.4.2028", 2250, "30.4.2025", "Sisko Selkä", "ennakoiva"],
        ["Lipun ensi yrittämällä saaneet", "T5", "asiakas", "%", 64, 92, "31.12.2027", 71, "30.11.2025", "Minttu Majakka", "ennakoiva"],
        ["Jonotusaika lippukassalle", "T5", "asiakas", "min", 14, 5, "31.8.2027", 12, "31.8.2025", "Kerttu Kaiku", "jälkikäteinen"],
        ["Seitsemässä päivässä hyvitetyt", "T6", "asiakas", "%", 22, 95, "31.12.2028", 41, "30.11.2025", "Kerttu Kaiku", "ennakoiva"],
        ["Tyytyväisyys hyvitykseen", "T6", "asiakas", "1–5", 2.4, 4.2, "31.12.2028", 2.9, "30.11.2025", "Kerttu Kaiku", "jälkikäteinen"],
        ["Työaika hyvitystä kohti", "T6", "liiketoiminta", "min", 55, 20, "31.12.2028", 43, "30.11.2025", "Kerttu Kaiku", "jälkikäteinen"],
        ["Sairauspoissaolot", "T7", "henkilöstö", "%", 7.8, 5, "31.12.2028", 7.1, "31.10.2025", "Lempi Luoto", "jälkikäteinen"],
        ["Takaisin palaavat kesätyöntekijät", "T7", "henkilöstö", "%", 44, 65, "31.5.2028", 48, "31.5.2025", "Lempi Luoto", "ennakoiva"],
        ["Vuokratyön kustannukset", "T7", "liiketoiminta", "1000 €", 310, 180, "31.12.2028", 285, "31.10.2025", "Reima Rivakka", "jälkikäteinen"],
        ["Polttoaine meripeninkulmaa kohti", "T8", "liiketoiminta", "l", 21.5, 17, "31.12.2028", 20.6, "30.11.2025", "Urho Potkonen", "ennakoiva"],
        ["Polttoainelasku", "T8", "liiketoiminta", "1000 €", 1450, 1160, "31.12.2028", 1395, "31.10.2025", "Taimi Ankkuri", "jälkikäteinen"],
        ["Lippujen myynti asiakasryhmittäin", "T9", "liiketoiminta", "milj. €", 5.9, 6.8, "31.12.2028", 6.1, "31.10.2025", "Taimi Ankkuri", "jälkikäteinen"],
        ["Tilausajojen tarjouskanta", "T9", "liiketoiminta", "1000 €", 140, 320, "31.12.2028", 175, "30.11.2025", "Sisko Selkä", "ennakoiva"],
    ],
    widths={"A": 48, "B": 12, "C": 16, "D": 10, "G": 14, "H": 14, "I": 14, "J": 18, "K": 18},
)  # fmt: skip

INITIATIVES = Sheet(
    "Hankkeet",
    [
        ["Hankkeen tunnus", "Hanke", "Tavoitteen tunnus", "Kuvaus", "Vastuuhenkilö", "Vaihe", "Yksikkö", "Polun vaihe", "Arvon vaihe", "Kokeiltu asiakkailla", "Alkaa", "Päättyy", "Kustannusarvio (€)"],
        ["H1", "Aamumiehistö valmiina viideltä", "T1", "Toinen miehistö aloittaa viideltä, jotta kello 6.10 lähtee, vaikka joku sairastuu.", "Ahti Laine", "käyttöönotto", "Liikennöinti", "Odotan rannassa", "arvon tuottaminen", "Kahden viikon kokeilu 60 työmatkalaisen kanssa 3/2025", "1.9.2025", "31.12.2028", 845000],
        ["H2", "Rantaviesti", "T2", "Viesti vuoron muutoksesta puhelimeen ja laiturin tauluun.", "Minttu Majakka", "pilotti", "Digipalvelut", "Odotan rannassa", "arvon tuottaminen", "Pilotti 300 matkustajan kanssa 10/2025 alkaen", "1.9.2025", "31.12.2027", 232000],
        ["H3", "Puhelimeen vastaa ihminen", "T2; T5", "Neuvonta ja lipunmyynti puhelimitse aamuviidestä iltakymmeneen.", "Kerttu Kaiku", "käyttöönotto", "Asiakaspalvelu", "Suunnittelen matkan; Ostan lipun", "arvon tuottaminen", "Kuukauden kokeilu kesällä 2025, 1 900 puhelua", "1.1.2026", "31.12.2028", 450000],
        ["H4", "Loiva ramppi ja avustaja laiturille", "T3", "Kolme laituria saa loivan rampin, ja avustaja on paikalla varauksesta.", "Ahti Laine", "toteutus", "Liikennöinti", "Olen kyydissä", "arvon tuottaminen", "Malliramppi kokeiltiin 14 pyörätuolinkäyttäjän kanssa 9/2025", "1.1.2026", "31.12.2028", 470000],
        ["H5", "Matka rollaattorin kanssa", "T3", "Yhteiskehittäminen vammaisneuvoston ja perheiden kanssa: mitä seuraavaksi muutetaan.", "Kerttu Kaiku", "konsepti", "Asiakaspalvelu", "Suunnittelen matkan", "arvonluonti", "Työpaja joka syksy, seuraava 9/2026", "1.1.2026", "31.12.2028", 50000],
        ["H6", "Varattu paikka kausikortilla", "T4", "Mökkiläinen varaa autopaikan kausikortilla, ja vanha asiakas saa varata ensin.", "Sisko Selkä", "pilotti", "Myynti", "Ostan lipun", "arvon kotiutus", "Pilotti 120 mökkiläisen kanssa 5–8/2025", "1.3.2026", "31.12.2028", 240000],
        ["H7", "Miksi mökkiläinen jäi pois", "T4", "Kausikortista luopuneet haastatellaan joka kesäkuu, ja tulokset käydään läpi kaikissa yksiköissä.", "Sisko Selkä", "konsepti", "Markkinointi", "Suunnittelen matkan", "arvonluonti", "30 haastattelua 10/2025", "1.5.2026", "31.12.2028", 75000],
        ["H8", "Lippu alle minuutissa", "T5", "Verkkokaupan maksu uusitaan.", "Minttu Majakka", "toteutus", "Digipalvelut", "Ostan lipun", "arvon tuottaminen", "Käyttäjätestit 24 kesävieraan kanssa 6–8/2025", "1.10.2025", "31.12.2027", 345000],
        ["H9", "Hyvitys viikossa", "T6", "Reklamaatio ratkaistaan ensimmäisessä yhteydenotossa, alle 50 euron hyvitys heti.", "Kerttu Kaiku", "käyttöönotto", "Asiakaspalvelu", "Jokin menee pieleen", "arvon tuottaminen", "Kokeilu 80 reklamaatiolla 9/2025", "1.9.2025", "31.12.2028", 356000],
        ["H10", "Palautteesta korjaukseen", "T6", "Palautteen käsittely viikkopalaverissa: liikenne, myynti ja asiakaspalvelu päättävät korjauksesta.", "Veera Vaahto", "käyttöönotto", "Liikennöinti", "Jokin menee pieleen", "arvonluonti", "Mukana kaksi matkustajaa joka kuukausi", "1.1.2026", "31.12.2028", 60000],
        ["H11", "Kesän vuorolista uusiksi", "T7", "Miehistölle kaksi vapaapäivää peräkkäin joka kesäviikolla.", "Lempi Luoto", "pilotti", "Henkilöstö", "Olen kyydissä", "arvon tuottaminen", "Matkustajat arvioivat palvelua pilottivuoroilla 7/2025", "1.1.2026", "31.12.2028", 470000],
        ["H12", "Kannelta komentosillalle", "T7", "Valmennus miehistölle ja johdolle: johtoryhmän jäsen on kannella päivän kuussa ja tapaa asiakkaita.", "Reima Rivakka", "pilotti", "Henkilöstö", "Olen kyydissä", "arvonluonti", "Neljä päivää kannella syksyllä 2025", "1.2.2026", "31.12.2028", 180000],
        ["H13", "Uudet potkurit ja ajotapa", "T8", "Potkurit kahteen lauttaan; lähtöajat ja matka-aika pysyvät matkustajalle ennallaan.", "Urho Potkonen", "toteutus", "Kunnossapito", "Olen kyydissä", "arvon kotiutus", "Matka-aika mitattiin matkustajien kanssa 11/2025", "1.10.2025", "31.12.2028", 352000],
        ["H14", "Tilausajoja talvikuukausille", "T9", "Uusia asiakkaita talveen: tilausajot kouluille ja yrityksille marraskuusta maaliskuuhun.", "Sisko Selkä", "pilotti", "Myynti", "Suunnittelen matkan", "arvon kotiutus", "Viisi kokeiluajoa koulujen kanssa 11/2025", "1.3.2026", "31.12.2028", 200000],
        ["H15", "Matkustajadata yhteen paikkaan", "T4; T9", "Varaukset, matkat ja palautteet samaan näkymään, josta kaikki yksiköt seuraavat, miten matkustajat käyttävät lauttoja.", "Minttu Majakka", "toteutus", "Digipalvelut", "Suunnittelen matkan", "arvonluonti", "Matkustajat valitsivat, mitä tietoa saa käyttää, 10/2025", "1.1.2026", "31.12.2028", 130000],
        ["H16", "Laivakauppa ja risteilyt", "T9", "Myynti on päättynyt; matkustajille ilmoitettiin puoli vuotta etukäteen.", "Sisko Selkä", "keskeytetty", "Myynti", "Olen kyydissä", "arvon kotiutus", "Asiakkailta kysyttiin ensin: kaipaajia oli yhdeksän", "1.1.2024", "31.12.2025", 0],
    ],
    widths={"A": 10, "B": 34, "C": 12, "D": 52, "E": 18, "F": 14, "G": 16, "H": 22, "I": 18, "J": 46, "K": 12, "L": 12, "M": 14},
)  # fmt: skip

BUDGET = Sheet(
    "Budjetti",
    [
        ["Hankkeen tunnus", "Budjettirivi", "Kustannuspaikka", "Budjetti 2026 (€)", "Budjetti 2027 (€)", "Budjetti 2028 (€)", "Toteuma 2025 (€)", "HTV 2026", "HTV 2027", "HTV 2028"],
        ["H1", "Aamumiehistön palkat", "410 Liikennöinti", 230000, 230000, 230000, 65000, 4, 4, 4],
        ["H1", "Päivystystilat rantaan", "420 Satamat", 30000, 30000, 30000, None, 0.2, 0.2, 0.2],
        ["H2", "Viestialusta ja taulut", "610 Digipalvelut", 110000, 90000, None, 22000, 1, 1, None],
        ["H2", "Vuoromuutosten kirjaus", "410 Liikennöinti", 5000, 5000, None, None, 0.5, 0.5, None],
        ["H3", "Asiakaspalvelijat puhelimeen", "510 Asiakaspalvelu", 150000, 150000, 150000, None, 3, 3, 3],
        ["H4", "Rampit", "420 Satamat", 190000, 90000, 40000, None, 0.5, 0.5, 0.2],
        ["H4", "Laituriavustajat", "510 Asiakaspalvelu", 50000, 50000, 50000, None, 1, 1, 1],
        ["H5", "Työpajat ja palkkiot osallistujille", "510 Asiakaspalvelu", 18000, 16000, 16000, None, 0.2, 0.2, 0.2],
        ["H6", "Varausjärjestelmän muutos", "520 Myynti", 60000, 90000, 90000, None, 0.8, 1, 1],
        ["H7", "Haastattelut", "530 Markkinointi", 25000, 25000, 25000, None, 0.3, 0.3, 0.3],
        ["H8", "Maksun uusiminen", "610 Digipalvelut", 180000, 120000, None, 45000, 1.5, 1, None],
        ["H9", "Hyvitykset ja käsittelijät", "510 Asiakaspalvelu", 110000, 110000, 110000, 26000, 2, 2, 2],
        ["H10", "Viikkopalaverin korjausraha", "410 Liikennöinti", 20000, 20000, 20000, None, 0.2, 0.2, 0.2],
        ["H11", "Kesän lisähenkilöt", "810 Henkilöstö", 150000, 160000, 160000, None, 3, 3, 3],
        ["H12", "Valmentajat ja sijaiset", "810 Henkilöstö", 60000, 60000, 60000, None, 0.3, 0.3, 0.3],
        ["H13", "Potkurit ja asennus", "710 Kunnossapito", 120000, 100000, 100000, 32000, 0.5, 0.5, 0.5],
        ["H14", "Tilausajojen myynti", "520 Myynti", 60000, 70000, 70000, None, 1, 1, 1],
        ["H15", "Tietojen yhdistäminen", "610 Digipalvelut", 50000, 40000, 40000, None, 0.6, 0.4, 0.4],
        ["H16", "Laivakaupan viimeinen vuosi", "520 Myynti", None, None, None, 38000, None, None, None],
    ],
    widths={"A": 12, "B": 34, "C": 22, "D": 14, "E": 14, "F": 14, "G": 14},
    formats=dict.fromkeys(range(4, 8), "#,##0"),
)  # fmt: skip

EVIDENCE = Sheet(
    "Asiakasymmärrys",
    [
        ["Aineisto", "Tavoitteen tunnus", "Menetelmä", "Ajankohta", "Jaettu kenelle", "Vastuuhenkilö"],
        ["40 keskustelua aamulaiturilla", "T1; T2", "haastattelu", "10/2025", "Liikenne ja asiakaspalvelu", "Ahti Laine"],
        ["Lähtöaikojen ja viestien käyttötieto", "T1; T2", "käyttötieto", "11/2025", "Liikenne ja digipalvelut", "Minttu Majakka"],
        ["Kanssamatkustus rollaattorin kanssa", "T3", "havainnointi", "8/2025", "Liikenne ja asiakaspalvelu", "Kerttu Kaiku"],
        ["Vammaisneuvoston ja perheiden työpaja", "T3", "yhteiskehittäminen", "9/2025", "Kaikki yksiköt", "Kerttu Kaiku"],
        ["Kausikortista luopuneet", "T4; T9", "haastattelu", "10/2025", "Myynti, liikenne ja johtoryhmä", "Sisko Selkä"],
        ["Mökkiläiskysely", "T4", "kysely", "9/2025", "Myynti ja markkinointi", "Sisko Selkä"],
        ["Lipun osto kesävieraan puhelimella", "T5", "käyttäjätesti", "8/2025", "Digipalvelut ja myynti", "Minttu Majakka"],
        ["Kesken jääneet ostot", "T5", "käyttötieto", "11/2025", "Digipalvelut ja myynti", "Minttu Majakka"],
        ["Reklamaatiot 2025", "T6", "palautteet ja reklamaatiot", "11/2025", "Kaikki yksiköt", "Kerttu Kaiku"],
        ["Soitto hyvitystä odottaneille", "T6", "haastattelu", "12/2025", "Asiakaspalvelu ja talous", "Kerttu Kaiku"],
        ["Tien kautta kiertävät, jotka eivät tule lautalle", "T9", "haastattelu", "9/2025", "Myynti ja johtoryhmä", "Sisko Selkä"],
    ],
    widths={"A": 44, "B": 14, "C": 26, "D": 12, "E": 32, "F": 18},
)  # fmt: skip

SEGMENTS = Sheet(
    "Asiakasryhmät",
    [
        ["Asiakasryhmä", "Järjestys", "Kuvaus"],
        ["Saaressa asuvat työmatkalaiset", 1, "Noin 900 asukasta, joiden työ tai koulu on mantereella."],
        [
            "Liikkumisesteiset ja lapsiperheet",
            2,
            "Matkustajat, joilla on mukana rollaattori, pyörätuoli tai rattaat.",
        ],
        ["Mökkiläiset", 3, "Noin 2 400 kausikortin haltijaa."],
        ["Kesävieraat", 4, "Kerran tai kahdesti kesässä matkustavat."],
    ],
    widths={"A": 36, "B": 12, "C": 58},
)

JOURNEY = Sheet(
    "Asiakaspolku",
    [
        ["Polun vaihe", "Vastuuhenkilö", "Arvosana"],
        ["Suunnittelen matkan", "Sisko Selkä", 3.9],
        ["Ostan lipun", "Minttu Majakka", 3.6],
        ["Odotan rannassa", "Ahti Laine", 2.8],
        ["Olen kyydissä", "Onni Köli", 4.3],
        ["Jokin menee pieleen", "Kerttu Kaiku", 2.9],
    ],
    widths={"A": 26, "B": 20, "C": 12},
)

PEOPLE = Sheet(
    "Johtoryhmä",
    [
        ["Nimi", "Rooli", "Kapasiteetti (htv)"],
        ["Aino Kompassi", "toimitusjohtaja", 0.2],
        ["Onni Köli", "liikennejohtaja", 0.5],
        ["Veera Vaahto", "palvelujohtaja", 0.5],
        ["Taimi Ankkuri", "talousjohtaja", 0.3],
        ["Reima Rivakka", "henkilöstöjohtaja", 0.5],
    ],
    widths={"A": 22, "B": 24, "C": 18},
)

TERMS = Sheet(
    "Sanasto",
    [
        ["Käsite", "Määritelmä"],
        ["ajallaan", "Lautta irtoaa laiturista enintään kolme minuuttia aikataulun jälkeen."],
        ["asiakaskokemus", "Matkustajan arvosana viidestä polun vaiheesta, kysyttynä saman päivän aikana."],
        ["häiriö", "Vuoro myöhästyy yli kymmenen minuuttia tai jää ajamatta."],
        ["hyvitys", "Raha tilille tai uusi lippu, matkustajan valinnan mukaan."],
    ],
    widths={"A": 20, "B": 70},
)


def last_year() -> Book:
    """Last year's plan: the same goals but one, targets no higher than now, and the money on cruises."""
    goals = [row[:] for row in GOALS.rows if row[:1] != ["T6"]]
    goals[1] = ["Strategia 2025–2027, hallituksen hyväksymä 12.12.2024"]
    eased = {
        "Ajallaan lähteneet aamuvuorot": 95,
        "Lipun ensi yrittämällä saaneet": 85,
        "Sairauspoissaolot": 6,
    }
    definitions = {"T5": "Kesävieras ostaa lipun verkossa alle kahdessa minuutissa.", "T7": "Kansimiehellä on joka kesäviikolla vapaapäivä.",
              "T9": "Risteilyt ja laivakauppa tuovat kolmanneksen lipputuloista."}  # fmt: skip
    for row in goals[4:]:
        row[5] = definitions.get(row[0], row[5])
        row[13] = row[13].replace("4.12.2025", "12.12.2024")
    head, *metrics = [row[:7] for row in METRICS.rows]
    lower = [[*row[:5], eased.get(row[0], row[5]), row[6]] for row in metrics if row[1] != "T6"]
    funded = {"H1": (90, 90, 90), "H2": (60, 50, 40), "H4": (60, 40, 40), "H6": (130, 120, 110), "H8": (120, 90, 70),
              "H11": (60, 60, 60), "H13": (380, 320, 260), "H14": (210, 200, 190), "H16": (240, 250, 260)}  # fmt: skip
    works = [row[:5] for row in INITIATIVES.rows if row[0] in {"Hankkeen tunnus", *funded}]
    lines = [
        [work, next(row[1] for row in works if row[0] == work), *(1000 * euros for euros in years)]
        for work, years in funded.items()
    ]
    budget = [
        ["Hankkeen tunnus", "Budjettirivi", *(f"Budjetti {year} (€)" for year in (2025, 2026, 2027))],
        *lines,
    ]
    return Book(
        [
            AREAS,
            Sheet("Tavoitteet", goals, header=4, widths=GOALS.widths),
            Sheet("Mittarit", [head, *lower], widths=METRICS.widths),
            Sheet("Hankkeet", works, widths=INITIATIVES.widths),
            Sheet("Budjetti", budget, widths={"B": 34}, formats=dict.fromkeys((3, 4, 5), "#,##0")),
        ]
    )


FILES = {
    "strategia.xlsx": Book(
        [AREAS, GOALS, METRICS, INITIATIVES, BUDGET, EVIDENCE, SEGMENTS, JOURNEY, PEOPLE, TERMS]
    ),
    "2025/strategia-2025.xlsx": last_year(),
}
