"""New images under traffic: the good ones take over without a failed request, the bad one never serves any."""

import pytest
from cloud_stack import FIGURES, Cloud
from steady_traffic import traffic

pytestmark = pytest.mark.cloud
PATHS = ("/", "/customers/C001", "/health", "/api/settings", "/api/today", "/api/customers")
STEPS = ("push", "backup", "apply", "steady", "health", "smoke")
# Starts, listens, and is not healthy.
UNHEALTHY = 'CMD ["python", "-m", "http.server", "8000", "--directory", "/tmp"]'


@pytest.mark.mission("OPS-3", "OPS-4")
def test_a_rolling_update_loses_no_request(cloud: Cloud) -> None:
    before = {kind: cloud.running_image(kind) for kind in ("backend", "frontend")}
    for kind in before:
        cloud.derive(kind, "two", 'LABEL version="two"')
    with traffic(cloud.signed_in, *PATHS) as seen, cloud.timed("update of both services under traffic"):
        code, said = cloud.deploy(*STEPS, tag="two")
    assert code == 0, said
    assert "backup task" in said
    for kind, image in before.items():
        assert cloud.running_image(kind) != image
    FIGURES.append(f"requests during the update: {seen.total}, failed: {len(seen.failures)}")
    assert not seen.failures, seen.failures[:5]
    assert seen.total > 200


@pytest.mark.mission("OPS-3", "OPS-4")
def test_an_image_that_is_not_healthy_is_rolled_back(cloud: Cloud) -> None:
    before = {kind: cloud.running_image(kind) for kind in ("backend", "frontend")}
    cloud.derive("backend", "three", UNHEALTHY)
    cloud.derive("frontend", "three", 'LABEL version="three"')
    with traffic(cloud.signed_in, *PATHS) as seen, cloud.timed("refusal of a broken image and rollback, under traffic"):
        code, said = cloud.deploy("push", "apply", "steady", "health", "smoke", tag="three")
    assert code == 1
    assert "was rolled back" in said, said[-3000:]
    assert "=== rolled back" in said, said[-3000:]
    assert {kind: cloud.running_image(kind) for kind in before} == before
    FIGURES.append(f"requests during the rollback: {seen.total}, failed: {len(seen.failures)}")
    assert not seen.failures, seen.failures[:5]
