"""GISCO: health sites of Europe, with their beds where the country says."""
