"""InfluxDB and VictoriaMetrics from Debian's packages, each a process on loopback with a directory of its own."""

import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_INFLUX = """
reporting-disabled = true
bind-address = "127.0.0.1:{rpc}"
[meta]
  dir = "{folder}/meta"
[data]
  dir = "{folder}/data"
  wal-dir = "{folder}/wal"
  query-log-enabled = false
[monitor]
  store-enabled = false
[http]
  bind-address = "127.0.0.1:{port}"
  log-enabled = false
"""


@dataclass(frozen=True, slots=True)
class Rival:
    """A running database that takes line protocol."""

    name: str
    write_url: str
    pid: int


@contextmanager
def influxdb() -> Iterator[Rival | None]:
    """InfluxDB 1.x with an empty database; None: not installed."""
    program = shutil.which("influxd")
    if program is None:
        print("SKIPPED: InfluxDB is not installed (apt-get install influxdb)", file=sys.stderr)
        yield None
        return
    with tempfile.TemporaryDirectory() as folder:
        port = _free_port()
        config = Path(folder) / "influxdb.conf"
        config.write_text(_INFLUX.format(folder=folder, port=port, rpc=_free_port()))
        with _running([program, "run", "-config", str(config)], f"http://127.0.0.1:{port}/ping") as pid:
            query = urllib.parse.urlencode({"q": "CREATE DATABASE bench"}).encode()
            urllib.request.urlopen(f"http://127.0.0.1:{port}/query", query, timeout=10).close()
            yield Rival("InfluxDB 1.6", f"http://127.0.0.1:{port}/write?db=bench&precision=ms", pid)


@contextmanager
def victoriametrics() -> Iterator[Rival | None]:
    """VictoriaMetrics, empty; None: not installed."""
    program = shutil.which("victoria-metrics")
    if program is None:
        print("SKIPPED: VictoriaMetrics is not installed (apt-get install victoria-metrics)", file=sys.stderr)
        yield None
        return
    with tempfile.TemporaryDirectory() as folder:
        port = _free_port()
        command = [program, f"-storageDataPath={folder}", f"-httpListenAddr=127.0.0.1:{port}", "-loggerLevel=ERROR"]
        with _running(command, f"http://127.0.0.1:{port}/health") as pid:
            yield Rival("VictoriaMetrics", f"http://127.0.0.1:{port}/write?precision=ms", pid)


@contextmanager
def _running(command: list[str], ready: str) -> Iterator[int]:
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(300):
            if process.poll() is not None:
                sys.exit(f"{command[0]} ended with {process.returncode}")
            try:
                urllib.request.urlopen(ready, timeout=2).close()
                break
            except (urllib.error.URLError, OSError):
                time.sleep(0.1)
        yield process.pid
    finally:
        process.terminate()
        process.wait(timeout=30)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
