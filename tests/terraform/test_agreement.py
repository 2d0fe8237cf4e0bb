"""Terraform and the application say the same where neither can read the other."""

import re
from pathlib import Path

import pytest
from otomo.jobs.schedule import SCHEDULE

TERRAFORM = Path(__file__).resolve().parents[2] / "terraform"
JOB = re.compile(r'^    ([\w-]+)\s+= \{ schedule = "cron\((.+?)\)"', re.MULTILINE)


def in_six_fields(expression: str) -> str:
    """EventBridge has a year, and a question mark for the field of days that says nothing."""
    minute, hour, _, month, weekday = expression.split()
    return f"{minute} {hour} * {month} ? *" if weekday == "*" else f"{minute} {hour} ? {month} {weekday} *"


@pytest.mark.mission("OPS-5")
def test_jobs_run_in_aws_when_they_run_elsewhere() -> None:
    scheduled = dict(JOB.findall((TERRAFORM / "app" / "jobs.tf").read_text(encoding="utf-8")))
    assert scheduled == {name: in_six_fields(expression) for name, expression in SCHEDULE.items()}


@pytest.mark.mission("OPS-5")
def test_tokyo_is_the_time_zone_unless_told_otherwise() -> None:
    variables = (TERRAFORM / "app" / "variables.tf").read_text(encoding="utf-8")
    block = variables.partition('variable "timezone" {')[2].partition("\n}")[0]
    assert 'default     = "Asia/Tokyo"' in block
