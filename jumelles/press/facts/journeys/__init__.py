"""Visits and delegations: who travels, where to and from, when, and whether they did."""
