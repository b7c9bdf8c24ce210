"""Babel: the languages that are spoken in each country."""
