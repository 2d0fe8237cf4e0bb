"""Items of every DynamoDB type, in the protocol's JSON."""

import base64
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

_texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
_bytes = st.binary(min_size=1, max_size=12).map(lambda content: base64.b64encode(content).decode())


@st.composite
def _numbers(draw: st.DrawFn) -> str:
    """Up to 38 digits, between 1e-130 and 1e125."""
    digits = draw(st.integers(min_value=1, max_value=10**38 - 1))
    sign = draw(st.sampled_from(("", "-")))
    text = f"{sign}{Decimal(digits).scaleb(draw(st.integers(-80, 40)))}"
    return draw(st.sampled_from((text, "0", f"{sign}{digits}")))


def _values() -> st.SearchStrategy[dict[str, Any]]:
    def unique(values: st.SearchStrategy[str]) -> st.SearchStrategy[list[str]]:
        return st.lists(values, min_size=1, max_size=4, unique_by=str)

    leaves = st.one_of(
        st.fixed_dictionaries({"S": _texts}),
        st.fixed_dictionaries({"N": _numbers()}),
        st.fixed_dictionaries({"B": _bytes}),
        st.fixed_dictionaries({"BOOL": st.booleans()}),
        st.just({"NULL": True}),
        st.fixed_dictionaries({"SS": unique(_texts)}),
        st.fixed_dictionaries({"NS": st.lists(_numbers(), min_size=1, max_size=4, unique_by=Decimal)}),
        st.fixed_dictionaries({"BS": unique(_bytes)}),
    )
    return st.recursive(
        leaves,
        lambda inner: st.one_of(
            st.fixed_dictionaries({"L": st.lists(inner, max_size=3)}),
            st.fixed_dictionaries({"M": st.dictionaries(_texts, inner, max_size=3)}),
        ),
        max_leaves=6,
    )


def wire_items() -> st.SearchStrategy[dict[str, Any]]:
    """Items without keys."""
    return st.dictionaries(_texts, _values(), max_size=5)
