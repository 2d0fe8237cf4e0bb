"""`make up`, `make dev` and `make demo-reset`: Otomo on this machine, from one command.

Starts the embedded AWS (its data kept in `.local/state`), makes the tables, loads the demo book into an empty one,
and starts backend and frontend; all on 127.0.0.1. Ctrl-C or SIGTERM stops everything, the store last.
"""

import argparse
import json
import os
import secrets
import shlex
import shutil
import signal
import sys
import threading
import time
import urllib.request
from pathlib import Path
from types import FrameType
from typing import IO, Any, NoReturn

from frontend_build import FrontendBuild
from locks import one_starts_at_a_time, only_one
from processes import Child, StartError, free_port, is_free, wait_until

ROOT = Path(__file__).resolve().parent.parent
INSTALLED = ROOT / ".local"
OTOMO = ROOT / "backend" / ".venv" / "bin" / "otomo"
VITE = ROOT / "frontend" / "node_modules" / "vite" / "bin" / "vite.js"
BEGAN = time.monotonic()


class Stopped(BaseException):
    """A person, or the system, asked the launcher to stop."""


def say(text: str = "") -> None:
    sys.stdout.write(f"[{time.monotonic() - BEGAN:6.1f}s] {text}\n" if text else "\n")
    sys.stdout.flush()


def session_secret(local: Path) -> str:
    """Made once, readable by the owner alone; with another one nobody would stay signed in."""
    path = local / "session-secret"
    if not path.exists():
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(48))
    return path.read_text().strip()


def web_port() -> int:
    given = os.environ.get("PORT")
    if not given:
        port = free_port(8080)
        if port != 8080:
            say(f"port 8080 is taken; using {port}")
        return port
    if not given.isdecimal() or not 0 < int(given) < 65536:
        raise StartError(f"PORT={given} is not a port number.")
    if not is_free(int(given)):
        raise StartError(f"PORT={given} is taken. Choose another, or leave PORT out to get a free one.")
    return int(given)


def shown(path: Path) -> Path:
    return path.relative_to(ROOT) if path.is_relative_to(ROOT) else path


def get(url: str) -> Any:
    try:
        with urllib.request.urlopen(url, timeout=10) as answer:  # noqa: S310 (our own URL)
            return json.load(answer)
    except OSError as error:
        raise StartError(f"{url} does not answer: {error}") from error


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=2):  # noqa: S310 (our own URL)
            return True
    except OSError:
        return False


class Launcher:
    def __init__(self, local: Path, *, dev: bool) -> None:
        self.local, self.dev = local, dev
        self.children: list[Child] = []
        self.sign_ins: list[dict[str, str]] = []
        self.env = {name: value for name, value in os.environ.items() if not name.startswith(("AWS_", "MAKE"))}

    def start(
        self, name: str, *command: str | Path, cwd: Path = ROOT, piped: bool = False, patience: float = 10
    ) -> Child:
        log = self.local / "log" / f"{name.replace(' ', '-')}.log"
        child = Child(name, command, env=self.env, cwd=cwd, log=log, piped=piped, patience=patience)
        self.children.append(child)
        return child

    def run(self, lock: IO[str]) -> NoReturn:
        with one_starts_at_a_time(INSTALLED):
            url = self.start_all()
        lock.write(f"{url} (process {os.getpid()})")
        lock.flush()
        self.welcome(url)
        self.watch()

    def start_all(self) -> str:
        port = web_port()
        build = None if self.dev else FrontendBuild(ROOT, self.local / "log" / "frontend-build.log", self.env)
        if build and build.needed:
            say("frontend: building in the background")
            self.children.append(build.start())
        self.start_aws()
        self.configure()
        self.fill()
        backend = self.start_backend()
        if build:
            build.wait()
            self.children = [child for child in self.children if child is not build.child]
        self.start_frontend(port, backend)
        if self.env["OTOMO_DEMO"] == "true":
            self.start("demo devices", OTOMO, "demo", "feed", "--url", backend)
        self.start("jobs", OTOMO, "job", "schedule")
        return f"http://localhost:{port}"

    def start_aws(self) -> None:
        python = INSTALLED / "aws" / "bin" / "python"
        port = free_port(4566)
        command = (
            python,
            ROOT / "devtools" / "embedded_aws",
            "--with-parent",
            "--state",
            self.local / "state",
            "--port",
            str(port),
        )
        # A large book may need a while to be written at the end.
        child = self.start("embedded AWS", *command, piped=True, patience=60)
        ready = threading.Event()

        def listen() -> None:
            assert child.process.stdout
            for line in child.process.stdout:
                message = json.loads(line)
                if "notice" in message:
                    say(f"NOTE: {message['notice']}")
                if "ready" in message:
                    ready.set()

        threading.Thread(target=listen, daemon=True).start()
        wait_until(child, ready.is_set, 60)
        self.env |= {
            "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}",
            "AWS_REGION": "ap-northeast-1",
            "AWS_DEFAULT_REGION": "ap-northeast-1",
            "AWS_ACCESS_KEY_ID": "test",
            "AWS_SECRET_ACCESS_KEY": "test",
            "AWS_EC2_METADATA_DISABLED": "true",
        }
        say(f"embedded AWS: ready, data in {shown(self.local)}/state")

    def configure(self) -> None:
        defaults = {
            "OTOMO_ENVIRONMENT": "development",
            "OTOMO_DEMO": "true",
            "OTOMO_LOG_FORMAT": "console",
            "OTOMO_BACKUP__FOLDER": str(self.local.absolute() / "backups"),
        }
        self.env = defaults | self.env | {"OTOMO_SESSION_SECRET": session_secret(self.local)}
        self.write_env()

    def write_env(self) -> None:
        """For commands of other terminals."""
        ours = {name: value for name, value in self.env.items() if name.startswith(("AWS_", "OTOMO_"))}
        lines = "".join(f"export {name}={shlex.quote(value)}\n" for name, value in sorted(ours.items()))
        file = self.local / "env"
        file.touch(mode=0o600)
        file.write_text(lines)

    def fill(self) -> None:
        self.finish("tables", OTOMO, "init")
        say("tables: ready")
        if self.env["OTOMO_DEMO"] == "true":
            self.finish("demo book", OTOMO, "demo", "load")
            say("demo book: ready")

    def finish(self, name: str, *command: str | Path) -> None:
        child = self.start(name, *command)
        child.process.wait()
        if child.process.returncode:
            raise StartError(child.why_it_ended())
        self.children.remove(child)

    def start_backend(self) -> str:
        port = free_port(8000)
        url = f"http://127.0.0.1:{port}"
        self.env |= {"OTOMO_HOST": "127.0.0.1", "OTOMO_PORT": str(port)}
        self.write_env()
        child = self.start("backend", *self.backend_command(port))
        wait_until(child, lambda: answers(f"{url}/health/ready"), 60)
        self.sign_ins = get(f"{url}/api/settings")["demo_sign_ins"]
        say("backend: ready")
        return url

    def backend_command(self, port: int) -> tuple[str | Path, ...]:
        if not self.dev:
            return OTOMO, "serve"
        where = ("--host", "127.0.0.1", "--port", str(port))
        reload = ("--reload", "--reload-dir", ROOT / "backend" / "src", "--no-access-log")
        return OTOMO.with_name("uvicorn"), "otomo.app:app_from_env", "--factory", *where, *reload

    def start_frontend(self, port: int, backend: str) -> None:
        self.env["OTOMO_API"] = backend
        where = ("--host", "127.0.0.1", "--port", str(port), "--strictPort", "--clearScreen", "false")
        mode = () if self.dev else ("preview", "--config", ROOT / "devtools" / "preview.config.mjs")
        child = self.start("frontend", "node", VITE, *mode, *where, cwd=ROOT / "frontend")
        wait_until(child, lambda: answers(f"http://127.0.0.1:{port}/"), 60)
        say("frontend: ready")

    def welcome(self, url: str) -> None:
        say()
        say(f"Otomo is at  {url}   (Ctrl-C stops it; the data is kept)")
        if self.sign_ins:
            say("Demo sign-ins:")
        for person in self.sign_ins:
            say(f"  {person['username']:<11} {person['password']:<14} {person['role']:<8} {person['display_name']}")
        say(f"Logs: {shown(self.local)}/log    The CLI on this data: . {shown(self.local)}/env; {shown(OTOMO)} --help")

    def watch(self) -> NoReturn:
        while True:
            for child in self.children:
                if not child.running:
                    raise StartError(child.why_it_ended())
            time.sleep(0.2)

    def stop(self) -> None:
        """In the order of the requests: nothing may write when the store saves for the last time."""
        for child in reversed(self.children):
            if child.running:
                say(f"{child.name}: stopping")
            child.stop()


def reset(local: Path) -> None:
    state, before = local / "state", local / "state.before-reset"
    if not state.exists():
        say("There is no data yet; `make up` loads the demo book.")
        return
    if before.exists():
        shutil.rmtree(before)
    state.rename(before)
    say(f"The data was moved to {shown(before)}; `make up` loads a fresh demo book.")


def on_signal(number: int, _frame: FrameType | None) -> None:
    for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(each, signal.SIG_IGN)  # stopping is bounded in time; a second Ctrl-C would only lose data
    raise Stopped(number)


def main() -> int:
    parser = argparse.ArgumentParser(description="Otomo on this machine.")
    parser.add_argument("command", choices=("up", "dev", "demo-reset"))
    parser.add_argument("--local", type=Path, default=INSTALLED, help="where data and logs are kept (.local)")
    options = parser.parse_args()
    launcher = Launcher(options.local, dev=options.command == "dev")
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, on_signal)
    try:
        with only_one(options.local) as lock:
            if options.command == "demo-reset":
                reset(options.local)
                return 0
            try:
                launcher.run(lock)
            finally:
                launcher.stop()
    except Stopped:
        say(f"Stopped; the data is in {shown(options.local)}/state.")
        return 0
    except StartError as error:
        sys.stderr.write(f"\n{error}\n")
        return 1


if __name__ == "__main__":
    sys.exit(main())
