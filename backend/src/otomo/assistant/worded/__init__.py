"""Briefings in a model's words beside those by rules, each sentence checked."""
