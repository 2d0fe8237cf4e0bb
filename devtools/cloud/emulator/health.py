"""Target health and draining: MiniStack sends requests to a container as soon as it exists, and kills at once.

A task gets requests after its target groups' health checks succeeded; a deployment is done when all its tasks do; a
task that does not become healthy within the service's grace period is stopped and counts as a failure for the circuit
breaker. A deployment that was rolled back is forgotten when the one before it is complete. A task that is replaced
leaves its target groups first and is stopped after their deregistration delay. Times are those of the definitions,
shortened: checks and draining ten times, the grace period four times.
"""

import http.client
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ministack.services import alb, ecs

Task = dict[str, Any]
Address = tuple[str, int]
CHECKS_FASTER = 10
GRACE_SHORTER = 4


@dataclass(frozen=True)
class Check:
    """One target of one group."""

    group: dict[str, Any]
    address: Address

    @property
    def interval(self) -> float:
        return float(self.group["HealthCheckIntervalSeconds"]) / CHECKS_FASTER

    def succeeds(self) -> bool:
        target = http.client.HTTPConnection(*self.address, timeout=self.group["HealthCheckTimeoutSeconds"])
        try:
            target.request("GET", self.group["HealthCheckPath"], headers={"User-Agent": "ELB-HealthChecker/2.0"})
            return _matches(target.getresponse().status, self.group["Matcher"]["HttpCode"])
        except (OSError, http.client.HTTPException):
            return False
        finally:
            target.close()

    def becomes_healthy(self, deadline: float, wanted: Callable[[], bool]) -> bool:
        successes = 0
        while successes < self.group["HealthyThresholdCount"]:
            if not wanted() or time.monotonic() > deadline:
                return False
            successes = successes + 1 if self.succeeds() else 0
            time.sleep(self.interval)
        return True


def _matches(status: int, codes: str) -> bool:
    for part in codes.split(","):
        first, _, last = part.partition("-")
        if int(first) <= status <= int(last or first):
            return True
    return False


class TargetHealth:
    """Stands around four functions of MiniStack, which it is given."""

    def __init__(
        self,
        publish: Callable[..., bool],
        record: Callable[..., None],
        complete: Callable[..., None],
        cleanup: Callable[..., None],
    ) -> None:
        self._publish, self._record, self._complete, self._cleanup = publish, record, complete, cleanup
        self._healthy: set[Address] = set()
        self._lock = threading.Lock()

    def publish(self, group_arn: str, targets: list[Address], previous_ids: Any = ()) -> bool:
        with self._lock:
            healthy = [target for target in targets if tuple(target) in self._healthy]
        return self._publish(group_arn, healthy, previous_ids)

    def record(self, service_key: str, task: Task) -> None:
        service = ecs._services.get(service_key) or {}
        grace = float(service.get("healthCheckGracePeriodSeconds") or 0) / GRACE_SHORTER
        if self._await(_checks(service, task), time.monotonic() + max(grace, 5), task):
            self._record(service_key, task)
        elif ecs._task_is_active(task["taskArn"], task):
            reason = f"(service {service_key.rpartition('/')[2]}) (task failed ELB health checks)"
            ecs._fail_task_start(task, ecs._get_docker(), reason)

    def _await(self, checks: list[Check], deadline: float, task: Task) -> bool:
        def active() -> bool:
            return bool(ecs._task_is_active(task["taskArn"], task))

        for check in checks:
            if not check.becomes_healthy(deadline, active):
                return False
            with self._lock:
                self._healthy.add(check.address)
        return True

    def complete(self, cluster: str, service_key: str, **expected: Any) -> None:
        self._complete(cluster, service_key, **expected)
        service = ecs._services.get(service_key)
        primary = service and ecs._primary_deployment(service)
        if service and primary and primary["rolloutState"] == "COMPLETED":
            service["deployments"] = [each for each in service["deployments"] if each["rolloutState"] != "FAILED"]

    def cleanup(self, task: Task, docker_client: Any, extra_container: Any = None) -> None:
        """By now the task has left its target groups; what it still answers is waited for."""
        address = ecs._task_ip(task)
        with self._lock:
            served = {each for each in self._healthy if each[0] == address}
            self._healthy -= served
        if served and docker_client is not None:
            time.sleep(_drain_seconds(task))
        self._cleanup(task, docker_client, extra_container)


def _checks(service: dict[str, Any], task: Task) -> list[Check]:
    address = ecs._task_ip(task)
    groups = [(alb._tgs[each["targetGroupArn"]], each["containerPort"]) for each in service.get("loadBalancers") or []]
    return [Check(group, (address, port)) for group, port in groups]


def _drain_seconds(task: Task) -> float:
    name = task.get("group", "").removeprefix("service:")
    for service in list(ecs._services.values()):
        if service.get("serviceName") == name:
            delays = [_delay(each["targetGroupArn"]) for each in service.get("loadBalancers") or []]
            return max(delays, default=0.0) / CHECKS_FASTER
    return 0.0


def _delay(group_arn: str) -> float:
    attributes = {each["Key"]: each["Value"] for each in alb._tg_attrs.get(group_arn, [])}
    return float(attributes.get("deregistration_delay.timeout_seconds", 300))
