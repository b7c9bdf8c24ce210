"""Unicode CLDR: names of first-level regions in English, French and Russian."""
