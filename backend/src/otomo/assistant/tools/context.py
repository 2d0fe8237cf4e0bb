"""What tools work with: who asks, the turn's facts, and the services they read through."""

from dataclasses import dataclass
from datetime import date

import msgspec

from otomo.alarms.service import AlarmService
from otomo.assistant.facts import MARK, Fact, Missing, Registry
from otomo.assistant.planner.names import NameIndex
from otomo.auth.principal import Principal
from otomo.crm.book.items import CustomerDigest
from otomo.crm.book.service import Books
from otomo.crm.notes.service import NoteService
from otomo.rich import Label, Locale, Ref
from otomo.signals.service import RankedBook, RankingService
from otomo.trips.briefings.service import BriefingService
from otomo.trips.service import TripService


@dataclass(frozen=True, slots=True)
class Sources:
    """The services behind the tools; each checks the principal itself."""

    ranking: RankingService
    books: Books
    notes: NoteService
    trips: TripService
    briefings: BriefingService
    alarms: AlarmService


@dataclass(frozen=True, slots=True)
class Context:
    """One turn's surroundings. `book`: the customers the principal sees, ranked as of today."""

    principal: Principal
    locale: Locale
    today: date
    sources: Sources
    book: RankedBook
    names: NameIndex
    facts: Registry

    @property
    def is_japanese(self) -> bool:
        """The language of the answer."""
        return self.locale == "ja"

    def fill(self, ja: str, en: str, **facts: Fact | str) -> str:
        """The template of the turn's language with facts, cited, in its places."""
        filled = {name: f.cited if isinstance(f, Fact) else f for name, f in facts.items()}
        return (ja if self.is_japanese else en).format(**filled)

    def digest(self, customer_id: str) -> CustomerDigest:
        """A visible customer. Raises CustomerNotFoundError."""
        return self.book.get(customer_id).view.digest

    def name(self, customer_id: str) -> Fact:
        """A visible customer's name. Raises CustomerNotFoundError."""
        return self.facts.text("customer.name", self.digest(customer_id).name, of_customer(customer_id))

    def missing(self, ja: str, en: str, why: Label, ref: Ref | None = None) -> None:
        """Notes what the records do not hold."""
        self.facts.missing.append(Missing(Label(ja, en), why, ref))


class Row(msgspec.Struct, frozen=True):
    """A line of a list: its record, its cited text, the customer it is about."""

    ref: Ref
    text: str
    customer_id: str | None = None

    @property
    def fact_ids(self) -> tuple[str, ...]:
        """The facts the text cites."""
        return tuple(dict.fromkeys(MARK.findall(self.text)))


class Rows(msgspec.Struct, frozen=True):
    """A list, cut where it is too long for an answer; `total` counts all, `sums` are about all."""

    rows: tuple[Row, ...]
    total: int
    sums: dict[str, Fact] = {}


def of_customer(customer_id: str) -> Ref:
    """A customer's record."""
    return Ref("customer", customer_id, customer_id)


def honoured(context: Context, name: Fact) -> str:
    """A customer's name as one writes it to a colleague."""
    return f"{name.cited}{'様' if context.is_japanese else ''}"
