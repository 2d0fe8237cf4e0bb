"""Every way to lie about who one is ends in a 4xx problem, without a session, with a line in the log that says why and
an entry of the audit log."""

import base64
import hmac
from collections.abc import AsyncIterator, Iterator
from hashlib import sha256
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from issuer import CLIENT, SECRET, Claims, Issuer, Told, unsigned
from joserfc import jwt
from joserfc.jwk import ECKey, RSAKey
from otomo.audit.refusals import Refusals
from otomo.audit.service import AuditService, Wanted
from otomo.auth.oidc.service import OidcService
from otomo.logging import configure_logging
from otomo.settings import Settings
from records import code_of
from structlog.testing import capture_logs

from tests.api.auth.conftest import House

pytestmark = [pytest.mark.mission("ID-3"), pytest.mark.mission("ID-6")]

NOT_PROVEN, EXPIRED = (403, "identity-not-proven"), (400, "login-expired")
ELSEWHERE = Issuer.new_key("first")  # has the right id and was never published
HOUR = 3600


@pytest.fixture(scope="module", autouse=True)
def _warnings_are_logged() -> Iterator[None]:
    configure_logging(Settings(log_level="info"))
    yield
    configure_logging(Settings(log_level="error"))


@pytest.fixture
async def house(standing: House) -> AsyncIterator[House]:
    first = standing.issuer.keys[0]
    standing.issuer.claims = {"email": "invited@otomo.test", "email_verified": True}
    yield standing
    standing.issuer.told, standing.issuer.keys = Told(), [first]


async def entries(house: House) -> dict[str, str | None]:
    """The refused sign-ins on record, by id, with the code of the refusal."""
    await house.running.service(Refusals).settle()
    found = house.running.service(AuditService).all(Wanted(action="auth.sign-in", outcome="refused"))
    return {entry.entry_id: entry.body.reason async for page in found for entry in page}


async def refused(house: House, browser: httpx.AsyncClient, back: Claims, provider: str = "work") -> Any:
    """Status, code, and the reason that the log keeps."""
    house.running.service(Refusals)._close(all_of_them=True)  # or it would be counted with the one before
    before = await entries(house)
    with capture_logs() as lines:
        answer = await house.finish(browser, back, provider)
    assert answer.headers["content-type"] == "application/problem+json", answer.text
    assert (await browser.get("/api/auth/session")).status_code == 401
    [line] = [line for line in lines if line["event"] == "sign-in.refused"]
    assert (line["code"], line["log_level"]) == (answer.json()["code"], "warning")
    assert line["reason"] not in answer.text
    written = [code for entry_id, code in (await entries(house)).items() if entry_id not in before]
    assert written == [answer.json()["code"]]
    return code_of(answer), line["reason"]


def signed_by_secret(header: Claims, claims: Claims, secret: bytes) -> str:
    """By hand: the library refuses to take a public key for a secret."""
    signed = unsigned(header | {"alg": "HS256"}, claims).removesuffix(".")
    signature = base64.urlsafe_b64encode(hmac.digest(secret, signed.encode(), "sha256")).rstrip(b"=")
    return f"{signed}.{signature.decode()}"


def spoiled(header: Claims, claims: Claims, key: Any) -> str:
    head, body, signature = jwt.encode(header, claims, key).split(".")
    return f"{head}.{body}.{signature[:-6]}AAAAAA"


def other_body(header: Claims, claims: Claims, key: Any) -> str:
    _, body, _ = jwt.encode(header, claims | {"sub": "somebody-else"}, key).split(".")
    head, _, signature = jwt.encode(header, claims, key).split(".")
    return f"{head}.{body}.{signature}"


CLAIMS: dict[str, tuple[Claims, str]] = {
    "nonce of another": ({"nonce": "x" * 43}, "nonce"),
    "no nonce": ({"nonce": None}, "nonce"),
    "aud of another": ({"aud": "another-client"}, "aud"),
    "aud of many": ({"aud": [CLIENT, "another-client"], "azp": CLIENT}, "aud"),
    "no aud": ({"aud": None}, "aud"),
    "azp of another": ({"azp": "another-client"}, "azp"),
    "iss of another": ({"iss": "https://accounts.google.com"}, "iss"),
    "iss with a slash": ({"iss": "slash"}, "iss"),
    "no iss": ({"iss": None}, "iss"),
    "no sub": ({"sub": None}, "sub"),
    "empty sub": ({"sub": ""}, "sub"),
    "endless sub": ({"sub": "x" * 256}, "sub"),
    "sub is a number": ({"sub": 1}, "sub"),
    "no exp": ({"exp": None}, "exp"),
    "exp is text": ({"exp": "tomorrow"}, "exp"),
    "no iat": ({"iat": None}, "iat"),
    "at_hash of another token": ({"at_hash": "AAAAAAAAAAAAAAAAAAAAAA"}, "at_hash"),
}
TIMES: dict[str, tuple[Claims, str]] = {
    "expired": ({"exp": -61}, "expired"),
    "made in the future": ({"iat": 61, "exp": HOUR}, "future"),
    "made long before the sign-in": ({"iat": -HOUR}, "iat"),
    "not valid yet": ({"nbf": 61}, "not yet valid"),
}


@pytest.mark.parametrize("case", [*CLAIMS, *TIMES])
async def test_claims(house: House, browser_at: httpx.AsyncClient, case: str) -> None:
    claims, word = CLAIMS.get(case) or TIMES[case]
    if case in TIMES:
        claims = {name: house.issuer.now() + offset for name, offset in claims.items()}
    if claims.get("iss") == "slash":
        claims = {"iss": house.issuer.url + "/"}
    house.issuer.told = Told(claims=claims)
    outcome, reason = await refused(house, browser_at, house.issuer.consent(await house.start(browser_at)))
    assert outcome == NOT_PROVEN
    assert reason.startswith("claims:")
    assert word in reason


@pytest.mark.parametrize("claims", [{"exp": -59}, {"iat": 59}, {"nbf": 59}])
async def test_clocks_may_differ_by_a_minute(house: House, browser_at: httpx.AsyncClient, claims: Claims) -> None:
    house.issuer.claims = {"email": "stranger@otomo.test", "email_verified": True}
    house.issuer.told = Told(claims={name: house.issuer.now() + offset for name, offset in claims.items()})
    outcome, _ = await refused(house, browser_at, house.issuer.consent(await house.start(browser_at)))
    assert outcome == (403, "no-access-yet")  # believed, but not invited


SIGNATURES: dict[str, tuple[Told, str]] = {
    "alg none": (Told(token=lambda head, claims: unsigned(head | {"alg": "none"}, claims)), "algorithm"),
    "alg None": (Told(token=lambda head, claims: unsigned(head | {"alg": "None"}, claims)), "algorithm"),
    "alg missing": (Told(token=lambda _, claims: unsigned({"kid": "first"}, claims)), "signed"),
    "key of another": (Told(key=ELSEWHERE), "signature"),
    "unknown kid": (Told(header={"kid": "unknown"}), "no key"),
    "kid is a list": (Told(token=lambda head, claims: unsigned(head | {"kid": ["first"]}, claims)), "kid"),
    "kid of the encryption key": (Told(header={"kid": "enc"}), "no key"),
    "key in the header": (Told(header={"kid": None, "jwk": ELSEWHERE.as_dict(private=False)}, key=ELSEWHERE), "sig"),
    "another algorithm than the key's": (
        Told(header={"alg": "PS256"}, key=RSAKey.generate_key(2048)),
        "another algorithm",
    ),
    "another curve": (Told(header={"alg": "ES256"}, key=ECKey.generate_key("P-256")), "another algorithm"),
    "not a token": (Told(token=lambda *_: "hello"), "signed"),
    "encrypted": (Told(token=lambda *_: "a.b.c.d.e"), "signed"),
    "endless": (Told(token=lambda *_: "x" * 40_000), "long"),
}


@pytest.mark.parametrize("case", SIGNATURES)
async def test_signatures(house: House, browser_at: httpx.AsyncClient, case: str) -> None:
    house.issuer.told, word = SIGNATURES[case]
    outcome, reason = await refused(house, browser_at, house.issuer.consent(await house.start(browser_at)))
    assert outcome == NOT_PROVEN
    assert word in reason


@pytest.mark.parametrize("secret", ["public key", "client secret"])
async def test_a_shared_secret_is_no_signature(house: House, browser_at: httpx.AsyncClient, secret: str) -> None:
    """HS256 with the published key, or with the client's secret, which would be valid for a confidential client."""
    material = house.issuer.keys[0].as_pem(private=False) if secret == "public key" else SECRET.encode()
    house.issuer.told = Told(token=lambda head, claims: signed_by_secret(head, claims, material))
    outcome, reason = await refused(house, browser_at, house.issuer.consent(await house.start(browser_at)))
    assert (outcome, reason) == (NOT_PROVEN, "algorithm not allowed")


@pytest.mark.parametrize("write", [spoiled, other_body])
async def test_a_changed_token(house: House, browser_at: httpx.AsyncClient, write: Any) -> None:
    key = house.issuer.keys[0]
    house.issuer.told = Told(token=lambda head, claims: write(head, claims, key))
    outcome, reason = await refused(house, browser_at, house.issuer.consent(await house.start(browser_at)))
    assert outcome == NOT_PROVEN
    assert reason.startswith("signature")


@pytest.mark.parametrize("state", ["", "x", "login#", "ü" * 20, "A" * 43])
async def test_an_invented_state(house: House, browser_at: httpx.AsyncClient, state: str) -> None:
    back = house.issuer.consent(await house.start(browser_at)) | {"state": state}
    if not state:
        assert (await house.finish(browser_at, back)).status_code == 422
        return
    assert (await refused(house, browser_at, back))[0] == EXPIRED


async def test_a_state_of_another_browser_which_stays_usable_there(house: House, browser_at: httpx.AsyncClient) -> None:
    """Login CSRF: the victim is made to finish the attacker's sign-in."""
    back = house.issuer.consent(await house.start(browser_at))
    async with house.running.client() as victim:
        assert await refused(house, victim, back) == (EXPIRED, "state of another browser")
        await house.start(victim)
        assert await refused(house, victim, back) == (EXPIRED, "state of another browser")
    house.issuer.claims["email"] = "stranger@otomo.test"
    assert (await refused(house, browser_at, back))[0] == (403, "no-access-yet")


async def test_a_state_is_used_up_by_a_refusal(house: House, browser_at: httpx.AsyncClient) -> None:
    back = house.issuer.consent(await house.start(browser_at))
    house.issuer.told = Told(claims={"aud": "another"})
    assert (await refused(house, browser_at, back))[0] == NOT_PROVEN
    house.issuer.told = Told()
    assert await refused(house, browser_at, back) == (EXPIRED, "state unknown or used")


async def test_a_code_used_before_and_a_code_for_another_verifier(house: House, browser_at: httpx.AsyncClient) -> None:
    first = house.issuer.consent(await house.start(browser_at))
    house.issuer.claims["email"] = "stranger@otomo.test"
    assert (await refused(house, browser_at, first))[0] == (403, "no-access-yet")
    second = house.issuer.consent(await house.start(browser_at))
    assert await refused(house, browser_at, second | {"code": first["code"]}) == (NOT_PROVEN, "code refused with 400")
    one, two = [house.issuer.consent(await house.start(browser_at)) for _ in range(2)]
    assert await refused(house, browser_at, one | {"code": two["code"]}) == (NOT_PROVEN, "code refused with 400")


async def test_too_late(house: House, browser_at: httpx.AsyncClient) -> None:
    """Refused by the clock, whether or not the table has deleted the row."""
    back = house.issuer.consent(await house.start(browser_at))
    house.running.clock.forward(minutes=10)
    assert await refused(house, browser_at, back) == (EXPIRED, "too late")


async def test_mix_up(house: House, browser_at: httpx.AsyncClient) -> None:
    """An answer of one issuer at the other's door, named or unnamed; each has a redirect address of its own, too."""
    back = house.issuer.consent(await house.start(browser_at))
    outcome = await refused(house, browser_at, back | {"iss": house.other.url})
    assert outcome == (NOT_PROVEN, "answer of another issuer")
    back = house.issuer.consent(await house.start(browser_at))
    del back["iss"]
    assert await refused(house, browser_at, back) == (NOT_PROVEN, "answer without iss")
    back = house.issuer.consent(await house.start(browser_at))
    assert await refused(house, browser_at, back, "other") == (NOT_PROVEN, "state of another provider")
    assert "token" not in house.other.asked
    ways = [parse_qs(urlsplit(await house.start(browser_at, one)).query) for one in ("work", "other")]
    assert ways[0]["redirect_uri"] != ways[1]["redirect_uri"]


@pytest.mark.parametrize("error", ["access_denied", "server_error", "<script>"])
async def test_a_no_of_the_provider(house: House, browser_at: httpx.AsyncClient, error: str) -> None:
    back = house.issuer.consent(await house.start(browser_at))
    del back["code"]
    assert await refused(house, browser_at, back | {"error": error}) == ((403, "login-refused"), error)


@pytest.mark.parametrize(
    "path",
    ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "", "evil",
     "/a\nb", "/\t/evil", "/a\\b", "\\/evil.example", "/" + "a" * 2000],
)  # fmt: skip
async def test_no_open_redirect(browser_at: httpx.AsyncClient, path: str) -> None:
    answer = await browser_at.post("/api/auth/oidc/work/start", json={"return_to": path})
    assert code_of(answer) == (422, "invalid")


async def test_other_sites_can_neither_begin_nor_finish(house: House, browser_at: httpx.AsyncClient) -> None:
    back = house.issuer.consent(await house.start(browser_at))
    for path, body in (("start", {"return_to": "/"}), ("finish", back)):
        answer = await browser_at.post(
            f"/api/auth/oidc/work/{path}", json=body, headers={"Origin": "https://evil.example"}
        )
        assert code_of(answer) == (403, "cross-origin")
        assert (await browser_at.get(f"/api/auth/oidc/work/{path}")).status_code == 405


async def test_unknown_providers_and_extra_fields(house: House, browser_at: httpx.AsyncClient) -> None:
    answer = await browser_at.post("/api/auth/oidc/nobody/start", json={"return_to": "/"})
    assert code_of(answer) == (404, "not-found")
    back = house.issuer.consent(await house.start(browser_at))
    assert code_of(await house.finish(browser_at, back, "nobody")) == (404, "not-found")
    assert code_of(await house.finish(browser_at, back | {"redirect_uri": "x"})) == (422, "invalid")


@pytest.mark.parametrize(
    "told", [Told(status=500), Told(extra={"id_token": None}), Told(extra={"access_token": "x" * 600_000})]
)
async def test_a_provider_in_trouble_is_503(house: House, browser_at: httpx.AsyncClient, told: Told) -> None:
    back = house.issuer.consent(await house.start(browser_at))
    house.issuer.told = told
    answer = await house.finish(browser_at, back)
    assert code_of(answer) == (503, "provider-unavailable")
    assert answer.headers["retry-after"]


@pytest.mark.parametrize(
    "metadata",
    [{"issuer": "https://evil.example"}, {"token_endpoint": "ftp://x/"}, {"jwks_uri": None}, {"jwks_uri": "file:///etc/passwd"}],
)  # fmt: skip
async def test_a_provider_that_is_somebody_else_is_not_asked(house: House, metadata: Claims) -> None:
    house.running.clock.forward(hours=2)  # what it said before is forgotten
    house.issuer.told = Told(metadata=metadata)
    async with house.running.client() as browser:
        answer = await browser.post("/api/auth/oidc/work/start", json={"return_to": "/"})
    assert code_of(answer) == (503, "provider-unavailable")


async def test_who_reads_the_table_cannot_finish_a_sign_in(house: House, browser_at: httpx.AsyncClient) -> None:
    location = await house.start(browser_at)
    asked = {name: values[0] for name, values in parse_qs(urlsplit(location).query).items()}
    attempt_id = f"login#{sha256(asked['state'].encode()).hexdigest()}"
    stored = str(await house.running.service(OidcService).attempts.find(attempt_id))
    assert "browser=" in stored
    for secret in (asked["state"], asked["nonce"], browser_at.cookies["otomo_login"]):
        assert secret not in stored


@pytest.fixture
async def browser_at(house: House) -> AsyncIterator[httpx.AsyncClient]:
    """A browser that is not signed in."""
    async with house.running.client() as client:
        yield client
