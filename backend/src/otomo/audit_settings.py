"""Settings of the audit log: how long it is kept, what seals it, and what counts as worth a look."""

from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, Field, SecretStr

_OptionalSecret = Annotated[SecretStr | None, BeforeValidator(lambda value: None if value == "" else value)]


class AuditSettings(BaseModel):
    """The audit log and its rules."""

    days: int = Field(90, ge=1, le=3_660, description="Days that an entry is kept; export before.")
    keys: _OptionalSecret = Field(
        None,
        description="Secrets that seal the log, newest first, separated by commas; keep an old one for as long as its "
        "entries. Empty: the session secrets.",
    )
    refusal_seconds: float = Field(
        60.0, gt=0, description="How long the same refusal of the same caller is counted in one entry."
    )
    refusals_per_window: int = Field(
        100, ge=1, description="Different refusals that get entries of their own in that time; others share one."
    )
    unusual_exports_per_hour: int = Field(10, ge=1, description="Exports of one caller in an hour: unusual from here.")
    unusual_refusals_per_hour: int = Field(
        30, ge=1, description="Refusals of one caller in an hour: unusual from here."
    )
    unusual_reads_per_hour: int = Field(
        500, ge=1, description="Customers that one caller opens in an hour: unusual from here."
    )
    odd_hours: tuple[int, int] = Field(
        (22, 6), description="From and until which hour in Tokyo a sign-in from a new address and browser is unusual."
    )
    large_change_percent: Decimal = Field(
        Decimal(20), gt=0, description="Change of a customer's holdings in a request, in percent: large from here."
    )
    large_change_amount: Decimal = Field(
        Decimal(100_000_000), gt=0, description="Change of a customer's holdings in a request, in yen: large from here."
    )
