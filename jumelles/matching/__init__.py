"""Which places resemble mine in structure, and why: ranking, reasons for and against, how sure, and what ties there are already."""
