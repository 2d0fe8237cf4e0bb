"""/api/settings: what the screens need to know before anybody signs in."""

from datetime import date, timedelta
from importlib.metadata import version
from typing import Annotated

import jpholiday
from fastapi import APIRouter
from pydantic import BaseModel

from otomo.auth.deps import SettingsDep
from otomo.auth.setup.router import SetupServiceDep
from otomo.clock import Clock
from otomo.demo.sign_ins import DEMO_SIGN_INS
from otomo.rich import Locale
from otomo.users.items import Role
from otomo.web.provide import provided

VERSION = version("otomo")

_HOLIDAYS_AHEAD = timedelta(days=180)

ClockDep = Annotated[Clock, provided(Clock)]

router = APIRouter(prefix="/api/settings", tags=["settings"])


class DemoSignIn(BaseModel):
    """A ready-made account of the demo."""

    username: str
    password: str
    role: Role
    display_name: str


class TileSource(BaseModel):
    """Where map tiles come from, with the credit to show."""

    url: str
    attribution: str


class PublicSettings(BaseModel):
    """The installation as everybody may know it. `needs_setup`: there is no user yet; `POST /api/setup` makes the first
    one. `today` is the date in Tokyo, `holidays` are
    Japan's of the coming months: days on which few customers receive visitors."""

    version: str
    demo: bool
    needs_setup: bool
    password_sign_in: bool
    demo_sign_ins: list[DemoSignIn]
    tile_source: TileSource | None
    locales: list[Locale]
    today: date
    holidays: list[date]


@router.get("")
async def read_settings(settings: SettingsDep, clock: ClockDep, setup: SetupServiceDep) -> PublicSettings:
    """Public settings."""
    tiles = settings.tiles
    today = clock.today()
    return PublicSettings(
        version=VERSION,
        demo=settings.demo,
        needs_setup=await setup.is_needed(),
        password_sign_in=settings.sign_in.password,
        demo_sign_ins=[DemoSignIn(**vars(s)) for s in DEMO_SIGN_INS]
        if settings.demo and settings.sign_in.password
        else [],
        tile_source=TileSource(url=tiles.url, attribution=tiles.attribution or "") if tiles.url else None,
        locales=["ja", "en"],
        today=today,
        holidays=[on for on, _ in jpholiday.between(today, today + _HOLIDAYS_AHEAD)],
    )
