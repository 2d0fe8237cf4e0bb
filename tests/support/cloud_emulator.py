"""An AWS account on this machine: the emulator as a process, and its answers."""

import json
import os
import subprocess
import threading
from pathlib import Path
from typing import Any, Self

import boto3

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = (ROOT / ".local/aws/bin/python", ROOT / "devtools/cloud/emulator", "--with-parent")
# The key that MiniStack takes for the account's root.
OPERATOR = {"AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test"}
IMAGES = ("otomo-backend", "otomo-frontend")


class Emulator:
    """Runs until `stop`; then its containers, its network and the tags it was pushed are gone."""

    def __init__(self, log: Path) -> None:
        self._clients: dict[tuple[str, str], Any] = {}
        self._making = threading.Lock()  # boto3's own session is not made for threads
        self._log = log.open("w", encoding="utf-8")
        self._process = subprocess.Popen(
            list(map(str, PROGRAM)), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._log, text=True
        )
        assert self._process.stdout
        ready = self._process.stdout.readline()
        if not ready:
            self.stop()
            raise RuntimeError(f"the emulator did not start:\n{log.read_text()[-3000:]}")
        found = json.loads(ready)
        self.port, self.account, self.region = found["port"], found["account"], found["region"]
        self._reader = threading.Thread(target=self._drain, daemon=True)
        self._reader.start()

    def _drain(self) -> None:
        assert self._process.stdout
        for line in self._process.stdout:
            self._log.write(line)

    @property
    def endpoint(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        """For programs that speak to AWS, with what the machine sets for the real one taken out."""
        kept = {key: value for key, value in os.environ.items() if not key.startswith(("AWS_", "TF_", "OTOMO_"))}
        region = {"AWS_REGION": self.region, "AWS_DEFAULT_REGION": self.region}
        return {**kept, **OPERATOR, **region, "AWS_ENDPOINT_URL": self.endpoint, "AWS_EC2_METADATA_DISABLED": "true"}

    def client(self, service: str, **credentials: str) -> Any:
        """A boto3 client, kept until the end; the account's root without credentials."""
        keys = credentials or {"aws_access_key_id": "test", "aws_secret_access_key": "test"}
        name = (service, keys["aws_access_key_id"])
        with self._making:
            if name not in self._clients:
                made = boto3.client(service, endpoint_url=self.endpoint, region_name=self.region, **keys)  # type: ignore[call-overload]
                self._clients[name] = made
            return self._clients[name]

    def stop(self) -> None:
        for client in self._clients.values():
            client.close()
        if self._process.stdin:
            self._process.stdin.close()
        try:
            self._process.wait(60)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        if hasattr(self, "_reader"):
            self._reader.join()
        assert self._process.stdout
        self._process.stdout.close()
        self._log.close()

    def forget_images(self) -> None:
        """Removes the tags that point to the registry; layers stay in the build cache."""
        for name in IMAGES:
            listed = ["docker", "images", "--quiet", "--no-trunc", f"127.0.0.1:{self.port}/{name}"]
            found = subprocess.run(listed, capture_output=True, text=True, check=True).stdout.split()
            for image in set(found):
                self._untag(image)

    def _untag(self, image: str) -> None:
        inspect = ["docker", "image", "inspect", "--format", "{{json .RepoTags}} {{json .RepoDigests}}", image]
        tags, _, digests = subprocess.run(inspect, capture_output=True, text=True, check=True).stdout.partition(" ")
        ours = f"127.0.0.1:{self.port}/"
        for name in [*json.loads(tags), *json.loads(digests)]:
            if name.startswith(ours):
                subprocess.run(["docker", "rmi", name], capture_output=True, check=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
        self.forget_images()
