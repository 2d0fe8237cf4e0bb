"""The route that comes to mind first: a list of models, and boto3's batch writer."""

import os
from datetime import UTC, datetime
from decimal import Decimal
from typing import Annotated

import boto3
from fastapi import FastAPI
from pydantic import BaseModel, Field

app = FastAPI()
table = boto3.resource("dynamodb").Table(os.environ.get("NAIVE_TABLE", "naive"))


class Reading(BaseModel):
    """What a device sends."""

    device_id: str
    timestamp: int
    temperature: Annotated[Decimal, Field(ge=-90, le=150)] | None = None
    humidity: Annotated[Decimal, Field(ge=0, le=100)] | None = None
    status: Annotated[str, Field(max_length=32)] = "ok"


class Accepted(BaseModel):
    """How many were stored."""

    accepted: int


@app.get("/health")
async def health() -> dict[str, str]:
    """It is up."""
    return {"at": datetime.now(UTC).isoformat()}


@app.post("/metrics")
def post(readings: list[Reading]) -> Accepted:
    """Stores them."""
    with table.batch_writer(overwrite_by_pkeys=["device_id", "timestamp"]) as batch:
        for reading in readings:
            batch.put_item(Item=reading.model_dump(exclude_none=True))
    return Accepted(accepted=len(readings))
