"""Task definitions as Fargate runs them: MiniStack passes neither hardening nor memory to Docker."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any, Self
from urllib.parse import urlsplit

from docker.models.containers import ContainerCollection

import docker

Definition = dict[str, Any]
Build = Callable[..., dict[str, Any]]


class Engine(docker.DockerClient):  # type: ignore[misc] # untyped
    """A Docker client that finds this process when MiniStack looks for the container it runs in.

    MiniStack attaches tasks to the network of that container and gives them its address.
    """

    itself: Any

    @classmethod
    def seen_from(cls, network: str, host: str) -> Self:
        engine: Self = cls.from_env(timeout=120)
        engine.itself = SimpleNamespace(attrs={"NetworkSettings": {"Networks": {network: {"IPAddress": host}}}})
        return engine

    @property
    def containers(self) -> ContainerCollection:
        return _Containers(client=self)


class _Containers(ContainerCollection):  # type: ignore[misc] # untyped
    def get(self, container_id: str) -> Any:
        return super().get(container_id) if container_id else self.client.itself


def hardened(build: Build) -> Build:
    """Arguments of `docker run` with what the task definition says of the container's rights and limits."""

    def with_rights(cdef: Definition, td: Definition, env: dict[str, str], *rest: Any) -> dict[str, Any]:
        # Fargate gives a path, which clients resolve against 169.254.170.2.
        if url := env.pop("AWS_CONTAINER_CREDENTIALS_FULL_URI", None):
            env["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"] = "/v2/credentials/" + url.rpartition("/")[2]
            env.pop("AWS_CONTAINER_AUTHORIZATION_TOKEN", None)
            # On port 80, as AWS's own endpoints: a client may sign a host without its port.
            env["AWS_ENDPOINT_URL"] = "http://" + (urlsplit(url).hostname or "")
        linux = cdef.get("linuxParameters") or {}
        capabilities = linux.get("capabilities") or {}
        rights = {
            "read_only": cdef.get("readonlyRootFilesystem"),
            "user": cdef.get("user"),
            "entrypoint": cdef.get("entryPoint"),
            "init": linux.get("initProcessEnabled"),
            "cap_drop": capabilities.get("drop"),
            "tmpfs": {each["containerPath"]: _options(each) for each in linux.get("tmpfs", [])},
            "sysctls": {each["namespace"]: each["value"] for each in cdef.get("systemControls", [])},
            "mem_limit": f"{td['memory']}m" if td.get("memory") else None,
        }
        return build(cdef, td, env, *rest) | {name: value for name, value in rights.items() if value}

    return with_rights


def _options(tmpfs: Definition) -> str:
    return ",".join([f"size={tmpfs['size']}m", *tmpfs.get("mountOptions", [])])
