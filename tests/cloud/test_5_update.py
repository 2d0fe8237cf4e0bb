"""New images and new secrets under traffic: the good ones take over without a failed request, and nobody is signed
out; the broken ones never serve any."""

import json
import time
from typing import Any

import pytest
from cloud_stack import FIGURES, SECRETS, Cloud
from steady_traffic import traffic

pytestmark = pytest.mark.cloud
PATHS = ("/", "/customers/C001", "/health", "/api/settings", "/api/today", "/api/customers")
STEPS = ("push", "backup", "apply", "steady", "health", "smoke")
BROKEN = {
    "starts, listens, and is not healthy": 'CMD ["python", "-m", "http.server", "8000", "--directory", "/tmp"]',
    "exits at once": 'CMD ["python", "-c", "raise SystemExit(1)"]',
}
PROVIDER = {
    "id": "example",
    "name": "Example",
    "issuer": "https://issuer.example",
    "client_id": "otomo",
    "client_secret": "only-for-this-test-" + "p" * 40,
}


@pytest.mark.mission("OPS-3", "OPS-4")
def test_a_rolling_update_loses_no_request(cloud: Cloud) -> None:
    before = {kind: cloud.running_image(kind) for kind in ("backend", "frontend")}
    for kind in before:
        cloud.derive(kind, "two", 'LABEL version="two"')
    cloud.set_backend(OTOMO_PUBLIC_URL=cloud.url)  # which providers of sign-in send people back to
    with traffic(cloud.signed_in, *PATHS) as seen, cloud.timed("update of both services under traffic"):
        code, said = cloud.deploy(*STEPS, tag="two")
    assert code == 0, said
    assert "backup task" in said
    for kind, image in before.items():
        assert cloud.running_image(kind) != image
    FIGURES.append(f"requests during the update: {seen.total}, failed: {len(seen.failures)}")
    assert not seen.failures, seen.failures[:5]
    assert seen.total > 200


@pytest.mark.mission("OPS-14")
def test_new_secrets_reach_new_tasks_and_nobody_is_signed_out(cloud: Cloud) -> None:
    new = "newer-only-for-this-test-" + "n" * 40
    with cloud.signed_in() as rep:
        cursor = rep.get("/api/customers", params={"limit": 2}).json()["next_cursor"]
        cloud.rotate(session_secret=f"{new},{SECRETS['session_secret']}", oidc_providers=json.dumps([PROVIDER]))
        with traffic(cloud.signed_in, *PATHS) as seen, cloud.timed("new tasks with new secrets, under traffic"):
            settled(cloud, "backend", cloud.start_image("backend", cloud.running_image("backend")))
        assert rep.get("/api/auth/session").status_code == 200
        assert rep.get("/api/customers", params={"limit": 2, "cursor": cursor}).status_code == 200
    assert not seen.failures, seen.failures[:5]
    assert cloud.environment_of("backend")["OTOMO_SESSION_SECRET"].startswith(new)
    with cloud.client() as client:
        offered = client.get("/api/auth/providers").json()["items"]
    assert [each["id"] for each in offered] == ["example"]
    for root in ("data", "app"):
        state = cloud.terraform_in(root, "state", "pull")
        assert new not in state
        assert PROVIDER["client_secret"] not in state


@pytest.mark.mission("OPS-3", "OPS-4")
def test_a_deployment_that_is_not_healthy_fails_and_goes_back(cloud: Cloud) -> None:
    before = {kind: cloud.running_image(kind) for kind in ("backend", "frontend")}
    cloud.derive("backend", "three", BROKEN["starts, listens, and is not healthy"])
    cloud.derive("frontend", "three", 'LABEL version="three"')
    with traffic(cloud.signed_in, *PATHS) as seen, cloud.timed("refusal of a broken image and rollback, under traffic"):
        code, said = cloud.deploy("push", "apply", "steady", "health", "smoke", tag="three")
    assert code == 1
    assert "was rolled back" in said, said[-3000:]
    assert "=== rolled back" in said, said[-3000:]
    assert {kind: cloud.running_image(kind) for kind in before} == before
    FIGURES.append(f"requests during the rollback: {seen.total}, failed: {len(seen.failures)}")
    assert not seen.failures, seen.failures[:5]


@pytest.mark.mission("OPS-3")
def test_images_that_end_at_once_or_are_not_there_are_rolled_back_by_the_circuit_breaker(cloud: Cloud) -> None:
    """ECS alone, as Terraform set it up: no script goes back here."""
    before = {kind: cloud.service(kind)["taskDefinition"] for kind in ("backend", "frontend")}
    cloud.derive("backend", "four", BROKEN["exits at once"])
    cloud.derive("frontend", "four", 'LABEL version="four"')
    code, said = cloud.deploy("push", tag="four")
    assert code == 0, said
    ends = cloud.pushed("backend", "four")
    absent = cloud.running_image("frontend").partition("@")[0] + "@sha256:" + "0" * 64
    with (
        traffic(cloud.signed_in, *PATHS) as seen,
        cloud.timed("rollback of two broken images by ECS alone, under traffic"),
    ):
        refused = {kind: cloud.start_image(kind, image) for kind, image in (("backend", ends), ("frontend", absent))}
        services = {kind: settled(cloud, kind, before[kind]) for kind in before}
    for kind, service in services.items():
        assert refused[kind] != before[kind]
        assert any("circuit breaker" in each["message"] for each in service["events"]), service["events"][:5]
    FIGURES.append(f"requests during that: {seen.total}, failed: {len(seen.failures)}")
    assert not seen.failures, seen.failures[:5]
    assert seen.total > 50


def settled(cloud: Cloud, kind: str, definition: str, seconds: float = 240) -> dict[str, Any]:
    """The service, when it runs this task definition and nothing else."""
    deadline = time.monotonic() + seconds
    while True:
        service = cloud.service(kind)
        deployments = [(each["taskDefinition"], each["rolloutState"]) for each in service["deployments"]]
        if deployments == [(definition, "COMPLETED")]:
            return service
        assert time.monotonic() < deadline, (deployments, service["events"][:5])
        time.sleep(0.5)
