"""What an answer is made from: thin adapters over the services, with the caller's permissions and bounded results."""
