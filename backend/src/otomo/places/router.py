"""/api/places: where a day starts and ends."""

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict

from otomo.auth.deps import AnyUser
from otomo.places.gazetteer import PlaceKind
from otomo.places.search import search

router = APIRouter(prefix="/api/places", tags=["places"])


class PlaceResponse(BaseModel):
    """A municipality, prefecture or station."""

    model_config = ConfigDict(from_attributes=True)

    place_id: str
    kind: PlaceKind
    name: str
    kana: str | None
    name_en: str | None
    prefecture: str
    latitude: float
    longitude: float


class PlaceList(BaseModel):
    """Places, best match first."""

    items: list[PlaceResponse]


@router.get("")
async def list_places(
    _: AnyUser, q: Annotated[str, Query(max_length=80)] = "", limit: Annotated[int, Query(ge=1, le=50)] = 20
) -> PlaceList:
    """Places whose name begins with `q` in kanji, kana or romaji; without it the principal stations."""
    return PlaceList(items=[PlaceResponse.model_validate(p) for p in search(q, limit)])
