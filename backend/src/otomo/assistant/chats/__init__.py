"""Conversations: a user's own, a tree of messages each."""
