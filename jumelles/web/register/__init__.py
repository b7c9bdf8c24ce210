"""Partnerships and everything that hangs on them."""
