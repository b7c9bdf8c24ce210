"""The year's report for the council: numbers, charts, workbook, text."""
