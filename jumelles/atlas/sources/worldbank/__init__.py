"""World Bank: gross domestic product and population by country and year."""
