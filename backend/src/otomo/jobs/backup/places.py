"""Where backups lie: a bucket or a folder, with the same few verbs. Calls block; async code makes them in threads."""

import base64
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit

from otomo.jobs.errors import MissingFileError, PlaceError

_MISSING = {"NoSuchKey", "404"}


class Place(Protocol):
    """Files by relative names such as `daily/2026-11-20/manifest.json`. All raise PlaceError."""

    @property
    def url(self) -> str:
        """Where it is, ending in a slash."""

    def read(self, name: str) -> bytes:
        """A file's content. Raises MissingFileError."""

    def write(self, name: str, content: bytes) -> None:
        """Writes a file, whole or not at all."""

    def copy(self, name: str, to: str) -> None:
        """A copy within the place. Raises MissingFileError."""

    def has(self, name: str) -> bool:
        """Whether the file is there."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of this machine."""

    root: Path

    @property
    def url(self) -> str:
        """The path."""
        return f"{self.root}/"

    def read(self, name: str) -> bytes:
        """See Place."""
        with _of_files():
            return (self.root / name).read_bytes()

    def write(self, name: str, content: bytes) -> None:
        """See Place."""
        path = self.root / name
        with _of_files():
            path.parent.mkdir(parents=True, exist_ok=True)
            draft = path.with_name(f".{path.name}.{os.getpid()}")
            with draft.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            draft.replace(path)

    def copy(self, name: str, to: str) -> None:
        """See Place."""
        self.write(to, self.read(name))

    def has(self, name: str) -> bool:
        """See Place."""
        return (self.root / name).is_file()


@dataclass(frozen=True, slots=True)
class Bucket:
    """A bucket, or what is under a prefix of it."""

    client: Any
    bucket: str
    prefix: str = ""

    @property
    def url(self) -> str:
        """As the command line takes it."""
        return f"s3://{self.bucket}/{self.prefix}"

    def read(self, name: str) -> bytes:
        """See Place."""
        with _of_s3(self.url):
            answer = self.client.get_object(Bucket=self.bucket, Key=self.prefix + name)
            content: bytes = answer["Body"].read()
            return content

    def write(self, name: str, content: bytes) -> None:
        """See Place. S3 compares the content with its hash before it keeps it."""
        digest = base64.b64encode(hashlib.sha256(content).digest()).decode()
        with _of_s3(self.url):
            self.client.put_object(Bucket=self.bucket, Key=self.prefix + name, Body=content, ChecksumSHA256=digest)

    def copy(self, name: str, to: str) -> None:
        """See Place."""
        source = {"Bucket": self.bucket, "Key": self.prefix + name}
        with _of_s3(self.url):
            self.client.copy_object(Bucket=self.bucket, Key=self.prefix + to, CopySource=source)

    def has(self, name: str) -> bool:
        """See Place."""
        try:
            with _of_s3(self.url):
                self.client.head_object(Bucket=self.bucket, Key=self.prefix + name)
        except MissingFileError:
            return False
        return True


def place_of(url: str, region: str) -> Place:
    """The place at `s3://bucket/prefix` or in a folder."""
    if not url.startswith("s3://"):
        return Folder(Path(url).absolute())
    parts = urlsplit(url)
    prefix = parts.path.strip("/")
    return Bucket(_client(region), parts.netloc, f"{prefix}/" if prefix else "")


def _client(region: str) -> Any:
    import boto3  # noqa: PLC0415 - slow to import
    from botocore.config import Config  # noqa: PLC0415

    config = Config(
        connect_timeout=3,
        read_timeout=15,  # a run that is told to end waits for the call that is under way
        retries={"mode": "standard", "total_max_attempts": 4},
        max_pool_connections=16,
    )
    return boto3.client("s3", region_name=region, config=config)


@contextmanager
def _of_files() -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as missing:
        raise MissingFileError(str(missing.filename)) from missing
    except OSError as error:
        raise PlaceError(f"{error.filename}: {error.strerror}") from error


@contextmanager
def _of_s3(url: str) -> Iterator[None]:
    from botocore.exceptions import BotoCoreError, ClientError  # noqa: PLC0415

    try:
        yield
    except ClientError as error:
        if error.response["Error"]["Code"] in _MISSING:
            raise MissingFileError(f"{url}: {error}") from error
        raise PlaceError(f"{url}: {error}") from error
    except BotoCoreError as error:
        raise PlaceError(f"{url}: {error}") from error
