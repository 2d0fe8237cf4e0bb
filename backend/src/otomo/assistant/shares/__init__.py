"""Read-only links to a conversation as it was when it was shared."""
