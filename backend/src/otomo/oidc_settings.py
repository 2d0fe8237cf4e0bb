"""Settings of sign-in with an OpenID Connect provider: Google, or any other issuer."""

from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, SecretStr, model_validator

GOOGLE = "https://accounts.google.com"
LOOPBACK = {"localhost", "127.0.0.1", "[::1]"}


def _issuer(value: str) -> str:
    url = urlsplit(value)
    if url.scheme != "https" and not (url.scheme == "http" and url.netloc.rpartition(":")[0] in LOOPBACK):
        raise ValueError("an issuer is an https address (http only on this machine)")
    if url.query or url.fragment or "@" in url.netloc:
        raise ValueError("an issuer has no query, fragment or user")
    return value


class OidcProvider(BaseModel):
    """One issuer and how Otomo is registered there."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]{0,31}$", description="Part of the redirect address.")
    name: str = Field(min_length=1, max_length=40, description="What the button says.")
    issuer: Annotated[str, AfterValidator(_issuer)]
    client_id: str = Field(min_length=1)
    client_secret: SecretStr | None = None
    scopes: list[str] = ["openid", "email", "profile"]
    allowed_domains: list[str] = []
    prompt: Literal["login", "consent", "select_account"] | None = None

    @model_validator(mode="after")
    def _asks_who(self) -> Self:
        if "openid" not in self.scopes:
            raise ValueError(f"the scopes of the provider {self.id} need openid")
        return self


class OidcSettings(BaseModel):
    """Sign-in with the accounts of a provider. People are known by issuer and subject, never by e-mail address."""

    providers: list[OidcProvider] = Field(
        default=[],
        description="JSON list of `{id, name, issuer, client_id, client_secret, scopes?, allowed_domains?, prompt?}`; "
        "register `<OTOMO_PUBLIC_URL>/sign-in/<id>` there as the redirect address.",
    )
    first_sign_in: Literal["refused", "rep", "viewer"] = Field(
        "refused",
        description="What somebody gets whom nobody has invited: nothing, or an account with this role "
        "(a `rep` begins with an empty book, a `viewer` reads the whole one).",
    )
    login_minutes: int = Field(10, ge=1, le=60, description="How long a sign-in at a provider may take.")

    @model_validator(mode="after")
    def _unambiguous(self) -> Self:
        for what in ("id", "issuer"):
            values = [getattr(provider, what) for provider in self.providers]
            if len(values) != len(set(values)):
                raise ValueError(f"two providers have the same {what}")
        if self.first_sign_in != "refused":
            for provider in self.providers:
                if provider.issuer == GOOGLE and not provider.allowed_domains:
                    raise ValueError("everybody in the world has a Google account: name its allowed_domains")
        return self
