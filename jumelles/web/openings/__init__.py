"""Openings: what companies and laboratories need and offer, and how they come together."""
