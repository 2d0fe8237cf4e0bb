"""The fixture that the store tests stand on."""

import os

import boto3


def test_endpoint_answers(aws_env: dict[str, str]) -> None:
    client = boto3.client("dynamodb")
    assert client.list_tables()["TableNames"] == []
    assert os.environ["AWS_ENDPOINT_URL"] == aws_env["AWS_ENDPOINT_URL"]
