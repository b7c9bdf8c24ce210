"""Wikidata: twinned administrative bodies, and hospitals."""
