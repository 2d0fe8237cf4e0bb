"""Puts demo accounts and generated books into a store. Loading again adds nothing."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

from otomo.auth.passwords import hash_password
from otomo.auth.principal import Principal
from otomo.crm.book.aggregate import CustomerBook
from otomo.crm.book.errors import BookChangedError
from otomo.crm.book.repository import BookRepository, Loaded
from otomo.crm.catalogue import Catalogue
from otomo.crm.events.items import EconomicEvent
from otomo.crm.products.items import Product
from otomo.demo.generator import Book
from otomo.demo.people import Owner
from otomo.demo.sign_ins import DEMO_SIGN_INS, DemoSignIn
from otomo.errors import AlreadyExistsError
from otomo.teams.service import TeamService
from otomo.users.items import User
from otomo.users.service import NewUser, UserService

_AT_A_TIME = 8
_HOMES: Final = {"takanashi": ("静岡県", "愛知県"), "sato": ("東京都", "神奈川県")}

Progress = Callable[[int], None]


async def load_users(users: UserService) -> tuple[Owner, ...]:
    """Adds the accounts of DEMO_SIGN_INS that do not exist; the reps among them."""
    known = {user.username: user for user in await users.all()}
    for sign_in in DEMO_SIGN_INS:
        if sign_in.username not in known:
            known[sign_in.username] = await _add(users, sign_in)
    reps = [known[sign_in.username] for sign_in in DEMO_SIGN_INS if sign_in.role == "rep"]
    return tuple(Owner(u.user_id, u.username, u.display_name, _HOMES.get(u.username, ())) for u in reps)


async def load_team(teams: TeamService, users: UserService) -> None:
    """The demo's managers see everybody's books, unless somebody has decided otherwise."""
    known = {user.username: user for user in await users.all()}
    managers = [known[sign_in.username] for sign_in in DEMO_SIGN_INS if sign_in.role == "manager"]
    admin = next(known[sign_in.username] for sign_in in DEMO_SIGN_INS if sign_in.role == "admin")
    principal = Principal(admin.user_id, admin.username, admin.display_name, "admin", admin.locale)
    if await teams.list(principal):
        return
    ids = tuple(manager.user_id for manager in managers if manager.role == "manager")
    await teams.create(principal, {"name": "全員", "everyone": True, "manager_ids": ids})


async def _add(users: UserService, sign_in: DemoSignIn) -> User:
    hashed = await hash_password(sign_in.password)
    email = f"{sign_in.username}@example.jp"
    new = NewUser(sign_in.username, email, sign_in.display_name, sign_in.role, "ja", hashed)
    return await users.create(new, user_id=f"u_demo_{sign_in.username}")


@dataclass(frozen=True, slots=True)
class BookLoader:
    """Writes a generated book, several customers at a time."""

    repository: BookRepository
    products: Catalogue[Product]
    events: Catalogue[EconomicEvent]

    async def load(self, book: Book, progress: Progress) -> int:
        """The number of customers added; those that exist are left as they are. `progress` hears of each."""
        for product in book.products:
            await _unless_there(self.products.create(product))
        for event in book.events:
            await _unless_there(self.events.create(event))
        customers = iter(book)
        added = 0
        while chunk := list(islice(customers, _AT_A_TIME)):
            added += sum(await asyncio.gather(*(self._save(customer) for customer in chunk)))
            progress(len(chunk))
        for owner in book.owners:
            await self.repository.store.transact([self.repository.count_op(owner.user_id)])
        return added

    async def _save(self, book: CustomerBook) -> bool:
        """In one transaction where the customer fits one, else in growing steps: a note or inflow takes two of its
        operations, profile, revision and digest three."""
        before = None
        for part in _parts(book, (self.repository.store.transaction_size - 4) // 2):
            try:
                await self.repository.save(before, part, bulk=True)
            except BookChangedError:
                if before is None:
                    return False
                raise
            before = Loaded(part, 1 if before is None else before.revision + 1)
        return True


def _parts(book: CustomerBook, records: int) -> list[CustomerBook]:
    """The book growing by so many records at a time; the last part is the book."""
    ids = [*book.holdings, *book.notes, *book.inflows]
    parts = [_only(book, set(ids[:end])) for end in range(records, len(ids), records)]
    return [*parts, book]


def _only(book: CustomerBook, ids: set[str]) -> CustomerBook:
    return replace(
        book,
        holdings={i: h for i, h in book.holdings.items() if i in ids},
        notes={i: n for i, n in book.notes.items() if i in ids},
        inflows={i: f for i, f in book.inflows.items() if i in ids},
    )


async def _unless_there(creation: Awaitable[None]) -> None:
    with suppress(AlreadyExistsError):
        await creation
