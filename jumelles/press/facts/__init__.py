"""What happened: agreements, visits, events, what was said and counted."""
