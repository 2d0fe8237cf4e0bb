"""Settings of the rate limits."""

from pydantic import BaseModel, Field


class LimitsSettings(BaseModel):
    """How much one caller may ask for. The first six are counted in each process, the others across all of them, in
    windows of ten minutes."""

    user_per_second: int = Field(100, ge=1, description="Requests of a user, on average.")
    user_burst: int = Field(3_000, ge=1, description="Requests of a user at once.")
    token_per_second: int = Field(50, ge=1, description="Requests with an API token, on average.")
    token_burst: int = Field(1_000, ge=1, description="Requests with an API token at once.")
    address_per_second: int = Field(500, ge=1, description="Requests from an address, readings aside, on average.")
    address_burst: int = Field(10_000, ge=1, description="Requests from an address, readings aside, at once.")
    assistant_runs: int = Field(300, ge=1, description="Questions that a user may put to the assistant.")
    imports: int = Field(200, ge=1, description="Imports of a user, dry runs too.")
    exports: int = Field(200, ge=1, description="CSV downloads of a user.")
    provider_sign_ins: int = Field(600, ge=1, description="Steps of sign-ins at providers, from an address.")
    setup_tries: int = Field(20, ge=1, description="Tries of the first use's code, from an address.")
