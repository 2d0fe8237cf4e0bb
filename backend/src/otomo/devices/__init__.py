"""Devices at customers' sites: the registry, their keys, and what is known of each right now."""
