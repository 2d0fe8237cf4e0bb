"""tables.json: what it says is what DynamoDB describes."""

from typing import Any

import boto3
import pytest
from otomo.settings import Settings
from otomo.store.client import Store
from otomo.store.errors import MissingTableError
from otomo.store.health import table_states
from otomo.store.tables import TABLES, create_tables, drop_tables, missing_tables


def keys(schema: list[dict[str, str]]) -> tuple[str, ...]:
    return tuple(part["AttributeName"] for part in schema)


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_what_its_description_says(tables: Settings, name: str) -> None:
    spec = TABLES[name]
    client: Any = boto3.client("dynamodb")
    described = client.describe_table(TableName=f"{tables.table_prefix}-{name}")["Table"]
    assert keys(described["KeySchema"]) == spec.key_names
    types = {a["AttributeName"]: a["AttributeType"] for a in described["AttributeDefinitions"]}
    assert types == spec.attributes
    indexes = {i["IndexName"]: i for i in described.get("GlobalSecondaryIndexes", [])}
    assert indexes.keys() == spec.indexes.keys()
    for index_name, index in spec.indexes.items():
        expected = (index.hash_key, index.range_key) if index.range_key else (index.hash_key,)
        assert keys(indexes[index_name]["KeySchema"]) == expected
        assert indexes[index_name]["Projection"]["ProjectionType"] == "ALL"


@pytest.mark.parametrize("name", TABLES)
def test_every_key_attribute_is_declared_and_nothing_else(name: str) -> None:
    spec = TABLES[name]
    used = set(spec.key_names)
    for index in spec.indexes.values():
        used |= {index.hash_key} | ({index.range_key} if index.range_key else set())
    assert used == set(spec.attributes)
    assert spec.ttl not in spec.attributes


def test_creating_again_changes_nothing_and_dropping_drops_only_ones_own(tables: Settings) -> None:
    assert set(create_tables(tables).values()) == {False}
    assert missing_tables(tables) == []
    other = Settings(table_prefix=f"{tables.table_prefix}-b")
    assert set(missing_tables(other)) == set(TABLES)
    create_tables(other)
    drop_tables(tables.model_copy(update={"table_prefix": tables.table_prefix[:-1]}))
    assert missing_tables(tables) == missing_tables(other) == []
    drop_tables(other)
    assert missing_tables(tables) == []


async def test_readiness_names_the_missing_table(own_store: Store) -> None:
    assert set((await table_states(own_store)).values()) == {"ok"}
    nowhere = Store(own_store.client, "t-nowhere", own_store.attempts)
    assert set((await table_states(nowhere)).values()) == {"missing"}
    with pytest.raises(MissingTableError):
        await nowhere.get("users", {"user_id": "x"})
