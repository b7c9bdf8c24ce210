"""Köppen-Geiger: the climate on a half-degree grid."""
