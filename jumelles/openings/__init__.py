"""What a company or laboratory needs, and who offers it: matching across French, English and Russian, offline
([how](../../docs/openings-matching.md)).
"""
