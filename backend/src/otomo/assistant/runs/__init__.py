"""Runs: an answer being written in the background, its numbered events, and their readers."""
