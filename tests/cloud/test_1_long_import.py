"""An import that works in silence for longer than other requests may: the load balancer waits for it."""

import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import pytest
from cloud_stack import Cloud

pytestmark = [pytest.mark.cloud, pytest.mark.mission("OPS-1")]
# The emulator shortens idle timeouts ten times: AWS's default of 60 s is 6 s there, ours of 310 s is 31 s.
SILENT_SECONDS = 8
ROWS = "顧客ID,氏名,フリガナ,リスク許容度,都道府県,市区町村,純資産\r\n{},雲下 二郎,ウンカ,3,静岡県,静岡市葵区,1億\r\n"


@pytest.fixture
def default_timeout(cloud: Cloud) -> Iterator[None]:
    balancers = cloud.emulator.client("elbv2")
    (found,) = balancers.describe_load_balancers()["LoadBalancers"]
    name, key = found["LoadBalancerArn"], "idle_timeout.timeout_seconds"
    kept = {
        each["Key"]: each["Value"]
        for each in balancers.describe_load_balancer_attributes(LoadBalancerArn=name)["Attributes"]
    }
    assert kept[key] == "310"
    balancers.modify_load_balancer_attributes(LoadBalancerArn=name, Attributes=[{"Key": key, "Value": "60"}])
    yield
    balancers.modify_load_balancer_attributes(LoadBalancerArn=name, Attributes=[{"Key": key, "Value": kept[key]}])


def silent_import(cloud: Cloud, customer: str) -> httpx.Response:
    """An import whose backend says nothing for a while after it was asked."""
    with cloud.signed_in() as rep, stopped(cloud.container("backend")):
        files = [("files", ("customers.csv", ROWS.format(customer).encode(), "text/csv"))]
        return rep.post("/api/imports", files=files, timeout=60)


@contextmanager
def stopped(container: str) -> Iterator[None]:
    """Freezes a container until some seconds from now."""
    subprocess.run(["docker", "pause", container], check=True, capture_output=True)
    later = threading.Timer(
        SILENT_SECONDS, subprocess.run, [["docker", "unpause", container]], {"capture_output": True}
    )
    later.start()
    try:
        yield
    finally:
        later.join()


def test_a_silent_import_succeeds(cloud: Cloud) -> None:
    began = time.monotonic()
    answer = silent_import(cloud, "CLOUD2")
    assert answer.status_code == 200, answer.text
    assert answer.json()["totals"]["created"] == 1
    assert time.monotonic() - began > SILENT_SECONDS


def test_with_the_default_timeout_it_would_be_cut(cloud: Cloud, default_timeout: None) -> None:
    assert silent_import(cloud, "CLOUD3").status_code in (502, 504)
