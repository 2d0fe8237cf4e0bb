"""Rough notes after a contact, as proposals: a note, what is owed, money that is to come, the next visit."""
