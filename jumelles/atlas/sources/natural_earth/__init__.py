"""Natural Earth: the outlines of the countries, for the distance to the coast."""
