"""Needs and offers of companies and laboratories: written, brought in as portfolios, matched, and led to a meeting."""
