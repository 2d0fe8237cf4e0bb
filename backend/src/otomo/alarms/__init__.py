"""Alarms: what is wrong at a customer's site, from when to when, and who has seen it."""
