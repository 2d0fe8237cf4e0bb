"""Readings of devices: taken in, packed, summed up, read back."""
