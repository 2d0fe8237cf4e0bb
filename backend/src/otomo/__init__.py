"""Otomo (お供): the field-sales companion."""
