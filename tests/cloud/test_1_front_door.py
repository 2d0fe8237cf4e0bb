"""Through the load balancer: the pages from Nginx, the API from FastAPI, what a rep does, an unbuffered stream."""

import time
from datetime import date, timedelta

import pytest
from cloud_stack import Cloud

pytestmark = pytest.mark.cloud
CUSTOMERS = (
    "顧客ID,氏名,フリガナ,リスク許容度,都道府県,市区町村,純資産\r\n"
    "CLOUD1,雲上 一郎,ウンジョウ,3,静岡県,静岡市葵区,1.2億\r\n"
)


@pytest.mark.mission("OPS-1")
def test_pages_come_from_nginx_and_deep_links_are_the_application(cloud: Cloud) -> None:
    with cloud.client() as client:
        front, deep = client.get("/"), client.get("/customers/C001")
    assert front.status_code == deep.status_code == 200
    assert front.text == deep.text
    assert '<div id="root">' in front.text
    assert front.headers["server"] == "nginx"


@pytest.mark.mission("OPS-1")
def test_health_and_the_api_come_from_the_backend(cloud: Cloud) -> None:
    with cloud.client() as client:
        assert client.get("/health").json() == {"status": "ok"}
        ready = client.get("/health/ready").json()
        refused = client.get("/api/today")
    assert set(ready["tables"].values()) == {"ok"}
    assert refused.status_code == 401
    assert refused.headers["content-type"] == "application/problem+json"
    assert "nginx" not in refused.headers.get("server", "")


@pytest.mark.mission("OPS-1")
def test_a_rep_signs_in_imports_and_plans(cloud: Cloud) -> None:
    day = date.today() + timedelta(7 + (1 - date.today().weekday()) % 7)
    with cloud.signed_in() as rep:
        assert rep.get("/api/today").json()["items"]
        report = rep.post("/api/imports", files=[("files", ("customers.csv", CUSTOMERS.encode(), "text/csv"))])
        assert report.status_code == 200, report.text
        assert report.json()["totals"]["created"] == 1
        assert rep.get("/api/customers/CLOUD1").json()["name"] == "雲上 一郎"
        home = rep.get("/api/trips/start").json()
        hours = {"date": day.isoformat(), "opens": "09:00", "closes": "18:00"}
        wishes = {"days": [hours | {"start": home, "end": home}], "seconds": 0.5}
        trip = rep.post("/api/trips", json={"request": wishes})
        assert trip.status_code == 201, trip.text
        stored = rep.get(f"/api/trips/{trip.json()['trip_id']}")
    items = stored.json()["plan"]["days"][0]["items"]
    assert [item for item in items if item["type"] == "visit"]


@pytest.mark.mission("OPS-1", "AI-2")
def test_an_event_stream_is_not_buffered(cloud: Cloud) -> None:
    with cloud.signed_in() as rep:
        device = rep.get("/api/devices").json()["items"][0]["device_id"]
        with rep.stream("GET", "/api/metrics/stream", params={"device_id": device}) as stream:
            assert stream.status_code == 200, stream.read()
            assert stream.headers["content-type"].startswith("text/event-stream")
            began = time.monotonic()
            first = next(line for line in stream.iter_lines() if line)
    # It goes on for 75 s: what arrives at once was not held back.
    assert time.monotonic() - began < 10
    assert first


@pytest.mark.mission("OPS-1")
def test_another_origin_is_refused(cloud: Cloud) -> None:
    with cloud.client() as client:
        answer = client.post("/api/auth/sign-in", json={}, headers={"Origin": "https://elsewhere.example"})
    assert answer.status_code == 403
