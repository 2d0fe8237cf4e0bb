"""After a trip: what became of each visit, and what follows from it."""
