"""The tables, from `tables.json`: the one source for this module and for Terraform."""

from functools import partial
from importlib.resources import files
from typing import Any, Literal

import msgspec

from otomo.settings import Settings

KeyType = Literal["S", "N", "B"]


class Index(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A global secondary index; all attributes are projected."""

    hash_key: str
    range_key: str | None = None


class TableSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A table: keys, the types of key attributes, indexes, the attribute with the time of expiry."""

    hash_key: str
    attributes: dict[str, KeyType]
    range_key: str | None = None
    indexes: dict[str, Index] = {}
    ttl: str | None = None

    @property
    def key_names(self) -> tuple[str, ...]:
        """The attributes of the primary key."""
        return (self.hash_key, self.range_key) if self.range_key else (self.hash_key,)


TABLES: dict[str, TableSpec] = msgspec.json.decode(
    files("otomo.store").joinpath("tables.json").read_bytes(), type=dict[str, TableSpec]
)


def create_tables(settings: Settings) -> dict[str, bool]:
    """Creates the tables that are missing; name -> whether it was created now. Existing ones are left alone."""
    client = _client(settings)
    existing = set(_existing(client))
    created = {}
    for name, spec in TABLES.items():
        full = f"{settings.table_prefix}-{name}"
        created[name] = full not in existing
        if created[name]:
            _create(client, full, spec)
    return created


def missing_tables(settings: Settings) -> list[str]:
    """The tables that do not exist."""
    existing = set(_existing(_client(settings)))
    return [name for name in TABLES if f"{settings.table_prefix}-{name}" not in existing]


def drop_tables(settings: Settings) -> None:
    """Deletes this prefix's tables and all that is in them. For tests and `otomo init --wipe`."""
    client = _client(settings)
    for full in _existing(client):
        if full.removeprefix(f"{settings.table_prefix}-") in TABLES:
            client.delete_table(TableName=full)


def _client(settings: Settings) -> Any:
    import boto3  # noqa: PLC0415 - a quarter of the start-up time, and a server never makes tables
    from botocore.config import Config  # noqa: PLC0415

    return boto3.client(
        "dynamodb",
        region_name=settings.aws_region,
        endpoint_url=str(settings.dynamodb_endpoint) if settings.dynamodb_endpoint else None,
        config=Config(connect_timeout=2, read_timeout=10, retries={"mode": "standard", "total_max_attempts": 5}),
    )


def _existing(client: Any) -> list[str]:
    return [name for page in client.get_paginator("list_tables").paginate() for name in page["TableNames"]]


def _create(client: Any, full: str, spec: TableSpec) -> None:
    request: dict[str, Any] = {
        "TableName": full,
        "BillingMode": "PAY_PER_REQUEST",
        "AttributeDefinitions": [{"AttributeName": n, "AttributeType": t} for n, t in spec.attributes.items()],
        "KeySchema": _key_schema(spec.hash_key, spec.range_key),
    }
    if spec.indexes:
        request["GlobalSecondaryIndexes"] = [
            {
                "IndexName": name,
                "KeySchema": _key_schema(index.hash_key, index.range_key),
                "Projection": {"ProjectionType": "ALL"},
            }
            for name, index in spec.indexes.items()
        ]
    _tolerating("ResourceInUseException", partial(client.create_table, **request))
    client.get_waiter("table_exists").wait(TableName=full, WaiterConfig={"Delay": 1, "MaxAttempts": 60})
    if spec.ttl:
        _enable_ttl(client, full, spec.ttl)


def _enable_ttl(client: Any, full: str, attribute: str) -> None:
    specification = {"Enabled": True, "AttributeName": attribute}
    _tolerating(
        "ValidationException",  # already enabled, by a run that was ended in between
        partial(client.update_time_to_live, TableName=full, TimeToLiveSpecification=specification),
    )


def _tolerating(code: str, call: partial[Any]) -> None:
    from botocore.exceptions import ClientError  # noqa: PLC0415

    try:
        call()
    except ClientError as error:
        if error.response["Error"]["Code"] != code:
            raise


def _key_schema(hash_key: str, range_key: str | None) -> list[dict[str, str]]:
    keys = [{"AttributeName": hash_key, "KeyType": "HASH"}]
    if range_key:
        keys.append({"AttributeName": range_key, "KeyType": "RANGE"})
    return keys
