"""Briefings: one page for a visit, made by rules alone, every figure with its record."""
