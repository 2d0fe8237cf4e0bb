"""What nginx answers by itself, with a backend that is slow or away: problem documents for the API, a page for people.
Runs the configuration in the image that ours is made from, so that nothing has to be built."""

import json
import socket
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx
import pytest
from compose_stack import ROOT, run
from launched import free_port
from otomo.errors import PROBLEM_TYPE
from otomo.web.problems import Problem

pytestmark = [pytest.mark.containers, pytest.mark.mission("OPS-12")]

IMAGE = "nginxinc/nginx-unprivileged:stable-bookworm"
NGINX = ROOT / "docker" / "nginx"
LONG = "x" * 9_000


class Backend(BaseHTTPRequestHandler):
    """Says that it is a teapot, late where the path says so."""

    def do_GET(self) -> None:
        if self.path.endswith("/slow"):
            time.sleep(3)
        self.send_response(418)
        self.send_header("Content-Length", "0")
        self.send_header("X-Request-ID", "of-the-backend")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """The test's output stays readable."""


@dataclass(frozen=True)
class Nginx:
    """A running one, whose backend is at `backend`."""

    name: str
    port: int
    backend: int

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def raw(self, line: bytes) -> tuple[int, bytes]:
        """Status and body of what no client would send."""
        with closing(socket.create_connection(("127.0.0.1", self.port), timeout=10)) as connection:
            connection.sendall(line)
            answer = b""
            while part := connection.recv(65_536):
                answer += part
        head, _, body = answer.partition(b"\r\n\r\n")
        return int(head.split()[1]), body

    def log(self) -> list[dict[str, object]]:
        """The lines of its access log."""
        return [json.loads(line) for line in run("docker", "logs", self.name).splitlines() if line.startswith("{")]


@contextmanager
def backend() -> Iterator[int]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Backend) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_address[1]
        server.shutdown()


@pytest.fixture(scope="module")
def nginx(engine: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nginx]:
    if sys.platform != "linux":
        pytest.skip("the container shares the network of this machine, which only Linux has")
    templates, pages = tmp_path_factory.mktemp("templates"), tmp_path_factory.mktemp("pages")
    for template in (NGINX / "templates").iterdir():
        text = template.read_text(encoding="utf-8").replace("proxy_read_timeout 90s", "proxy_read_timeout 1s")
        (templates / template.name).write_text(text, encoding="utf-8")
    (pages / "assets").mkdir()
    (pages / "index.html").write_text('<div id="root"></div>', encoding="utf-8")
    for made in (templates, pages, pages / "assets"):
        made.chmod(0o755)
    with backend() as port:
        started = Nginx(f"otomo-test-nginx-{port}", free_port(), port)
        run("docker", "run", "--detach", "--name", started.name, *_options(started, templates, pages), IMAGE)
        try:
            _wait(started)
            yield started
        finally:
            run("docker", "rm", "--force", started.name)


def _options(started: Nginx, templates: Path, pages: Path) -> list[str]:
    """As docker/frontend.Dockerfile and docker-compose.yml have them."""
    dockerfile = (ROOT / "docker" / "frontend.Dockerfile").read_text(encoding="utf-8")
    allowed = dockerfile.partition('NGINX_ENVSUBST_FILTER="')[2].partition('"')[0]
    env = {
        "OTOMO_HTTP_PORT": str(started.port),
        "OTOMO_BACKEND": f"127.0.0.1:{started.backend}",
        "NGINX_ENTRYPOINT_LOCAL_RESOLVERS": "1",
        "NGINX_ENVSUBST_FILTER": allowed,
        "NGINX_ENVSUBST_OUTPUT_DIR": "/tmp/nginx",
    }
    mounts = {
        NGINX / "nginx.conf": "/etc/nginx/nginx.conf",
        templates: "/etc/nginx/templates",
        NGINX / "error": "/usr/share/nginx-error",
        pages: "/usr/share/otomo",
    } | {script: f"/docker-entrypoint.d/{script.name}" for script in (NGINX / "entrypoint.d").iterdir()}
    return [
        *("--network", "host", "--read-only", "--tmpfs", "/tmp", "--cap-drop", "ALL"),
        *(option for name, value in env.items() for option in ("--env", f"{name}={value}")),
        *(option for here, there in mounts.items() for option in ("--volume", f"{here}:{there}:ro")),
    ]


def _wait(started: Nginx) -> None:
    for _ in range(100):
        try:
            if httpx.get(f"{started.url}/nginx-health").status_code == 204:
                return
        except httpx.TransportError:
            time.sleep(0.1)
    pytest.fail(run("docker", "logs", started.name))


def is_problem(answer: httpx.Response, status: int, code: str) -> None:
    """The backend's shape and headers, all of them."""
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    problem = Problem.model_validate(answer.json(), extra="forbid")
    assert (problem.status, problem.code, problem.type) == (status, code, PROBLEM_TYPE + code)
    assert set(answer.json()) == set(Problem.model_fields)
    assert len(problem.request_id or "") == 32
    assert answer.headers["x-request-id"] == problem.request_id
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["content-security-policy"] == "default-src 'none'; frame-ancestors 'none'"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["server"] == "nginx"


def is_page(answer: httpx.Response, status: int) -> None:
    """Both languages, the pages' headers, nothing of nginx."""
    assert answer.status_code == status
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "このページは表示できません" in answer.text
    assert "This page cannot be shown" in answer.text
    assert f"<footer>{status} · " in answer.text
    assert "nginx" not in answer.text
    assert answer.headers["x-frame-options"] == "DENY"
    assert answer.headers["server"] == "nginx"


def test_a_backend_that_is_slow_or_away(nginx: Nginx) -> None:
    slow = httpx.get(f"{nginx.url}/api/slow", timeout=10)
    is_problem(slow, 504, "unreachable")
    assert slow.json()["instance"] == "/api/slow"
    assert slow.headers["retry-after"] == "5"
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        port = nobody.getsockname()[1]
        away = f"s/127.0.0.1:{nginx.backend}/127.0.0.1:{port}/"
        run("docker", "exec", nginx.name, "sed", "-i", away, "/tmp/nginx/otomo.conf")
        run("docker", "exec", nginx.name, "nginx", "-s", "reload")
        try:
            answer = _until(nginx, 502)
            is_problem(answer, 502, "unreachable")
            assert answer.headers["retry-after"] == "5"
        finally:
            back = f"s/127.0.0.1:{port}/127.0.0.1:{nginx.backend}/"
            run("docker", "exec", nginx.name, "sed", "-i", back, "/tmp/nginx/otomo.conf")
            run("docker", "exec", nginx.name, "nginx", "-s", "reload")
    assert _until(nginx, 418).headers["x-request-id"] == "of-the-backend"


def _until(nginx: Nginx, status: int) -> httpx.Response:
    """Other workers serve some moments after a reload."""
    for _ in range(100):
        answer = httpx.get(f"{nginx.url}/api/customers?q=somebody", timeout=10)
        if answer.status_code == status:
            break
        time.sleep(0.1)
    return answer


def test_too_large_and_too_long(nginx: Nginx) -> None:
    body = httpx.post(f"{nginx.url}/api/customers", content=b" " * 3_000_000)
    is_problem(body, 413, "payload-too-large")
    address = httpx.get(f"{nginx.url}/api/customers?q={LONG}")
    is_problem(address, 414, "address-too-long")
    assert address.json()["instance"] == "/api/customers"
    is_problem(httpx.get(f"{nginx.url}/health/ready", headers={"X-Large": LONG}), 431, "headers-too-large")
    is_page(httpx.get(f"{nginx.url}/customers?q={LONG}"), 414)
    is_page(httpx.get(f"{nginx.url}/customers", headers={"X-Large": LONG}), 431)
    is_page(httpx.post(f"{nginx.url}/customers", content=b" " * 3_000_000), 413)


def test_what_nobody_would_send(nginx: Nginx) -> None:
    """A path is told back as far as it can stand in a document, and what cannot be read gets an answer too."""
    status, body = nginx.raw(b'GET /api/a"b\\c HTTP/1.1\r\nConnection: close\r\n\r\n')  # no Host
    assert (status, json.loads(body)["code"], json.loads(body)["instance"]) == (400, "bad-request", "/api/a")
    status, body = nginx.raw(b"GET /api/%22x HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n")
    assert (status, json.loads(body)["instance"]) == (400, "/api/%22x")
    status, body = nginx.raw(b"hello\r\n\r\n")
    assert status == 400
    assert "要求を受け付けられませんでした" in body.decode()
    is_problem(httpx.request("TRACE", f"{nginx.url}/api/x"), 405, "method-not-allowed")


def test_pages_that_are_not_there(nginx: Nginx) -> None:
    is_page(httpx.get(f"{nginx.url}/assets/gone-0000.js"), 404)
    is_page(httpx.post(f"{nginx.url}/", content=b"x"), 405)
    is_page(httpx.get(f"{nginx.url}/nginx-error/page.html"), 404)
    is_page(httpx.get(f"{nginx.url}/nginx-error/api"), 404)


def test_the_log_says_what_was_asked_for_and_by_which_id(nginx: Nginx) -> None:
    refused = httpx.post(f"{nginx.url}/api/customers?q=Sakuma", content=b" " * 3_000_000).json()["request_id"]
    assert httpx.get(f"{nginx.url}/api/today?q=Sakuma").status_code == 418
    ours = [line for line in nginx.log() if line["request_id"] == refused]
    assert [(line["method"], line["path"], line["status"]) for line in ours] == [("POST", "/api/customers", 413)]
    assert nginx.log()[-1] | {"method": "GET", "path": "/api/today", "request_id": "of-the-backend"} == nginx.log()[-1]
    assert "Sakuma" not in json.dumps(nginx.log())
