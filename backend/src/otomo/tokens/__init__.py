"""API tokens: programs that act in a user's name, with less right than the user."""
