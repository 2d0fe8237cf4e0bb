"""A team as stored."""

from datetime import datetime

import msgspec


class Team(msgspec.Struct, frozen=True, kw_only=True):
    """Managers see the books of the members; of all users, now and later, where it is `everyone`."""

    team_id: str
    name: str
    everyone: bool = False
    manager_ids: tuple[str, ...] = ()
    member_ids: tuple[str, ...] = ()
    created_at: datetime
    updated_at: datetime
    version: int = 1
