"""Covenant of Mayors: who signed, and whether the signature is in force."""
