"""Accounts, offices, and who may do what."""
