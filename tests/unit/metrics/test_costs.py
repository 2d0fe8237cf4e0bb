"""The bill: fewer write units the more readings a post carries."""

import pytest
from otomo.metrics.costs import units_per_million
from otomo.settings import MetricsSettings

pytestmark = pytest.mark.mission("IOT-1")


def test_a_row_for_each_reading_or_two_items_for_a_post() -> None:
    one, six, sixty = (units_per_million(MetricsSettings(), number, 10) for number in (1, 6, 60))
    assert (one.rows, one.chunks) == (pytest.approx(1_000_000), 0)
    assert (six.rows, six.chunks) == (pytest.approx(166_667, 1e-3), pytest.approx(166_667, 2e-2))
    assert (sixty.rows, sixty.chunks) == (pytest.approx(16_667, 1e-3), pytest.approx(16_667, 1e-2))
    assert one.packing < 7_000
    assert six.packing == sixty.packing == 0
    assert one.rollups == six.rollups < 6_000
    assert one.total > 1_000_000 > six.total > 300_000 > 45_000 > sixty.total
