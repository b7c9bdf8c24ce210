"""How sources are read: their declarations, what a reader may do, and the tables that it yields."""
