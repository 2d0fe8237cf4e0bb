"""AWS on one machine, for the cloud tests: MiniStack with IAM enforced, its containers on the local Docker engine.

Runs in MiniStack's own environment: `.local/aws/bin/python devtools/cloud/emulator`. Prints `{"ready": true, …}` when
it answers; stops at SIGTERM, at SIGINT, or with `--with-parent` when its standard input ends, and takes its containers
and its network with it. Three things that AWS has and MiniStack leaves out are added here, each in a file of its own:
target health and draining, the hardening of task definitions, credentials of task roles.
"""

import argparse
import asyncio
import importlib
import json
import logging
import os
import socket
import sys

REGION = "ap-northeast-1"
ACCOUNT = "123456789012"
# Where Fargate serves task credentials. Here it is the host's own address on the network of the tasks.
METADATA_HOST = "169.254.170.2"
LOOPBACK = "127.0.0.1"


def listen(host: str, port: int) -> socket.socket:
    sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    sock.bind((host, port))
    sock.listen(512)
    return sock


def configure(port: int) -> None:
    """MiniStack reads its environment when it is imported."""
    os.environ.update(
        AUTH="true",
        GATEWAY_PORT=str(port),
        MINISTACK_REGION=REGION,
        MINISTACK_ACCOUNT_ID=ACCOUNT,
        IOT_MTLS_ENABLED="0",
        SFTP_ENABLED="0",
        PERSIST_STATE="0",
        MINISTACK_DOCKER_TIMEOUT="120",
        HOSTNAME="",  # its own container, of which there is none: see containers.Engine
        LOG_LEVEL="WARNING",
    )


def say(**message: object) -> None:
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


def main() -> None:
    parser = argparse.ArgumentParser(prog="emulator", description="An AWS account on 127.0.0.1.")
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one (default)")
    parser.add_argument("--with-parent", action="store_true", help="stop when standard input ends")
    options = parser.parse_args()
    logging.basicConfig(level=logging.WARNING)
    first = listen(LOOPBACK, options.port)
    port = first.getsockname()[1]
    configure(port)

    server = importlib.import_module("server")
    try:
        with server.task_network(METADATA_HOST) as network:
            server.install(network, METADATA_HOST, port)
            sockets = [first, listen(METADATA_HOST, port), listen(METADATA_HOST, 80)]
            say(ready=True, port=port, host=METADATA_HOST, region=REGION, account=ACCOUNT)
            asyncio.run(server.serve(sockets, options.with_parent))
    except (server.UnusableError, OSError) as error:
        sys.exit(f"emulator: {error}")
    # A read of standard input cannot be cancelled.
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
