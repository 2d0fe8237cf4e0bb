"""The keys of the `crm` table, in one place. The access patterns they serve are listed in docs/architecture.md.

| pk | sk | item |
| --- | --- | --- |
| `C#<customer>` | `PROFILE` | the customer |
| | `H#<product>#<acquired>`, `N#<note>`, `I#<inflow>` | what belongs to the customer |
| | `REV` | revision of the whole aggregate: every change is conditional on it |
| `BOOK#<owner>` | `C#<customer>` | the customer's digest |
| | `VERSION` | counts the changes of this owner's book |
| `REF#N#<note>`, `REF#I#<inflow>` | `REF` | the customer of a note or inflow: ids are unique in the book |
| `PRODUCTS`, `EVENTS` | `R#<id>`; `VERSION` | products and events; counts their changes |
| `IMPORT#<import>` | | see crm/imports |

Index `due`: `<owner>#N` or `<owner>#I`, by the date a note or inflow falls due.
"""

from datetime import date

PROFILE = "PROFILE"
REVISION = "REV"
VERSION = "VERSION"
REF = "REF"
RECORD_PREFIX = "R#"
DIGEST_PREFIX = "C#"
PRODUCTS = "PRODUCTS"
EVENTS = "EVENTS"

Key = dict[str, str]


def key(pk: str, sk: str) -> Key:
    """A primary key."""
    return {"pk": pk, "sk": sk}


def customer_partition(customer_id: str) -> str:
    """All of a customer."""
    return f"C#{customer_id}"


def book_partition(owner_id: str | None) -> str:
    """All digests of an owner; customers without one are together under `-`."""
    return f"BOOK#{owner_id or '-'}"


def digest_sort_key(customer_id: str) -> str:
    """A digest within its owner's book."""
    return f"{DIGEST_PREFIX}{customer_id}"


def holding_sort_key(product_id: str, acquired_on: date | None) -> str:
    """A lot within its customer."""
    return f"H#{product_id}#{acquired_on.isoformat() if acquired_on else 'none'}"


def note_sort_key(note_id: str) -> str:
    """A note within its customer."""
    return f"N#{note_id}"


def inflow_sort_key(inflow_id: str) -> str:
    """An inflow within its customer."""
    return f"I#{inflow_id}"


def reference_partition(sort_key: str) -> str:
    """The pointer of a note or inflow to its customer."""
    return f"REF#{sort_key}"


def due_partition(owner_id: str | None, letter: str) -> str:
    """The notes (`N`) or inflows (`I`) of an owner, by due date."""
    return f"{owner_id or '-'}#{letter}"
