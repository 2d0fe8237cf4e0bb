"""Settings of sign-in that would lock everybody out, or let everybody in, stop the start."""

import json
from typing import Any

import pytest
from otomo.oidc_settings import GOOGLE
from otomo.settings import Settings
from pydantic import ValidationError

pytestmark = pytest.mark.mission("ID-3")

ONE = {"id": "work", "name": "Work", "issuer": "https://id.example.jp", "client_id": "otomo", "client_secret": "s3cret"}


def configured(*providers: dict[str, Any], **more: Any) -> Settings:
    return Settings(public_url="https://otomo.example.jp", oidc={"providers": providers, **more})


def test_providers_come_from_the_environment_and_hide_their_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OTOMO_PUBLIC_URL", "https://otomo.example.jp")
    monkeypatch.setenv("OTOMO_OIDC__PROVIDERS", json.dumps([ONE]))
    settings = Settings()
    [provider] = settings.oidc.providers
    assert provider.issuer == ONE["issuer"]  # as it was written: issuers are compared letter by letter
    assert provider.scopes == ["openid", "email", "profile"]
    assert "s3cret" not in repr(settings)


@pytest.mark.parametrize(
    ("providers", "more", "words"),
    [
        ([ONE, ONE], {}, "same id"),
        ([ONE, ONE | {"id": "b"}], {}, "same issuer"),
        ([ONE | {"issuer": "http://id.example.jp"}], {}, "https"),
        ([ONE | {"issuer": "https://id.example.jp/?a=b"}], {}, "no query"),
        ([ONE | {"id": "Über"}], {}, "pattern"),
        ([ONE | {"scopes": ["email"]}], {}, "openid"),
        ([ONE | {"secret": "x"}], {}, "Extra"),
        ([ONE | {"issuer": GOOGLE}], {"first_sign_in": "rep"}, "allowed_domains"),
        ([ONE], {"first_sign_in": "admin"}, "first_sign_in"),
    ],
)
def test_what_would_be_wrong_or_dangerous_is_refused(
    providers: list[dict[str, Any]], more: dict[str, Any], words: str
) -> None:
    with pytest.raises(ValidationError, match=words):
        configured(*providers, **more)


def test_nobody_is_locked_out() -> None:
    with pytest.raises(ValidationError, match="nobody could sign in"):
        Settings(sign_in={"password": False})
    with pytest.raises(ValidationError, match="OTOMO_PUBLIC_URL"):
        Settings(oidc={"providers": [ONE]})
    assert Settings(public_url="https://o.example", oidc={"providers": [ONE]}, sign_in={"password": False})
    assert configured(ONE | {"issuer": "http://127.0.0.1:3000"}, first_sign_in="viewer")
