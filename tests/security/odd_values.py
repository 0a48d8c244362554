"""What stands where something else should: numbers, places, names and texts that break readers."""

VALUES = (
    "", " ", "0", "-1", "1", "2", "007", "1e5", "1E400", "-1e308", "NaN", "INF", "Infinity", "-Infinity",
    "0x10", "1_000", "٣٤", "１２", "99999999999999999999", "2147483648", "4294967296", "1048577", "16385",
    "A1", "XFD1048576", "AAAA1", "A0", "A99999999", "$B$2", "A1:XFD1048576", "A1:A1", "B2:A1", "true",
    "s", "str", "n", "inlineStr", "e", "b", "d", "#REF!", "2026-02-30", "2026-01-01T25:00:00", "=1+1",
    "../../etc/passwd", "/xl/workbook.xml", "http://127.0.0.1:9/", "file:///etc/passwd", "%2e%2e/x",
    "worksheet", "sharedStrings", "hidden", "veryHidden", "\u202eabc", "a\u200bb", "&#0;", "&#x1F600;",
    "&amp;amp;", "_x0000_", "x" * 40_000, "(" * 500, "[red]", "{{7*7}}", "%s%n", "1 234,56", "1.234",
    "-5 000 €", "2,4 M€", "12 %", "1/0", "H1 2027",
)  # fmt: skip
