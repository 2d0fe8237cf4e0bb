"""/api/auth/oidc: to a provider and back, and the accounts one has connected.

The provider sends the browser to a page of the frontend, which posts what it got: no GET changes anything, the Origin
check covers the whole way, and every refusal is a problem like all others.
"""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from otomo.auth.cookies import login_cookie_name, set_login_cookie, set_session_cookie
from otomo.auth.deps import AuthServiceDep, ClientDep, SessionToken, SettingsDep, SignedInDep
from otomo.auth.oidc.schemas import (
    FinishedBody,
    FinishRequest,
    IdentityBody,
    IdentityList,
    LinkRequest,
    OutwardBody,
    ProviderBody,
    StartRequest,
    WaysIn,
)
from otomo.auth.oidc.service import OidcService, Returned
from otomo.auth.router import session_response
from otomo.web.ids import PathId
from otomo.web.provide import provided

router = APIRouter(prefix="/api/auth", tags=["auth"])

OidcDep = Annotated[OidcService, provided(OidcService)]


def _browser_token(request: Request, settings: SettingsDep) -> str | None:
    return request.cookies.get(login_cookie_name(settings))


BrowserToken = Annotated[str | None, Depends(_browser_token)]


@router.get("/providers")
async def read_ways_in(settings: SettingsDep) -> WaysIn:
    """How people sign in here."""
    providers = [ProviderBody(id=one.id, name=one.name) for one in settings.oidc.providers]
    return WaysIn(password=settings.sign_in.password, items=providers)


@router.post("/oidc/{provider}/start")
async def start(
    provider: PathId,
    body: StartRequest,
    oidc: OidcDep,
    settings: SettingsDep,
    browser: BrowserToken,
    response: Response,
) -> OutwardBody:
    """Begins a sign-in. 404 for an unknown provider, 503 `provider-unavailable`."""
    outward = await oidc.start(provider, body.return_to, browser)
    set_login_cookie(response, settings, outward.browser_token)
    return OutwardBody(location=outward.location)


@router.post("/oidc/{provider}/link")
async def start_link(
    provider: PathId,
    body: LinkRequest,
    oidc: OidcDep,
    settings: SettingsDep,
    signed_in: SignedInDep,
    browser: BrowserToken,
    client: ClientDep,
    response: Response,
) -> OutwardBody:
    """Begins to connect an account of a provider. Who has a password gives it (401 `invalid-credentials`), others
    have signed in within ten minutes (403 `sign-in-again`)."""
    outward = await oidc.start_link(provider, body.return_to, browser, signed_in, body.password, client)
    set_login_cookie(response, settings, outward.browser_token)
    return OutwardBody(location=outward.location)


@router.post("/oidc/{provider}/finish")
async def finish(
    provider: PathId,
    body: FinishRequest,
    oidc: OidcDep,
    auth: AuthServiceDep,
    settings: SettingsDep,
    browser: BrowserToken,
    token: SessionToken,
    client: ClientDep,
    response: Response,
) -> FinishedBody:
    """Ends a sign-in and opens a session, or connects the account. 400 `login-expired`; 403 `login-refused`,
    `identity-not-proven`, `domain-not-allowed`, `no-access-yet`; 409 `link-first`, `identity-taken`."""
    back = Returned(body.state, body.code, body.error, body.iss)
    finished = await oidc.finish(provider, back, browser, token, client)
    if finished.signed_in.token:
        set_session_cookie(response, settings, finished.signed_in.token)
    return FinishedBody(
        purpose="link" if finished.linked else "sign-in",
        return_to=finished.return_to,
        session=session_response(auth, finished.signed_in),
    )


@router.get("/identities")
async def list_identities(settings: SettingsDep, signed_in: SignedInDep) -> IdentityList:
    """The accounts one has connected."""
    names = {one.id: one.name for one in settings.oidc.providers}
    return IdentityList(
        has_password=signed_in.user.password_hash is not None,
        items=[
            IdentityBody(
                provider=one.provider,
                name=names.get(one.provider, one.provider),
                email=one.email,
                linked_at=one.linked_at,
            )
            for one in signed_in.user.identities
        ],
    )


@router.delete("/identities/{provider}", status_code=204)
async def unlink(provider: PathId, oidc: OidcDep, signed_in: SignedInDep) -> None:
    """Disconnects an account. 409 `last-way-in` when one could not sign in any more."""
    await oidc.people.unlink(signed_in.user, provider)
