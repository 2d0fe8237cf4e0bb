"""Settings: the only place that reads the environment. Grouped, typed, validated at start.

Environment variables are `OTOMO_<NAME>`, nested groups with two underscores (`OTOMO_SESSION__IDLE_MINUTES`). AWS's own
variables (`AWS_REGION`, `AWS_ENDPOINT_URL_DYNAMODB`, `AWS_ENDPOINT_URL`, credentials) keep their standard names.
"""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import (
    AliasChoices,
    BaseModel,
    BeforeValidator,
    Field,
    HttpUrl,
    SecretStr,
    field_validator,
    model_validator,
)
from pydantic_settings import BaseSettings, SettingsConfigDict

from otomo.access_settings import SessionSettings, SignInSettings
from otomo.audit_settings import AuditSettings
from otomo.limits_settings import LimitsSettings
from otomo.money import FxTable
from otomo.oidc_settings import OidcSettings

PLACEHOLDER_SECRET = "development-only-secret-change-me!"  # noqa: S105 - refused in production
_MIN_SECRET = 32


def _empty_is_none(value: object) -> object:
    return None if value == "" else value


OptionalUrl = Annotated[HttpUrl | None, BeforeValidator(_empty_is_none)]
OptionalSecret = Annotated[SecretStr | None, BeforeValidator(_empty_is_none)]


_LOOPBACK = re.compile(r"localhost|127(\.[0-9]{1,3}){3}|\[?::1\]?")

_ANY_ADDRESS = re.compile(r"0\.0\.0\.0|\[::\]")


def is_loopback(host: str | None) -> bool:
    """Whether this name or address in a URL is the machine itself."""
    return host is not None and _LOOPBACK.fullmatch(host.lower()) is not None


class ConfigurationError(ValueError):
    """The settings are unusable; the message says which and why."""


class StoreSettings(BaseModel):
    """How DynamoDB is called."""

    connect_seconds: float = Field(1.0, gt=0, description="Limit of a connection attempt.")
    read_seconds: float = Field(3.0, gt=0, description="Limit of one call.")
    attempts: int = Field(3, ge=1, le=5, description="Tries of a throttled or failed call.")
    connections: int = Field(64, ge=1, description="Size of the connection pool.")
    transaction_size: int = Field(
        100, ge=10, le=100, description="Operations that long work puts into one transaction; old emulators take 10."
    )


class MetricsSettings(BaseModel):
    """Device readings: limits of what comes in, and how long what is kept."""

    max_readings: int = Field(10_000, ge=1, description="Readings that one post may carry.")
    ahead_seconds: int = Field(300, ge=0, description="How far a reading's time may lie ahead of the server's clock.")
    queue_readings: int = Field(100_000, ge=1, description="Readings waiting to be written before posts get 429.")
    commit_milliseconds: float = Field(5.0, ge=0, le=10, description="How long single posts wait for each other.")
    state_seconds: float = Field(300.0, gt=0, description="How often a device's latest reading and detector are saved.")
    key_readings_per_second: int = Field(5_000, ge=1, description="Readings that one device key may write a second.")
    key_burst_readings: int = Field(50_000, ge=1, description="Readings that one device key may write at once.")
    unknown_keys_per_second: int = Field(5, ge=1, description="Unknown device keys an address may try a second.")
    unknown_keys_burst: int = Field(100, ge=1, description="Unknown device keys an address may try at once.")
    row_days: int = Field(30, ge=1, description="Days that plain readings stay in the `metrics` table.")
    chunk_days: int = Field(400, ge=1, description="Days that packed readings are kept.")
    rollup_days: int = Field(1_830, ge=1, description="Days that hourly and daily sums are kept.")
    alarm_days: int = Field(400, ge=1, description="Days that an alarm is kept after it has cleared.")
    stream_seconds: float = Field(75.0, gt=0, le=75, description="Length of a live view; its client comes back.")
    stream_poll_seconds: float = Field(3.0, gt=0, description="How often a live view looks for what others accepted.")
    streams: int = Field(200, ge=1, description="Live views that this process serves at a time.")
    streams_per_user: int = Field(12, ge=1, description="Live views of one user that this process serves at a time.")


class BackupSettings(BaseModel):
    """Where `otomo job backup` writes: a bucket, or on a laptop a folder."""

    bucket: str | None = Field(None, description="Bucket of the backups.")
    prefix: str = Field("", description="Folder inside the bucket; empty: its root.")
    folder: Path | None = Field(None, description="Folder of the backups, where there is no bucket.")
    segments: int = Field(4, ge=1, le=64, description="Parts of a table that are read at once.")

    @property
    def place(self) -> str | None:
        """The place as `otomo restore` takes it; None: nobody has said."""
        if self.bucket:
            return f"s3://{self.bucket}/{self.prefix}"
        return str(self.folder) if self.folder else None


class FxSettings(BaseModel):
    """Exchange rates until market data is connected: yen for one unit, and the day they were read."""

    rates: dict[str, Decimal] = Field(
        default={"USD": Decimal("155.20"), "EUR": Decimal("180.40"), "AUD": Decimal("101.30")},
        description="Yen for one unit of a currency, as JSON.",
    )
    as_of: date = Field(date(2026, 11, 20), description="The day of these rates; shown beside converted figures.")

    def table(self) -> FxTable:
        """The rates as the domain uses them."""
        return FxTable(self.rates, self.as_of)


class TileSettings(BaseModel):
    """A raster tile source for the map; without one the bundled vectors are drawn and nothing leaves the network."""

    url: str | None = Field(
        None, description="Template with {z}/{x}/{y}, e.g. of the Geospatial Information Authority."
    )
    attribution: str | None = Field(None, description="Credit that the source asks for; shown on the map.")

    @model_validator(mode="after")
    def _credited(self) -> Self:
        if self.url and not self.attribution:
            raise ValueError("a tile source needs its attribution")
        return self


class ModelPrice(BaseModel):
    """What a model costs: US dollars for a million tokens."""

    input: Decimal = Field(ge=0, description="For a million tokens that are read.")
    output: Decimal = Field(ge=0, description="For a million tokens that are written.")


def _price(read: str, written: str) -> ModelPrice:
    return ModelPrice(input=Decimal(read), output=Decimal(written))


class AssistantSettings(BaseModel):
    """The assistant's model and its limits. Without `OPENAI_API_KEY` answers are written by rules."""

    model: str = Field("gpt-4o-mini", min_length=1, description="Name of the model at OpenAI or a compatible server.")
    temperature: float | None = Field(0.0, ge=0, le=2, description="Empty for models that take none.")
    prices: dict[str, ModelPrice] = Field(
        default={
            "gpt-4o-mini": _price("0.15", "0.60"),
            "gpt-4o": _price("2.50", "10"),
            "gpt-4.1-mini": _price("0.40", "1.60"),
            "gpt-4.1": _price("2", "8"),
        },
        description="Price table as JSON, by model; US dollars for a million tokens. The model in use must be in it.",
    )
    monthly_cost: Decimal | None = Field(
        Decimal(20), ge=0, description="US dollars that a user may spend in a month; then answers are written by rules."
    )
    monthly_tokens: int | None = Field(None, ge=0, description="Tokens that a user may use in a month.")
    concurrency: int = Field(10, ge=1, description="Answers that a model writes at the same time in this process.")
    run_seconds: float = Field(38.0, gt=0, le=40, description="Limit of an answer by a model; then rules finish it.")
    analysis_seconds: float = Field(53.0, gt=0, le=55, description="The same for questions about whole portfolios.")
    read_seconds: float = Field(20.0, gt=0, description="How long the model's server may say nothing.")
    otlp_endpoint: OptionalUrl = Field(
        None,
        description="OTLP/HTTP address of a collector that gets spans of calls of the model and of tools: names, "
        "tokens and times, never what was said.",
    )
    breaker_failures: int = Field(3, ge=1, description="Failures in a row after which the model is left alone.")
    breaker_seconds: float = Field(30.0, gt=0, description="For how long it is left alone.")

    @field_validator("temperature", "monthly_cost", "monthly_tokens", mode="before")
    @classmethod
    def _optional(cls, value: object) -> object:
        return _empty_is_none(value)


class Settings(BaseSettings):
    """Everything that can be set."""

    model_config = SettingsConfigDict(
        env_prefix="OTOMO_", env_nested_delimiter="__", extra="ignore", populate_by_name=True, frozen=True
    )

    environment: Literal["development", "production"] = Field(
        "development", description="`production` hides the API docs page and refuses placeholder secrets."
    )
    demo: bool = Field(False, description="Offers the demo sign-ins on the sign-in screen.")
    host: str = Field("127.0.0.1", description="Address that `otomo serve` listens on.")
    port: int = Field(8000, ge=1, le=65535, description="Port that `otomo serve` listens on.")
    public_url: OptionalUrl = Field(
        None, description="Address users see. https turns on secure cookies; other origins are refused."
    )
    plain_http: bool = Field(
        False,
        description="Accepts production over plain http, where passwords and cookies travel readable: a first try in a "
        "closed network. Without it production wants an https `OTOMO_PUBLIC_URL`, or one of this machine alone.",
    )
    session_secret: SecretStr = Field(
        SecretStr(PLACEHOLDER_SECRET),
        description="Signs cursors; 32 characters or more. To rotate, put another one first, with a comma: the old one "
        "counts until it is taken away. Required in production.",
    )
    table_prefix: str = Field("otomo", pattern=r"^[a-zA-Z0-9_.-]{1,64}$", description="Tables are `<prefix>-<name>`.")
    log_level: Literal["debug", "info", "warning", "error"] = Field("info", description="Least level that is logged.")
    log_format: Literal["json", "console"] = Field("json", description="JSON lines, or colours for a terminal.")
    request_seconds: float = Field(10.0, gt=0, description="Deadline of a request, retries included.")
    max_body_bytes: int = Field(1_000_000, ge=1_000, description="Largest request body, imports aside.")
    max_upload_bytes: int = Field(320_000_000, ge=1_000, description="Largest import upload (all files together).")

    session: SessionSettings = SessionSettings()
    sign_in: SignInSettings = SignInSettings()
    oidc: OidcSettings = OidcSettings()
    limits: LimitsSettings = LimitsSettings()
    audit: AuditSettings = AuditSettings()
    store: StoreSettings = StoreSettings()
    metrics: MetricsSettings = MetricsSettings()
    backup: BackupSettings = BackupSettings()
    fx: FxSettings = FxSettings()
    tiles: TileSettings = TileSettings()
    assistant: AssistantSettings = AssistantSettings()

    aws_region: str = Field(
        "ap-northeast-1",
        validation_alias=AliasChoices("AWS_REGION", "AWS_DEFAULT_REGION"),
        description="Region of the tables.",
    )
    dynamodb_endpoint: OptionalUrl = Field(
        None,
        validation_alias=AliasChoices("AWS_ENDPOINT_URL_DYNAMODB", "AWS_ENDPOINT_URL"),
        description="Another DynamoDB endpoint: the embedded one, DynamoDB Local, a VPC endpoint.",
    )

    openai_api_key: OptionalSecret = Field(
        None,
        validation_alias=AliasChoices("OPENAI_API_KEY"),
        description="Key of the model's server; without it, rules answer.",
    )
    openai_base_url: OptionalUrl = Field(
        None, validation_alias=AliasChoices("OPENAI_BASE_URL"), description="Another OpenAI-compatible server."
    )

    @model_validator(mode="after")
    def _priced(self) -> Self:
        if self.openai_api_key is not None and self.assistant.model not in self.assistant.prices:
            raise ValueError(f"OTOMO_ASSISTANT__PRICES has no price for the model {self.assistant.model}")
        return self

    @model_validator(mode="after")
    def _no_placeholder_in_production(self) -> Self:
        if any(len(secret) < _MIN_SECRET for secret in self.session_secrets):
            raise ValueError(f"OTOMO_SESSION_SECRET needs {_MIN_SECRET} characters or more, each of several")
        if self.environment == "production" and PLACEHOLDER_SECRET in self.session_secrets:
            raise ValueError("OTOMO_SESSION_SECRET must be set in production")
        return self

    @model_validator(mode="after")
    def _an_address_that_may_be(self) -> Self:
        if self.public_url is not None and _ANY_ADDRESS.fullmatch(self.public_url.host or ""):
            raise ValueError(
                f"OTOMO_PUBLIC_URL is {self.public_url}, where one listens: say the address that users type"
            )
        if self.environment == "production" and not (self.secure_cookies or self.plain_http or self.is_local):
            raise ValueError(
                f"OTOMO_PUBLIC_URL is {self.public_url or 'not set'}: production wants an https:// address, or one of "
                "this machine alone (http://localhost:8080). OTOMO_PLAIN_HTTP=true accepts that passwords and cookies "
                "travel readable"
            )
        return self

    @model_validator(mode="after")
    def _somebody_can_sign_in(self) -> Self:
        if not self.sign_in.password and not self.oidc.providers:
            raise ValueError("nobody could sign in: OTOMO_SIGN_IN__PASSWORD is off and OTOMO_OIDC__PROVIDERS is empty")
        if self.oidc.providers and self.public_url is None:
            raise ValueError("OTOMO_OIDC__PROVIDERS needs OTOMO_PUBLIC_URL: providers send people back to it")
        return self

    @property
    def session_secrets(self) -> list[str]:
        """The newest first: it signs, all verify."""
        return [secret.strip() for secret in self.session_secret.get_secret_value().split(",")]

    @property
    def is_local(self) -> bool:
        """Whether users sit at this machine: nothing travels."""
        return self.public_url is not None and is_loopback(self.public_url.host)

    @property
    def secure_cookies(self) -> bool:
        """Whether browsers reach us over https."""
        return self.public_url is not None and self.public_url.scheme == "https"
