"""Eurostat: gross domestic product and population by NUTS region, and the outlines of NUTS 3."""
