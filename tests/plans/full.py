"""Plans in Swedish and English with every field of the plan workbook filled, made as one would wish them made."""

# ruff: noqa: E501 - a row of a table reads best as one row

from aligner import i18n

YEARS = (2026, 2027, 2028)
SHEETS = (
    "areas", "goals", "metrics", "initiatives", "budget", "evidence", "segments", "journey", "people", "terms",
)  # fmt: skip

BAKERY = {
    "areas": [
        ["F1", "Morgonkunden", "Den som köper frukost på väg till jobbet får färskt bröd utan kö.", 60, "Disa Deg", "Vi öppnar inga nya butiker."],
        ["F2", "Bagarna", "Bagare och butiksbiträden orkar hela året, och råvarorna räcker till brödet.", 40, "Folke Form", "Nattskift på söndagar slutar vi med."],
    ],
    "goals": [
        ["M1", "Frukost utan kö", "Morgonkunden", "kundmål", "Pendlaren får sin frukost inom fyra minuter mellan klockan 6 och 9.", "Pendlare", "95 % inom fyra minuter", 2028, "Stina Smul, butikschef", "Pendlaren missar bussen när kön ringlar ut på gatan.", "Disa Deg", "ledningsgruppen varje månad", "styrelsen 3.12.2025 § 12", "gul"],
        ["M2", "Stamkunden stannar", "Morgonkunden", "kundmål", "Stamkunden får sitt favoritbröd sparat till klockan tio och blir kvar som kund.", "Stamkunder", "80 % är kvar efter ett år", 2028, "Ture Tårta, försäljningschef", "Stamkunden vill slippa komma för sent till sitt bröd.", "Disa Deg", "ledningsgruppen varje kvartal", "styrelsen 3.12.2025 § 12", "grön"],
        ["M3", "Fel bröd, rätt samma dag", "Morgonkunden", "kundmål", "Den som fått fel bröd får pengarna eller ett nytt bröd samma dag.", "Beställare av smörgåstårtor", "90 % samma dag", 2028, "Stina Smul, butikschef", "Den som får fel tårta på festdagen har ingen tid att vänta.", "Disa Deg", "ledningsgruppen varje månad", "styrelsen 3.12.2025 § 12", "gul"],
        ["M4", "Bagarna sover om natten", "Bagarna", "annat mål", "Bagarna börjar tidigast klockan fyra från och med 2027, och jästiden förlängs till 16 timmar.", None, "inga skift före klockan 4, från 38 i veckan till 0", 2028, "Bo Bulle, bagerichef", None, "Folke Form", "ledningsgruppen varje kvartal", "styrelsen 3.12.2025 § 13", "gul"],
    ],
    "metrics": [
        ["Kunder som fick frukost inom fyra minuter", "M1", "kund", "%", 61, 95, "31.12.2028", 68, "30.11.2025", "Stina Smul"],
        ["Kundernas nöjdhet med morgonkön", "M1", "kund", "1–5", 3.0, 4.3, "31.12.2028", 3.2, "30.11.2025", "Stina Smul"],
        ["Kostnad per frukost", "M1", "verksamhet", "kr", 24, 21, "31.12.2028", 23.5, "30.11.2025", "Ture Tårta"],
        ["Stamkunder som är kvar efter ett år, återköp", "M2", "kund", "%", 66, 80, "31.12.2028", 69, "30.11.2025", "Ture Tårta"],
        ["Försäljning per kundgrupp", "M2", "verksamhet", "Mkr", 31, 36, "31.12.2028", 32, "30.11.2025", "Ture Tårta"],
        ["Orderstock, smörgåstårtor", "M2", "verksamhet", "tkr", 140, 260, "31.12.2028", 165, "30.11.2025", "Ture Tårta"],
        ["Kunder som fick rätt samma dag", "M3", "kund", "%", 48, 90, "31.12.2028", 57, "30.11.2025", "Stina Smul"],
        ["Tid från klagomål till svar", "M3", "kund", "h", 30, 6, "31.12.2028", 22, "30.11.2025", "Stina Smul"],
        ["Skift före klockan fyra", "M4", "personal", "st./vecka", 38, 0, "31.12.2028", 33, "30.11.2025", "Bo Bulle"],
        ["Sjukfrånvaro", "M4", "personal", "%", 8.1, 5, "31.12.2028", 7.6, "31.10.2025", "Bo Bulle"],
        ["Svinn per bröd", "M4", "verksamhet", "kr", 3.2, 2.1, "31.12.2028", 2.9, "30.11.2025", "Bo Bulle"],
    ],
    "initiatives": [
        ["I1", "Frukostluckan", "M1", "En egen lucka för den som hämtar en förbeställd frukost.", "Stina Smul", "pilot", "Butikerna", "Hämtar", "värdeleverans", "Prövad med 80 pendlare 10/2025", "1.10.2025", "31.12.2028", 960000],
        ["I2", "Kassan som hinner", "M1; M3", "Fler butiksbiträden mellan sex och nio; de löser klagomålet på stället.", "Stina Smul", "införande", "Butikerna", "Hämtar; Något gick fel", "värdeleverans", "Två butiker, 400 kunder, våren 2025", "1.1.2026", "31.12.2028", 1200000],
        ["I3", "Sparat bröd till stamkunden", "M2", "Stamkunden ringer eller klickar, och brödet väntar.", "Ture Tårta", "pilot", "Försäljning", "Beställer", "värdehemtagning", "60 stamkunder, hösten 2025", "1.1.2026", "31.12.2028", 450000],
        ["I4", "Varför slutade du komma?", "M2", "Tidigare kunder intervjuas varje höst, och svaren går till alla enheter.", "Ture Tårta", "koncept", "Marknadsföring", "Väljer bageri", "värdeskapande", "25 intervjuer 9/2025", "1.1.2026", "31.12.2028", 150000],
        ["I5", "Rätt samma dag", "M3", "Reklamationen avgörs av den som tar emot den.", "Stina Smul", "införande", "Kundtjänst", "Något gick fel", "värdeleverans", "Prövad på 50 klagomål 10/2025", "1.1.2026", "31.12.2028", 330000],
        ["I6", "Från synpunkt till recept", "M3", "Hantering av synpunkter varje måndag: butik, bageri och försäljning beslutar om ändringen.", "Disa Deg", "införande", "Bageriet", "Väljer bageri", "värdeskapande", "Två kunder är med varje månad", "1.1.2026", "31.12.2028", 90000],
        ["I7", "Köpdata per kundgrupp", "M2; M4", "Kunddata från kassan visar vad som köps när, och hur mycket bröd som behövs.", "Ture Tårta", "genomförande", "Digitala tjänster", "Väljer bageri", "värdeskapande", "Kunderna fick välja vad som sparas, 9/2025", "1.1.2026", "31.12.2028", 240000],
        ["I8", "Lång jästid", "M4", "Degen jäser över natten utan bagare.", "Bo Bulle", "genomförande", "Bageriet", "Hämtar", "värdeleverans", "Provsmakning med 120 kunder 8/2025", "1.1.2026", "31.12.2028", 1400000],
        ["I9", "Ledningen bakom disken", "M4", "Utbildning för personal och chefer; ledningsgruppen står i butik en dag i månaden och möter kunder.", "Folke Form", "pilot", "Personal", "Hämtar", "värdeskapande", "Fyra dagar i butik, hösten 2025", "1.1.2026", "31.12.2028", 300000],
        ["I10", "Nattens kanelbullar", "M4", "Upphör; kunderna fick veta det i september.", "Bo Bulle", "avbruten", "Bageriet", "Hämtar", "värdehemtagning", "Kunderna tillfrågades först", "1.1.2024", "31.12.2025", 0],
    ],
    "budget": [
        ["I1", "Luckan och bemanningen", 320000, 320000, 320000],
        ["I2", "Butiksbiträden", 400000, 400000, 400000],
        ["I3", "Sparhyllan", 150000, 150000, 150000],
        ["I4", "Intervjuer", 50000, 50000, 50000],
        ["I5", "Ersättningar", 110000, 110000, 110000],
        ["I6", "Ändringspengen", 30000, 30000, 30000],
        ["I7", "Kunddata", 80000, 80000, 80000],
        ["I8", "Jäsrum", 500000, 450000, 450000],
        ["I9", "Utbildning och vikarier", 100000, 100000, 100000],
    ],
    "evidence": [
        ["Kön en tisdagsmorgon", "M1", "observation", "10/2025", "Butikerna och försäljning"],
        ["Pendlare i samtal", "M1", "intervju", "9/2025", "Alla enheter"],
        ["Tidigare kunder som slutat komma", "M2", "intervju", "9/2025", "Försäljning och bageriet"],
        ["Stamkundsenkät", "M2", "enkät", "10/2025", "Försäljning och kundtjänst"],
        ["Klagomål 2025", "M3", "klagomål och synpunkter", "11/2025", "Alla enheter"],
        ["Samtal med den som fick fel tårta", "M3", "intervju", "11/2025", "Kundtjänst och bageriet"],
    ],
    "segments": [
        ["Pendlare", 1, "Köper frukost mellan 6 och 9."],
        ["Stamkunder", 2, "Handlar varje vecka."],
        ["Beställare av smörgåstårtor", 3, "Fest en gång om året."],
    ],
    "journey": [
        ["Väljer bageri", "Ture Tårta", 3.9],
        ["Beställer", "Ture Tårta", 3.7],
        ["Hämtar", "Stina Smul", 2.9],
        ["Något gick fel", "Stina Smul", 3.1],
    ],
    "people": [
        ["Disa Deg", "verkställande direktör", 0.4],
        ["Folke Form", "personalchef", 0.4],
    ],
    "terms": [
        ["frukost", "Det som köps före klockan nio."],
        ["stamkund", "Den som handlat minst tio gånger på ett år."],
    ],
}  # fmt: skip

GARDEN = {
    "areas": [
        ["F1", "First-time gardeners", "People with their first garden get help from a person and leave with plants that live.", 60, "Rowan Hedges", "We will not sell garden furniture."],
        ["F2", "Green fingers at work", "Our growers and shop staff last the spring, and fewer plants are thrown away.", 40, "Basil Thorne", "No more Sunday deliveries."],
    ],
    "goals": [
        ["G1", "A plant that lives", "First-time gardeners", "customer goal", "A first-time gardener's plants are alive three months after the purchase.", "First-time gardeners", "90% alive after three months", 2028, "Ivy Trellis, shop manager", "They fear that whatever they buy will die.", "Rowan Hedges", "Executive team, monthly", "approved by the Board, 3 December 2025, item 12", "amber"],
        ["G2", "Regulars come back in March", "First-time gardeners", "customer goal", "A regular's order is ready within two days in March, so the regular renews the membership.", "Members", "80% renew", 2028, "Fern Moss, sales manager", "Members struggle to find seeds in stock in March.", "Rowan Hedges", "Executive team, every quarter", "approved by the Board, 3 December 2025, item 12", "green"],
        ["G3", "Dead on arrival, put right in a day", "First-time gardeners", "customer goal", "A customer whose delivery arrives damaged gets the money or a new plant within a day.", "Online customers", "95% within a day", 2028, "Ivy Trellis, shop manager", "Customers are tired of sending photographs of dead plants.", "Rowan Hedges", "Executive team, monthly", "approved by the Board, 3 December 2025, item 12", "amber"],
        ["G4", "Spring without overtime", "Green fingers at work", "other goal", "Growers work at most 40 hours a week from March to June, and planting starts in February.", None, "overtime from 1,900 hours to 300", 2028, "Moss Barrow, head grower", None, "Basil Thorne", "Executive team, every quarter", "approved by the Board, 3 December 2025, item 13", "amber"],
    ],
    "metrics": [
        ["Customers whose plants are alive after three months", "G1", "customer", "%", 58, 90, "31/12/2028", 64, "30/11/2025", "Ivy Trellis"],
        ["Customer satisfaction with advice", "G1", "customer", "1–5", 3.3, 4.4, "31/12/2028", 3.5, "30/11/2025", "Ivy Trellis"],
        ["Cost of advice per sale", "G1", "business", "£", 4.2, 3.4, "31/12/2028", 4.1, "30/11/2025", "Fern Moss"],
        ["Members who renew (retention)", "G2", "customer", "%", 67, 80, "31/12/2028", 70, "30/11/2025", "Fern Moss"],
        ["Sales by customer segment", "G2", "business", "£m", 6.1, 7.0, "31/12/2028", 6.3, "30/11/2025", "Fern Moss"],
        ["Order book in February", "G2", "business", "£000", 140, 260, "28/02/2028", 165, "28/02/2025", "Fern Moss"],
        ["Customers put right within a day", "G3", "customer", "%", 44, 95, "31/12/2028", 55, "30/11/2025", "Ivy Trellis"],
        ["Response time to complaints", "G3", "customer", "hours", 52, 12, "31/12/2028", 40, "30/11/2025", "Ivy Trellis"],
        ["Overtime hours of growers", "G4", "employee", "hours", 1900, 300, "31/12/2028", 1650, "30/11/2025", "Moss Barrow"],
        ["Sickness absence", "G4", "employee", "%", 7.4, 5, "31/12/2028", 7.0, "31/10/2025", "Basil Thorne"],
        ["Plants thrown away", "G4", "business", "%", 14, 8, "31/12/2028", 12.5, "31/10/2025", "Moss Barrow"],
    ],
    "initiatives": [
        ["I1", "A gardener on the phone", "G1", "Advisers answer calls and meet customers in the shop until the plant is in the ground.", "Ivy Trellis", "pilot", "Customer service", "Planting", "value delivery", "Trial with 90 customers, spring 2025", "01/10/2025", "31/12/2028", 780000],
        ["I2", "Starter beds", "G1", "A tray of plants that suits the customer's own soil.", "Moss Barrow", "roll-out", "Operations", "Planting", "value delivery", "Three shops, 200 customers, 2025", "01/01/2026", "31/12/2028", 600000],
        ["I3", "Members first in March", "G2", "Existing customers may order before everybody else.", "Fern Moss", "pilot", "Sales", "Buying", "value capture", "120 members, March 2025", "01/01/2026", "31/12/2028", 330000],
        ["I4", "Why did you stop gardening?", "G2", "Customer interviews with those who left, every October; the results go to all units.", "Fern Moss", "concept", "Marketing", "Choosing", "value creation", "25 interviews, October 2025", "01/01/2026", "31/12/2028", 120000],
        ["I5", "Put right in a day", "G3", "Whoever takes the complaint decides on the refund.", "Ivy Trellis", "roll-out", "Customer service", "When it goes wrong", "value delivery", "50 complaints, autumn 2025", "01/01/2026", "31/12/2028", 300000],
        ["I6", "Acting on feedback every Monday", "G3", "Shop, nursery and sales decide together what to change.", "Rowan Hedges", "roll-out", "Operations", "When it goes wrong", "value creation", "Two customers take part every month", "01/01/2026", "31/12/2028", 90000],
        ["I7", "Customer data in one place", "G2; G4", "Shows all units what customers buy and when, and how much to grow.", "Fern Moss", "build", "Digital", "Choosing", "value creation", "Customers chose what we may keep, 2025", "01/01/2026", "31/12/2028", 180000],
        ["I8", "Planting from February", "G4", "New benches and lights, so that spring starts earlier.", "Moss Barrow", "build", "Operations", "Buying", "value delivery", "Test sale with 150 customers, 2025", "01/01/2026", "31/12/2028", 900000],
        ["I9", "Directors behind the till", "G4", "Training for staff and managers; the executive team meets customers in the shop one day a month.", "Basil Thorne", "pilot", "HR", "Buying", "value creation", "Four days in shops, autumn 2025", "01/01/2026", "31/12/2028", 240000],
        ["I10", "Garden furniture", "G4", "Ended; customers were told in June.", "Fern Moss", "stopped", "Sales", "Buying", "value capture", "Customers were asked first", "01/01/2024", "31/12/2025", 0],
    ],
    "budget": [
        ["I1", "Advisers", 260000, 260000, 260000],
        ["I2", "Starter trays", 200000, 200000, 200000],
        ["I3", "Ordering for members", 110000, 110000, 110000],
        ["I4", "Interviews", 40000, 40000, 40000],
        ["I5", "Refunds and staff", 100000, 100000, 100000],
        ["I6", "Change fund", 30000, 30000, 30000],
        ["I7", "Data platform", 60000, 60000, 60000],
        ["I8", "Benches and lights", 300000, 300000, 300000],
        ["I9", "Trainers and cover", 80000, 80000, 80000],
    ],
    "evidence": [
        ["A Saturday beside the compost", "G1", "observation", "10/2025", "Customer service and operations"],
        ["First-time gardeners in conversation", "G1", "interview", "9/2025", "All units"],
        ["Former members who left", "G2", "interview", "10/2025", "Sales and operations"],
        ["Member survey", "G2", "survey", "9/2025", "Sales and marketing"],
        ["Complaints 2025", "G3", "complaints and feedback", "11/2025", "All units"],
        ["Calls to those who got a dead plant", "G3", "interview", "11/2025", "Customer service and sales"],
    ],
    "segments": [
        ["First-time gardeners", 1, "In their first two years."],
        ["Members", 2, "About 9,000 households."],
        ["Online customers", 3, "Order for delivery."],
    ],
    "journey": [
        ["Choosing", "Fern Moss", 3.8],
        ["Buying", "Ivy Trellis", 4.1],
        ["Planting", "Ivy Trellis", 2.7],
        ["When it goes wrong", "Ivy Trellis", 3.0],
    ],
    "people": [
        ["Rowan Hedges", "managing director", 0.4],
        ["Basil Thorne", "HR director", 0.4],
    ],
    "terms": [
        ["alive", "Green above the ground three months after the sale."],
        ["member", "Pays the yearly fee."],
    ],
}  # fmt: skip

PLANS = {"sv": BAKERY, "en": GARDEN}


def sheets(language: str) -> dict[str, list[list]]:
    """The tables under the sheet names and headers of the plan workbook."""
    return {
        i18n.text(f"workbook.sheet.{name}", language): [_headers(name, language), *PLANS[language][name]]
        for name in SHEETS
    }


def _headers(name: str, language: str) -> list[str]:
    keys = i18n.keys("workbook", name)
    headers = [i18n.text(f"workbook.{name}.{key}", language) for key in keys if key != "year"]
    if "year" not in keys:
        return headers
    return headers + [i18n.text(f"workbook.{name}.year", language, year=year) for year in YEARS]
