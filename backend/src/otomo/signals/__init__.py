"""Signals: why a customer is worth a visit now, how much, and in what order. Pure functions of the book and the day."""
