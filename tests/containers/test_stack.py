"""The production-like stack, driven over HTTP the way a browser does."""

import gzip
import json
import re
import subprocess
import time

import httpx
import pytest
from compose_stack import FIGURES, Stack, run

pytestmark = [pytest.mark.containers, pytest.mark.mission("OPS-12")]

REP = {"login": "takanashi", "password": "otomo-rep"}
BACKEND_LIMIT_MB = 450
FRONTEND_OVER_BASE_MB = 10
FRONTEND_BASE = "nginxinc/nginx-unprivileged:stable-bookworm"


def sign_in(client: httpx.Client) -> httpx.Response:
    return client.post("/api/auth/sign-in", json=REP)


def megabytes(image: str) -> float:
    return int(run("docker", "image", "inspect", "--format", "{{.Size}}", image)) / 1e6


def test_the_front_page_and_any_deep_link_are_the_application(stack: Stack) -> None:
    with stack.client() as client:
        front = client.get("/")
        deep = client.get("/customers/C-0001")
    assert front.status_code == deep.status_code == 200
    assert front.text == deep.text
    assert '<div id="root">' in front.text
    assert front.headers["cache-control"] == "no-cache"


def test_pages_carry_the_security_headers_and_the_api_none_twice(stack: Stack) -> None:
    with stack.client() as client:
        page = client.get("/").headers
        api = client.get("/api/settings").headers
    policy = page["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert re.search(r"script-src [^;]*unsafe", policy) is None
    assert page["x-content-type-options"] == "nosniff"
    assert page["referrer-policy"] == "strict-origin-when-cross-origin"
    assert page["x-frame-options"] == "DENY"
    assert "camera=()" in page["permissions-policy"]
    assert page["server"] == "nginx"
    assert "strict-transport-security" not in page
    assert page["cross-origin-opener-policy"] == "same-origin"
    assert "cross-origin-opener-policy" not in httpx.get(stack.url, headers={"Host": "otomo.example"}).headers
    for name in ("content-security-policy", "x-content-type-options", "cache-control", "strict-transport-security"):
        assert len(api.get_list(name)) <= 1


def test_https_at_the_load_balancer_turns_on_strict_transport(stack: Stack) -> None:
    answer = httpx.get(stack.url, headers={"X-Forwarded-Proto": "https"})
    assert answer.headers["strict-transport-security"].startswith("max-age=31536000")
    assert answer.headers["cross-origin-opener-policy"] == "same-origin"


def test_headers_that_are_too_large_are_a_problem(stack: Stack) -> None:
    for size in (9_000, 40_000):
        answer = httpx.get(f"{stack.url}/api/settings", headers={"X-Large": "x" * size})
        assert (answer.status_code, answer.json()["code"]) == (431, "headers-too-large")
    answer = httpx.get(f"{stack.url}/api/settings?x={'x' * 9_000}")
    assert (answer.status_code, answer.json()["code"]) == (414, "address-too-long")


def test_assets_are_precompressed_and_kept_for_ever(stack: Stack) -> None:
    with stack.client() as client:
        script = re.search(r'src="(/assets/[^"]+\.js)"', client.get("/").text)
        assert script
        with client.stream("GET", script[1], headers={"Accept-Encoding": "gzip"}) as answer:
            packed = b"".join(answer.iter_raw())
        plain = client.get(script[1], headers={"Accept-Encoding": "identity"}).content
        missing = client.get("/assets/missing-0000.js")
    assert answer.headers["content-encoding"] == "gzip"
    # A length in advance: sent from the .gz beside it, not compressed while sending.
    assert int(answer.headers["content-length"]) == len(packed)
    assert gzip.decompress(packed) == plain
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert missing.status_code == 404
    assert "cache-control" not in missing.headers
    assert "このページは表示できません" in missing.text


def test_health_goes_to_the_backend(stack: Stack) -> None:
    with stack.client() as client:
        assert client.get("/health").json() == {"status": "ok"}
        ready = client.get("/health/ready").json()
    assert ready["status"] == "ready"
    assert set(ready["tables"].values()) == {"ok"}


def test_a_demo_rep_signs_in_and_sees_today(stack: Stack) -> None:
    with stack.client() as client:
        assert client.get("/api/today").status_code == 401
        assert sign_in(client).status_code == 200
        today = client.get("/api/today")
    assert today.status_code == 200
    assert today.json()["items"]


def test_another_origin_is_refused(stack: Stack) -> None:
    with stack.client() as client:
        answer = client.post("/api/auth/sign-in", json=REP, headers={"Origin": "https://elsewhere.example"})
    assert answer.status_code == 403
    assert answer.headers["content-type"] == "application/problem+json"


def test_too_large_a_body_is_a_problem_document(stack: Stack) -> None:
    with stack.client() as client:
        answer = client.post("/api/customers", content=b" " * 3_000_000, headers={"Content-Type": "application/json"})
    assert answer.status_code == 413
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["code"] == "payload-too-large"


@pytest.mark.mission("ID-2")
def test_a_restarted_backend_logs_nobody_out(stack: Stack) -> None:
    with stack.client() as client:
        sign_in(client)
        # A new container has a new address: nginx must look the name up again.
        stack.compose("up", "-d", "--force-recreate", "--no-deps", "backend")
        stack.wait("/health/ready")
        assert client.get("/api/auth/session").status_code == 200


def test_data_survives_the_whole_stack(stack: Stack) -> None:
    note = {"customer_id": "", "noted_on": "2026-11-20", "body": "Survives a restart of everything."}
    with stack.client() as client:
        sign_in(client)
        note["customer_id"] = client.get("/api/customers").json()["items"][0]["customer_id"]
        created = client.post("/api/sales-notes", json=note)
        assert created.status_code == 201, created.text
        stack.compose("down", "--timeout", "20")
        stack.up()
        again = client.get(f"/api/sales-notes/{created.json()['note_id']}")
        assert client.get("/api/auth/session").status_code == 200
    assert again.status_code == 200
    assert again.json()["body"] == note["body"]


@pytest.mark.mission("OPS-5", "OPS-6")
def test_the_jobs_run_by_the_clock_and_a_backup_is_kept(stack: Stack) -> None:
    clock = stack.inspect("jobs")
    assert clock["State"]["Status"] == "running"
    assert clock["RestartCount"] == 0
    assert clock["Config"]["Cmd"][-1].endswith("otomo job schedule")
    result = json.loads(in_jobs(stack, "otomo job backup --json").splitlines()[-1])
    assert result["state"] == "done"
    stack.compose("up", "-d", "--force-recreate", "--no-deps", "jobs")
    assert "manifest.json" in in_jobs(stack, "ls /var/lib/otomo/daily/*")
    restored = in_jobs(stack, "otomo restore /var/lib/otomo/daily/* --to-prefix restored 2>&1")
    assert "restored-crm" in restored or "equal" in restored, restored


def in_jobs(stack: Stack, command: str) -> str:
    """What a command says in the container of the jobs."""
    secret = 'export OTOMO_SESSION_SECRET="$(cat /run/otomo/session-secret)"'
    return stack.compose("exec", "-T", "jobs", "sh", "-ec", f"{secret}; {command}")


@pytest.mark.parametrize("service", ["backend", "frontend", "jobs"])
def test_containers_are_hardened(stack: Stack, service: str) -> None:
    container = stack.inspect(service)
    host = container["HostConfig"]
    assert host["ReadonlyRootfs"] is True
    assert host["CapDrop"] == ["ALL"]
    assert "no-new-privileges:true" in host["SecurityOpt"]
    assert stack.compose("exec", "-T", service, "id", "-u").strip() not in ("", "0")
    with pytest.raises(AssertionError, match="Read-only file system"):
        stack.compose("exec", "-T", service, "sh", "-c", "touch /here")
    if service != "jobs":  # which listens to nothing
        assert container["State"]["Health"]["Status"] in ("healthy", "starting")


def test_a_stop_is_clean_and_quick(stack: Stack) -> None:
    began = time.monotonic()
    stack.compose("stop", "backend")
    # 143: ended by the SIGTERM after its work was done; 137 would be a SIGKILL.
    assert stack.inspect("backend")["State"]["ExitCode"] in (0, 143)
    assert time.monotonic() - began < 15
    stack.up("backend")


def test_production_refuses_to_start_without_a_secret(stack: Stack) -> None:
    command = ["docker", "run", "--rm", "otomo-backend:test"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=30)
    assert done.returncode != 0
    assert "OTOMO_SESSION_SECRET" in done.stderr + done.stdout


def test_image_sizes(stack: Stack) -> None:
    backend = megabytes("otomo-backend:test")
    frontend = megabytes("otomo-frontend:test") - megabytes(FRONTEND_BASE)
    FIGURES.append(f"backend image {backend:.0f} MB; frontend {frontend:.1f} MB over its base")
    assert backend <= BACKEND_LIMIT_MB
    assert frontend <= FRONTEND_OVER_BASE_MB
