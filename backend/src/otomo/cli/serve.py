"""`otomo serve`: the HTTP server."""

from typing import Annotated

import typer

from otomo.cli.runtime import load_settings

GRACE_SECONDS = 80
KEEP_ALIVE_SECONDS = 320


def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on (OTOMO_HOST).")] = None,
    port: Annotated[int | None, typer.Option(min=1, max=65535, help="Port to listen on (OTOMO_PORT).")] = None,
    reload: Annotated[bool, typer.Option(help="Start again when the code changes.")] = False,
) -> None:
    """Serve the API until interrupted; running requests are finished first."""
    import uvicorn  # noqa: PLC0415 - slow to import

    settings = load_settings()
    uvicorn.run(
        "otomo.app:app_from_env",
        factory=True,
        host=host or settings.host,
        port=port or settings.port,
        reload=reload,
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=True,
        timeout_keep_alive=KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=GRACE_SECONDS,
    )
