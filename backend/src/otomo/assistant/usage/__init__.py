"""What models cost: counted per user and month, and held to a budget."""
