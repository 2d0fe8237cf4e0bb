"""Production over plain http is refused, unless it is meant or nothing travels."""

from typing import Any

import pytest
from otomo.settings import Settings
from pydantic import SecretStr, ValidationError

pytestmark = pytest.mark.mission("ID-2")


def production(public_url: str | None, **more: Any) -> Settings:
    return Settings(environment="production", session_secret=SecretStr("n" * 40), public_url=public_url, **more)


@pytest.mark.parametrize(
    "address",
    [
        None, "", "http://otomo.example", "http://10.0.0.7:8080", "http://localhost.evil.example",
        "http://127.0.0.1.evil.example", "http://evil.example/?localhost", "http://localhost@evil.example",
    ],
)  # fmt: skip
def test_plain_http_is_refused_by_name(address: str | None) -> None:
    with pytest.raises(ValidationError, match=r"OTOMO_PUBLIC_URL is .*https://.*OTOMO_PLAIN_HTTP=true"):
        production(address)


def test_https_has_secure_cookies_and_this_machine_needs_none() -> None:
    assert production("https://otomo.example").secure_cookies
    for local in ("http://localhost:8080", "http://127.0.0.1:8080", "http://[::1]:8080"):
        assert not production(local).secure_cookies


def test_plain_http_may_be_meant() -> None:
    for address in (None, "http://otomo.example"):
        assert not production(address, plain_http=True).secure_cookies


def test_an_address_to_listen_on_is_none_to_type() -> None:
    for address in ("http://0.0.0.0:8080", "https://[::]"):
        with pytest.raises(ValidationError, match="say the address that users type"):
            Settings(public_url=address)
