"""The embedded AWS: MiniStack on 127.0.0.1, with a state that survives a kill -9.

Runs in its own environment (`.local/aws`), because MiniStack pins its own botocore:
`.local/aws/bin/python devtools/embedded_aws --state DIR`. Prints `{"ready": true, "port": N}` when it answers, and
`{"notice": "…"}` for what a person must know. Stops at SIGTERM, at SIGINT, or with `--with-parent` when its standard
input ends.
"""

import argparse
import asyncio
import importlib
import os
import socket
import sys
from pathlib import Path

REGION = "ap-northeast-1"
ACCOUNT = "123456789012"


def listen(port: int) -> socket.socket:
    sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    sock.bind(("127.0.0.1", port))
    sock.listen(512)
    return sock


def configure(port: int, state: Path | None) -> None:
    """MiniStack reads its environment when it is imported."""
    os.environ.update(
        SERVICES="dynamodb,s3,sts",
        GATEWAY_PORT=str(port),
        MINISTACK_REGION=REGION,
        MINISTACK_ACCOUNT_ID=ACCOUNT,
        IOT_MTLS_ENABLED="0",
        SFTP_ENABLED="0",
        # Without this it looks for containers of other MiniStacks to remove, on the machine's Docker engine.
        DOCKER_HOST="unix:///nonexistent",
        LOG_LEVEL="WARNING",
        PERSIST_STATE="1" if state else "0",
        S3_PERSIST="1" if state else "0",
    )
    if state:
        os.environ.update(STATE_DIR=str(state), S3_DATA_DIR=str(state / "s3"))


def main() -> None:
    parser = argparse.ArgumentParser(prog="embedded_aws", description="DynamoDB, S3 and STS on 127.0.0.1.")
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one (default)")
    parser.add_argument("--state", type=Path, help="directory kept across runs; without it nothing is kept")
    parser.add_argument("--save-every", type=float, default=2.0, metavar="SECONDS")
    parser.add_argument("--with-parent", action="store_true", help="stop when standard input ends")
    options = parser.parse_args()
    try:
        sock = listen(options.port)
    except OSError as error:
        sys.exit(f"embedded AWS: port {options.port}: {error.strerror}")
    configure(sock.getsockname()[1], options.state)
    server = importlib.import_module("server")
    asyncio.run(server.run(sock, options.state, options.save_every, options.with_parent))
    # A read of standard input cannot be cancelled, and everything is saved by now.
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
