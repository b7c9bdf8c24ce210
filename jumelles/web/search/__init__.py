"""Search over everything an office holds, accents and scripts folded."""
