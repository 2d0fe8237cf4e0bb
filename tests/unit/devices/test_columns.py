"""Cells of the devices' file: what is written is read again, and what cannot be read says so."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from otomo.crm.imports.errors import BadValue
from otomo.devices.columns import DEVICES, as_csv, metrics, thresholds_text, yes_or_no
from otomo.devices.columns import read_thresholds as read
from otomo.devices.items import Device, Threshold
from otomo.text import plain_cell, safe_cell

pytestmark = pytest.mark.mission("IOT-2")

NOW = datetime(2026, 11, 20, tzinfo=UTC)
LIMITS = st.decimals(-90, 150, places=9).map(float)
SECONDS = st.integers(0, 86_400)
THRESHOLDS = st.builds(
    Threshold,
    metric=st.sampled_from(["temperature", "humidity"]),
    direction=st.sampled_from(["above", "below"]),
    set_at=LIMITS,
    clear_at=LIMITS,
    minimum_seconds=SECONDS,
    cooldown_seconds=SECONDS,
    severity=st.sampled_from(["info", "warning", "critical"]),
)


@given(st.lists(THRESHOLDS, min_size=1, max_size=5))
def test_thresholds_are_read_as_written(given_: list[Threshold]) -> None:
    assert read(thresholds_text(given_)) == given_


def test_thresholds_in_both_languages() -> None:
    plain = Threshold(metric="temperature", direction="above", set_at=28.0, clear_at=28.0)
    assert read("temperature above 28") == [plain]
    assert read("温度 以上 28") == [plain]
    assert read("Temperature > 28") == [plain]
    assert read("温度 以上 ２８ 注意") == [plain]
    full = Threshold(
        metric="humidity",
        direction="below",
        set_at=30.5,
        clear_at=35.0,
        minimum_seconds=300,
        cooldown_seconds=600,
        severity="critical",
    )
    assert read("湿度 以下 30.5 解除 35 継続 300秒 休止 600 重大") == [full]
    assert read("rh < 30.5 critical clear 35 cooldown 600s for 300") == [full]
    assert read("温度 以上 28\n湿度 < 30.5 解除 35 継続 300 休止 600 重大") == [plain, full]
    assert read("none") == read("なし") == []


@pytest.mark.parametrize(
    "cell",
    [
        "28",
        "temperature 28",
        "temperature above",
        "temperature above x",
        "temperature above 28 clear",
        ";",
        "pressure > 1",
        "temperature above 1e5",
        "temperature above nan",
        "temperature above 28 for 1.5",
        "temperature above 28 soon",
    ],
)
def test_what_is_no_threshold_says_so(cell: str) -> None:
    with pytest.raises(BadValue) as refused:
        read(cell)
    assert refused.value.code == "not-thresholds"
    assert refused.value.message.ja


def test_a_formula_is_named() -> None:
    with pytest.raises(BadValue) as refused:
        read("=HYPERLINK(A1)")
    assert refused.value.code == "formula"


def test_metrics_and_choices() -> None:
    assert metrics("湿度、温度") == metrics("temperature humidity temperature") == ("temperature", "humidity")
    assert (yes_or_no("○"), yes_or_no("いいえ")) == (True, False)
    with pytest.raises(BadValue):
        metrics("pressure")


@given(st.text(max_size=20))
def test_no_cell_is_a_formula_and_every_text_comes_back(text: str) -> None:
    cell = safe_cell(text)
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"))
    assert plain_cell(cell) == text


def test_the_examples_of_the_template_are_read() -> None:
    for column in DEVICES.columns:
        assert column.parse(column.example), column.name


def test_a_file_has_a_cell_for_every_column() -> None:
    device = Device(device_id="a", customer_id="C1", name="x", created_at=NOW, updated_at=NOW)
    header, row = as_csv([device]).decode().splitlines()
    assert row == "a,C1,x,thermo-hygrometer,,temperature humidity,60,none,yes"
    assert header.count(",") == row.count(",")
