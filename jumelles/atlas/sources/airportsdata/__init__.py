"""airportsdata: airports with their codes and coordinates, from the package of that name."""
