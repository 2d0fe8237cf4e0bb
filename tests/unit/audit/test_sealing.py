"""The seal of the first release stays the seal: another way to compute it would break every log there is."""

import json
from pathlib import Path

import msgspec
import pytest
from otomo.audit.composition import audit_keys
from otomo.audit.items import Entry, Link
from otomo.audit.sealing import UnknownKeyError, keys_of
from otomo.settings import PLACEHOLDER_SECRET, Settings

pytestmark = pytest.mark.mission("ID-6")

SHAPES = Path(__file__).parents[1] / "store" / "shapes"


def _golden() -> tuple[Link, Entry]:
    link, entry = (json.loads((SHAPES / f"audit_{name}.json").read_text()) for name in ("link", "entry"))
    return msgspec.convert(link, Link), msgspec.convert(entry, Entry)


def test_a_link_of_the_first_release_is_whole() -> None:
    link, entry = _golden()
    assert keys_of([PLACEHOLDER_SECRET]).seal(link, entry) == link.seal
    assert keys_of(["a newer secret", PLACEHOLDER_SECRET]).seal(link, entry) == link.seal
    with pytest.raises(UnknownKeyError):
        keys_of(["a newer secret"]).seal(link, entry)


@pytest.mark.parametrize("name", [n for n in Link.__struct_fields__ if n not in ("entry_pk", "entry_sk", "seal")])
def test_everything_of_a_link_is_sealed(name: str) -> None:
    link, entry = _golden()
    other = msgspec.structs.replace(link, **{name: 1 if name == "expires_at" else "x"})
    keys = keys_of([PLACEHOLDER_SECRET])
    keys.by_id["x"] = keys.by_id[keys.newest]
    assert keys.seal(other, entry) != link.seal


@pytest.mark.parametrize("name", Entry.__struct_fields__)
def test_everything_of_an_entry_is_sealed(name: str) -> None:
    link, entry = _golden()
    other = msgspec.structs.replace(entry, **{name: 1 if name == "expires_at" else "x"})
    assert keys_of([PLACEHOLDER_SECRET]).seal(link, other) != link.seal


def test_the_log_has_keys_of_its_own_or_those_of_the_sessions() -> None:
    sessions = ", ".join(["a" * 40, "b" * 40])
    assert len(audit_keys(Settings(session_secret=sessions)).by_id) == 2
    own = audit_keys(Settings(session_secret=sessions, audit={"keys": "newest,older"}))
    assert own == keys_of(["newest", "older"])
    assert audit_keys(Settings(session_secret=sessions, audit={"keys": ""})) == keys_of(["a" * 40, "b" * 40])
