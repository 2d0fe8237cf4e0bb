"""The two cookies: the session, and the proof that a sign-in at a provider ends in the browser that began it."""

from fastapi import Response

from otomo.settings import Settings


def cookie_name(settings: Settings) -> str:
    """`__Host-` binds the cookie to this host over https; browsers refuse it over plain http."""
    return _prefix(settings) + "otomo_session"


def login_cookie_name(settings: Settings) -> str:
    """The browser's own secret while it is away at a provider."""
    return _prefix(settings) + "otomo_login"


def set_session_cookie(response: Response, settings: Settings, token: str) -> None:
    """Signs the browser in."""
    _set(response, settings, cookie_name(settings), token, settings.session.absolute_hours * 3600)


def clear_session_cookie(response: Response, settings: Settings) -> None:
    """Signs the browser out."""
    response.delete_cookie(
        cookie_name(settings), path="/", secure=settings.secure_cookies, httponly=True, samesite="lax"
    )


def set_login_cookie(response: Response, settings: Settings, token: str) -> None:
    """Remembers the browser for as long as a sign-in at a provider may take."""
    _set(response, settings, login_cookie_name(settings), token, settings.oidc.login_minutes * 60)


def _prefix(settings: Settings) -> str:
    return "__Host-" if settings.secure_cookies else ""


def _set(response: Response, settings: Settings, name: str, value: str, seconds: int) -> None:
    response.set_cookie(
        name,
        value,
        max_age=seconds,
        secure=settings.secure_cookies,
        httponly=True,
        samesite="lax",
        path="/",
    )
