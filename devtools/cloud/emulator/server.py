"""Serves MiniStack with what is added to it."""

import asyncio
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast

from balancer import heeding_idle_timeout, with_balanced_health
from containers import Engine, hardened
from credentials import with_task_credentials
from docker.errors import APIError, DockerException
from health import TargetHealth
from hypercorn.asyncio import serve as hypercorn
from hypercorn.config import Config
from hypercorn.typing import Framework
from ministack import app as ministack
from ministack.services import alb, ecr, ecs

import docker

LABEL = "otomo.emulator"


class UnusableError(RuntimeError):
    """The Docker engine cannot serve the emulator; the message says why."""


@contextmanager
def task_network(gateway: str) -> Iterator[str]:
    """The network of the tasks, on which this host has the address of Fargate's metadata service."""
    try:
        engine = docker.from_env(timeout=120)
        for left in engine.networks.list(filters={"label": LABEL}):
            _remove(left)  # of a run that was killed
        subnet = gateway.rpartition(".")[0]
        pool = docker.types.IPAMPool(subnet=f"{subnet}.0/24", gateway=gateway)
        network = engine.networks.create(
            "otomo-emulator", labels={LABEL: ""}, ipam=docker.types.IPAMConfig(pool_configs=[pool])
        )
    except APIError as error:
        raise UnusableError(f"the network of the tasks cannot be made: {error.explanation}") from error
    except DockerException as error:
        raise UnusableError(f"no Docker engine answers: {error}") from error
    try:
        yield network.name
    finally:
        _remove(network)


def _remove(network: docker.models.networks.Network) -> None:
    network.reload()
    for container in network.containers:
        container.remove(force=True, v=True)
    network.remove()


def install(network: str, host: str, port: int) -> None:
    """Calls MiniStack's own functions around ours; it finds them by their names in the module."""
    ecs._docker = Engine.seen_from(network, host)
    ecs._build_run_kwargs = hardened(ecs._build_run_kwargs)
    # Docker pushes to and pulls from this registry itself, since it takes one on loopback without TLS.
    ecr._repo_uri = lambda name: f"127.0.0.1:{port}/{name}"
    modify = "ModifyLoadBalancerAttributes"
    alb._ACTION_MAP[modify] = heeding_idle_timeout(alb._ACTION_MAP[modify])
    health = TargetHealth(
        alb.set_targets_for_group,
        ecs._record_service_task_healthy,
        ecs._complete_service_deployment,
        ecs._cleanup_task_resources,
    )
    alb.set_targets_for_group = health.publish
    ecs._record_service_task_healthy = health.record
    ecs._complete_service_deployment = health.complete
    ecs._cleanup_task_resources = health.cleanup


async def serve(sockets: list[socket.socket], with_parent: bool) -> None:
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    if with_parent:
        watcher = asyncio.create_task(asyncio.to_thread(sys.stdin.buffer.read))
        watcher.add_done_callback(lambda _: stop.set())
    config = Config()
    config.bind = [f"fd://{sock.fileno()}" for sock in sockets]
    config.keep_alive_timeout = 75
    config.shutdown_timeout = 20
    config.loglevel = "WARNING"
    config.accesslog = None
    app = with_balanced_health(with_task_credentials(ministack.app))

    async def stopped() -> None:
        await stop.wait()

    await hypercorn(cast("Framework", app), config, shutdown_trigger=stopped)
