"""Everything that is written: reports, JSON, the empty plan workbook."""
