"""The customer book: customers and what they hold, said and expect; products and events."""
