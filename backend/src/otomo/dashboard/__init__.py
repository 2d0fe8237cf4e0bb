"""Screens that join nouns: today, the list of customers, a customer's page. One round trip each."""
