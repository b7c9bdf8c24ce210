"""ROR: research organisations of the world, each with the GeoNames id of its town."""
