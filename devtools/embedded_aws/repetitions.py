"""Transactions that are sent again with their token.

MiniStack compares the second request with the first, in which it has meanwhile written the numbers its own way: 2.0 as
2. It refuses a repetition after a lost answer as another request, which AWS does not.
"""

from typing import Any

from ministack.services import dynamodb


def understand() -> None:
    """From now on a repetition is known for one."""
    transact = dynamodb._transact_write_items
    dynamodb._transact_write_items = lambda request: transact(_canonical(request))


def _canonical(value: Any) -> Any:
    """The same with every number in the form in which it is kept."""
    if isinstance(value, list):
        return [_canonical(each) for each in value]
    if not isinstance(value, dict):
        return value
    if len(value) == 1 and isinstance(number := value.get("N"), str):
        return {"N": dynamodb._ddb_canonicalize_number(number) or number}
    return {name: _canonical(each) for name, each in value.items()}
