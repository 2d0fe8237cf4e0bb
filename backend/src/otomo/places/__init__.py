"""The gazetteer: every municipality and ward, the prefectures and principal stations of Japan, offline."""

from otomo.places.gazetteer import Place, PlaceKind, municipalities, prefectures, stations
from otomo.places.geocode import Location, geocode
from otomo.places.search import search

__all__ = ["Location", "Place", "PlaceKind", "geocode", "municipalities", "prefectures", "search", "stations"]
