"""GeoNames: the towns, regions and countries of the world."""
