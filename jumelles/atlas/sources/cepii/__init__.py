"""CEPII GeoDist: what ties two countries, such as a border, a language or a colonial past."""
