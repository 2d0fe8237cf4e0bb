"""Devices that are not there: real series replayed over HTTP, or made up, with faults on request."""
