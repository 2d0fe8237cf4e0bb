"""Settings of sessions, and of signing in with a password."""

from pydantic import BaseModel, Field


class SessionSettings(BaseModel):
    """How long a sign-in lasts."""

    absolute_hours: int = Field(24, ge=1, le=720, description="Hours after which a session ends, used or not.")
    idle_minutes: int = Field(30, ge=1, le=1440, description="Minutes without a request after which a session ends.")
    recheck_seconds: float = Field(
        5.0, gt=0, le=75, description="How often a live view looks whether who opened it is still let in."
    )


class SignInSettings(BaseModel):
    """Brakes on password guessing; failures are counted in windows."""

    password: bool = Field(True, description="Sign-in with a password; false leaves the providers.")
    window_minutes: int = Field(15, ge=1, description="Length of the counting window.")
    max_failures_per_login: int = Field(10, ge=1, description="Failed sign-ins per user name, address and window.")
    max_failures_per_login_elsewhere: int = Field(
        12, ge=1, description="Failed sign-ins per user name and window, from all addresses its owner has not used."
    )
    max_failures_per_address: int = Field(100, ge=1, description="Failed sign-ins per client address and window.")
