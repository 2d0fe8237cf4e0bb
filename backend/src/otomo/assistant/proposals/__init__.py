"""Writes as proposals: drafted by an answer, edited and approved by a person, executed by the ordinary services."""
