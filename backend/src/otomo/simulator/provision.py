"""Devices and keys for a simulation, made through the API by somebody who is signed in."""

from collections.abc import Mapping, Sequence
from typing import Any, Self

import aiohttp

from otomo.simulator.replay import SimulatedDevice
from otomo.simulator.tracks import Track

LABEL = "simulator"
_DEVICES_OF_A_KEY = 50
_SECONDS = aiohttp.ClientTimeout(total=30)


class ProvisionError(Exception):
    """The server cannot be reached or does not want it; the message says what to do."""


class Visitor:
    """Somebody who is signed in at a server."""

    def __init__(self, session: aiohttp.ClientSession, url: str) -> None:
        self.session, self.url = session, url

    @classmethod
    async def sign_in(cls, session: aiohttp.ClientSession, url: str, login: str | None, password: str | None) -> Self:
        """With these, or at a demo server as its first rep. Raises ProvisionError."""
        visitor = cls(session, url)
        if login is None:
            offered = (await visitor.call("GET", "/api/settings"))["demo_sign_ins"]
            rep = next((each for each in offered if each["role"] == "rep"), None)
            if rep is None:
                raise ProvisionError("the server offers no demo sign-in: give --login, or --key and --device-id")
            login, password = rep["username"], rep["password"]
        await visitor.call("POST", "/api/auth/sign-in", {"login": login, "password": password or ""})
        return visitor

    async def call(self, method: str, path: str, body: object = None, unless: int | None = None) -> Any:
        """The answer as JSON, None for a status `unless` that is no failure. Raises ProvisionError."""
        headers = {"Origin": self.url}
        try:
            async with self.session.request(
                method, self.url + path, json=body, headers=headers, timeout=_SECONDS
            ) as answer:
                if answer.status == unless:
                    return None
                said = await answer.json() if "json" in answer.content_type else {}
                if answer.status >= 400:
                    raise ProvisionError(f"{method} {path}: {_reason(said, answer.status)}")
                return said
        except (aiohttp.ClientError, TimeoutError, ValueError) as cause:
            raise ProvisionError(f"{self.url} does not answer: {cause or type(cause).__name__}") from cause

    async def provision(self, customer_id: str, tracks: Sequence[Track], devices: int) -> list[SimulatedDevice]:
        """Devices `sim-001` … of a customer, made where they are missing, with new keys. Raises ProvisionError."""
        ids = [f"sim-{number:03}" for number in range(1, devices + 1)]
        for number, device_id in enumerate(ids):
            fields = {
                "device_id": device_id,
                "customer_id": customer_id,
                "name": f"Simulated {tracks[number % len(tracks)].name}"[:80],
                "kind": "simulator",
            }
            await self.call("POST", "/api/devices", fields, unless=409)
        keys = await self.new_keys(ids)
        return [SimulatedDevice(i, keys[i], tracks[number % len(tracks)]) for number, i in enumerate(ids)]

    async def new_keys(self, device_ids: Sequence[str]) -> dict[str, str]:
        """A secret for each device, shared by as many as a key may name; those of earlier simulations are taken back.
        Raises ProvisionError."""
        for device_id in device_ids:
            for key in (await self.call("GET", f"/api/devices/{device_id}/keys"))["items"]:
                if key["label"] == LABEL:
                    await self.call("DELETE", f"/api/devices/{device_id}/keys/{key['key_id']}", unless=404)
        secrets: dict[str, str] = {}
        for start in range(0, len(device_ids), _DEVICES_OF_A_KEY):
            first, *more = device_ids[start : start + _DEVICES_OF_A_KEY]
            made = await self.call("POST", f"/api/devices/{first}/keys", {"label": LABEL, "device_ids": more})
            secrets |= dict.fromkeys([first, *more], made["secret"])
        return secrets


def _reason(said: Mapping[str, Any], status: int) -> str:
    fields = "; ".join(f"{e.get('field')}: {e.get('message')}" for e in said.get("errors") or ())
    return ": ".join(filter(None, (said.get("title") or f"status {status}", said.get("detail"), fields)))
