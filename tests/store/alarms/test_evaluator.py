"""The evaluator over a real store: each alarm once, whatever happens to the processes."""

from typing import NoReturn

import numpy as np
import pytest
from devicemaking import MINUTE, START, device, readings, threshold
from msgspec.structs import replace
from otomo.alarms.changes import Changes
from otomo.alarms.evaluation import Evaluation
from otomo.devices.items import Device
from otomo.metrics.readings import Readings
from otomo.store.errors import ConditionFailedError, StoreUnavailableError

from tests.store.alarms.conftest import Process, Site, later

pytestmark = pytest.mark.mission("IOT-4")

HOUR = 60 * MINUTE
ABOVE = "threshold-temperature-above-warning"


async def test_an_alarm_opens_and_clears_with_the_state_of_its_device(site: Site) -> None:
    await site.add(device("a1", place="倉庫"))
    process = Process(site)
    await process.post("a1", readings([5, 9, 9.5]))
    [alarm] = await site.alarms_of("a1")
    assert (alarm.alarm_id, alarm.cleared_at, alarm.place) == (f"{START + MINUTE}-{ABOVE}", None, "倉庫")
    state = await site.state("a1")
    assert (state.open, state.through) == ((alarm.alarm_id,), START + 2 * MINUTE)
    assert state.latest is not None
    assert state.latest.temperature == 9.5
    assert alarm.ref_id in [a.ref_id for a in await site.alarms.open()]
    await process.post("a1", readings([6], start=START + 3 * MINUTE))
    [alarm] = await site.alarms_of("a1")
    assert (alarm.cleared_at, alarm.peak, alarm.version) == (START + 3 * MINUTE, 9.5, 2)
    assert (await site.state("a1")).open == ()
    assert alarm.ref_id not in [a.ref_id for a in await site.alarms.open()]


async def test_a_process_that_dies_before_it_evaluates_loses_nothing(site: Site) -> None:
    await site.add(device("a2"))
    process = Process(site)
    await process.post("a2", readings([5]))
    process.store("a2", readings([9], start=START + MINUTE))  # never told
    process.accept("a2", readings([9.9], start=START + 2 * MINUTE))  # told, and dead before the next round
    heir = Process(site)
    await heir.post("a2", readings([7.5], start=START + 3 * MINUTE))
    [alarm] = await site.alarms_of("a2")
    assert (alarm.opened_at, alarm.cleared_at) == (START + MINUTE, None)


async def test_what_a_dead_process_left_is_found_without_another_reading(site: Site) -> None:
    await site.add(device("a3"))
    process = Process(site)
    await process.post("a3", readings([5]))
    process.seconds += 100
    await process.post("a3", readings([5], start=START + MINUTE))
    process.store("a3", readings([9], start=START + 2 * MINUTE))
    site.at = START + 3 * MINUTE
    heir = Process(site)
    await heir.look()
    assert await site.alarms_of("a3") == []  # nobody could be heard while nobody listened
    later(site, minutes=4)
    await heir.look()
    kinds = [(alarm.kind, alarm.opened_at) for alarm in await site.alarms_of("a3")]
    assert kinds == [("threshold", START + 2 * MINUTE), ("offline", site.at)]


async def test_a_state_is_saved_now_and_then_and_at_once_with_an_alarm(site: Site) -> None:
    await site.add(device("a4"))
    process = Process(site)
    for second in range(40):
        process.seconds += 1
        await process.post("a4", readings([5], start=START + second * 1000))
    assert (await site.state("a4")).version == 3
    await process.post("a4", readings([9], start=START + HOUR))
    assert (await site.state("a4")).version == 4


async def test_late_readings_move_no_alarm(site: Site) -> None:
    await site.add(device("a5"))
    process = Process(site)
    await process.post("a5", readings([5], start=START + HOUR))
    await process.post("a5", readings([20, 20, 20]))
    assert await site.alarms_of("a5") == []
    latest = (await site.state("a5")).latest
    assert latest is None or latest.timestamp == START + HOUR


async def test_readings_of_nobody_are_passed_over(site: Site) -> None:
    process = Process(site)
    await process.post("nobody", readings([20]))
    assert not process.evaluator.tracked
    assert not process.evaluator.awaits("nobody")


def expected(watched: Device, whole: Readings) -> list[tuple[str, int | None]]:
    evaluation = Evaluation(watched)
    evaluation.fold(whole)
    return [(a.alarm_id, a.cleared_at) for a in sorted(evaluation.changes.opened.values(), key=lambda a: a.alarm_id)]


def wild(seed: int, count: int = 120) -> Readings:
    random = np.random.default_rng(seed)
    return readings(list(7.5 + np.cumsum(random.normal(0, 0.8, count)) * 0.5), humidity=40.0)


@pytest.mark.parametrize("seed", range(8))
async def test_kills_at_any_moment_leave_the_alarms_of_one_quiet_run(site: Site, seed: int) -> None:
    random = np.random.default_rng(seed)
    low = threshold(set_at=6.0, clear_at=6.5, direction="below", cooldown_seconds=300)
    watched = device(f"kill{seed}", detect_anomalies=True, thresholds=(threshold(minimum_seconds=120), low))
    await site.add(watched)
    whole = wild(seed)
    process = Process(site)
    start = 0
    while start < len(whole):
        end = min(start + int(random.integers(1, 6)), len(whole))
        piece, start = whole.part(start, end), end
        process.seconds += random.integers(0, 20)
        fate = random.choice(["lives", "lives", "deaf", "dead before", "dead after"])
        if fate == "deaf":
            process.store(watched.device_id, piece)
            process = Process(site)
        elif fate == "dead before":
            process.accept(watched.device_id, piece)
            process = Process(site)
        else:
            await process.post(watched.device_id, piece)
            process = Process(site) if fate == "dead after" else process
    last = readings([7.5], start=int(whole.timestamps[-1]) + MINUTE, humidity=40.0)
    await process.post(watched.device_id, last)
    found = [(a.alarm_id, a.cleared_at) for a in await site.alarms_of(watched.device_id)]
    assert found == expected(watched, site.kept[watched.device_id])
    assert found


async def test_two_processes_make_each_alarm_once_and_miss_none(site: Site) -> None:
    watched = device("both")
    await site.add(watched)
    whole = wild(3, 200)
    processes = Process(site), Process(site)
    # Both must have learnt that they share the device; until then the one that saves first is ahead of the other.
    for at in range(4):
        for each in processes:
            each.seconds += 20
        await processes[at % 2].post("both", readings([5], start=START - HOUR + at * MINUTE))
    for at in range(len(whole)):
        for each in processes:
            each.seconds += 3
        await processes[at % 2].post("both", whole.part(at, at + 1))
    found = [(a.alarm_id, a.cleared_at) for a in await site.alarms_of("both")]
    assert found == expected(watched, site.kept["both"])
    assert len(found) > 3


@pytest.mark.parametrize("seed", range(3))
async def test_processes_that_know_of_each_other_leave_the_alarms_of_one(site: Site, seed: int) -> None:
    """Readings go to either of two processes, which are killed and started anew now and then."""
    random = np.random.default_rng(seed)
    low = threshold(set_at=6.8, clear_at=7.0, direction="below", cooldown_seconds=300, severity="info")
    watched = device(f"pair{seed}", thresholds=(threshold(minimum_seconds=120), low))
    await site.add(watched)
    processes = [Process(site), Process(site)]
    whole = wild(seed, 150)

    async def meet() -> None:
        for _ in range(2):
            for each in processes:
                await each.look()

    await meet()
    for at in range(len(whole)):
        for each in processes:
            each.seconds += 10
        which = int(random.integers(2))
        if random.random() < 0.1:
            processes[which].accept(watched.device_id, whole.part(at, at + 1))
            processes[which] = Process(site)
            await meet()
        else:
            await processes[which].post(watched.device_id, whole.part(at, at + 1))
        if at % 3 == 0:
            await processes[1 - which].look()
    for which in (0, 1):
        processes[which].seconds += 60
        last = readings([7.5], start=int(whole.timestamps[-1]) + (which + 1) * MINUTE)
        await processes[which].post(watched.device_id, last)
    found = [(a.alarm_id, a.cleared_at) for a in await site.alarms_of(watched.device_id)]
    assert found == expected(watched, site.kept[watched.device_id])
    assert found


async def test_a_process_that_is_alone_again_catches_up(site: Site) -> None:
    await site.add(device("alone"))
    stays, goes = Process(site), Process(site)
    for each in (stays, goes, stays):
        await each.look()
    assert stays.evaluator.in_company
    await stays.post("alone", readings([5]))
    goes.store("alone", readings([9], start=START + MINUTE))  # and dies
    later(site, seconds=30)
    await stays.look()
    assert not stays.evaluator.in_company
    await stays.post("alone", readings([7.5], start=START + 2 * MINUTE))
    assert [a.opened_at for a in await site.alarms_of("alone")] == [START + MINUTE]


async def test_in_company_quiet_readings_cost_nothing_but_now_and_then(site: Site) -> None:
    await site.add(device("quiet"))
    first, second = Process(site), Process(site)
    for each in (first, second, first):
        await each.look()
    first.seconds += 10
    for minute in range(30):
        first.seconds += 1
        await first.post("quiet", readings([5], start=START + minute * MINUTE))
    assert (await site.state("quiet")).version == 2
    await second.roster.presence.leave()
    await first.look()
    assert not first.evaluator.in_company


async def test_two_processes_at_the_same_moment(site: Site) -> None:
    await site.add(device("race"))
    first, second = Process(site), Process(site)
    await first.post("race", readings([5]))
    await second.evaluator.settled()
    first.accept("race", readings([9], start=START + MINUTE))
    second.accept("race", readings([9.5], start=START + 2 * MINUTE))
    await first.evaluator.settled()
    await second.evaluator.settled()
    [alarm] = await site.alarms_of("race")
    assert alarm.opened_at == START + MINUTE
    assert (await site.state("race")).open == (alarm.alarm_id,)


async def test_one_broken_device_stops_nobody_and_is_tried_again(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    await site.add(device("broken"), device("whole"))
    process = Process(site)
    await process.post("broken", readings([5]))
    await process.post("whole", readings([5]))
    fold = Evaluation.fold

    def breaks(self: Evaluation, piece: Readings) -> None:
        if self.device.device_id == "broken":
            raise ZeroDivisionError
        fold(self, piece)

    monkeypatch.setattr(Evaluation, "fold", breaks)
    for name in ("broken", "whole"):
        process.accept(name, readings([9], start=START + MINUTE))
    await process.evaluator.settled()
    assert len(await site.alarms_of("whole")) == 1
    assert await site.alarms_of("broken") == []
    monkeypatch.undo()
    await process.post("broken", readings([9], start=START + 2 * MINUTE))
    assert await site.alarms_of("broken") == []  # it rests
    process.seconds += 60
    await process.evaluator.settled()
    assert [a.opened_at for a in await site.alarms_of("broken")] == [START + MINUTE]


async def test_a_store_that_is_away_delays_alarms_and_loses_none(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    await site.add(device("away"))
    process = Process(site)
    await process.post("away", readings([5]))

    async def gone(*_: object) -> NoReturn:
        raise StoreUnavailableError

    with monkeypatch.context() as patch:
        patch.setattr("otomo.alarms.repository.AlarmRepository.save", gone)
        await process.post("away", readings([9], start=START + MINUTE))
    await process.post("away", readings([6], start=START + 2 * MINUTE))
    assert await site.alarms_of("away") == []
    process.seconds += 60
    await process.evaluator.settled()
    [alarm] = await site.alarms_of("away")
    assert (alarm.opened_at, alarm.cleared_at) == (START + MINUTE, START + 2 * MINUTE)


async def test_too_much_at_once_is_read_from_the_store(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("otomo.alarms.evaluator._MOST_PENDING", 50)
    await site.add(device("flood"))
    process = Process(site)
    await process.post("flood", readings([5]))
    whole = wild(5, 100)
    for start in range(0, 100, 10):
        process.accept("flood", whole.part(start, start + 10))
    await process.evaluator.settled()
    found = [(a.alarm_id, a.cleared_at) for a in await site.alarms_of("flood")]
    assert found == expected(device("flood"), site.kept["flood"])


async def test_a_changed_threshold_counts_within_seconds(site: Site) -> None:
    before = device("edit")
    await site.add(before)
    process = Process(site)
    await process.post("edit", readings([7.5]))
    after = replace(before, thresholds=(threshold(set_at=7.0, clear_at=6.0),), version=2)
    await site.change(before, after)
    later(site, seconds=10)
    await process.look()
    [alarm] = await site.alarms_of("edit")
    assert (alarm.limit, alarm.cleared_at) == (7.0, None)
    stored = replace(after, revision=2)
    await site.change(stored, replace(stored, thresholds=()))
    later(site, seconds=10)
    await process.look()
    [alarm] = await site.alarms_of("edit")
    assert alarm.cleared_at == site.at


async def test_a_threshold_is_taken_away_while_another_process_has_the_alarm(site: Site) -> None:
    before = device("edit2")
    await site.add(before)
    await Process(site).post("edit2", readings([9]))
    other = Process(site)
    await other.look()
    await site.change(before, replace(before, thresholds=()))
    later(site, seconds=10)
    await other.look()
    [alarm] = await site.alarms_of("edit2")
    assert alarm.cleared_at == site.at


@pytest.mark.parametrize("told", [True, False], ids=["told", "found out"])
async def test_a_deleted_device_takes_its_alarms_along(site: Site, told: bool) -> None:
    gone = device(f"gone{told}")
    await site.add(gone)
    process = Process(site)
    await process.look()
    await process.post(gone.device_id, readings([9]))
    await site.delete(gone)
    later(site, seconds=10)
    if told:
        await process.roster.removed(gone)
    else:
        await process.look()
    [alarm] = await site.alarms_of(gone.device_id)
    assert alarm.cleared_at == site.at
    assert gone.device_id not in process.evaluator.tracked
    await process.post(gone.device_id, readings([9], start=START + HOUR))
    assert len(await site.alarms_of(gone.device_id)) == 1


async def test_an_alarm_that_nobody_watches_is_ended(site: Site) -> None:
    gone = device("ghost")
    await site.add(gone)
    await Process(site).post("ghost", readings([9]))
    await site.delete(gone)
    later(site, seconds=10)
    await Process(site).look(settle=True)
    [alarm] = await site.alarms_of("ghost")
    assert alarm.cleared_at == site.at


async def test_a_silent_device_is_missed_once_and_heard_again(site: Site) -> None:
    await site.add(device("silent", expected_interval_seconds=60))
    process = Process(site)
    await process.look()
    await process.post("silent", readings([5]))
    later(site, seconds=180)
    await process.look()
    assert await site.alarms_of("silent") == []
    later(site, seconds=1)
    await process.look()
    await process.look()
    [alarm] = await site.alarms_of("silent")
    assert (alarm.kind, alarm.since, alarm.opened_at) == ("offline", START, site.at)
    later(site, minutes=5)
    await process.post("silent", readings([5], start=site.at))
    [alarm] = await site.alarms_of("silent")
    assert alarm.cleared_at == site.at


async def test_late_readings_prove_that_a_device_lives(site: Site) -> None:
    await site.add(device("buffered"))
    process = Process(site)
    await process.look()
    await process.post("buffered", readings([5]))
    later(site, minutes=10)
    await process.look()
    later(site, minutes=1)
    await process.post("buffered", readings([5], start=START - HOUR))
    [alarm] = await site.alarms_of("buffered")
    assert alarm.cleared_at == site.at


async def test_two_processes_agree_on_who_is_silent(site: Site) -> None:
    await site.add(device("heard", expected_interval_seconds=10))
    hears, deaf = Process(site), Process(site)
    for each in (hears, deaf):
        await each.look()
    for _ in range(20):
        later(site, seconds=10)
        await hears.post("heard", readings([5], start=site.at))
        hears.seconds += 5
        await deaf.look()
    assert await site.alarms_of("heard") == []
    later(site, minutes=3)
    await deaf.look()
    await hears.look()
    assert len(await site.alarms_of("heard")) == 1
    await hears.post("heard", readings([5], start=site.at))
    await deaf.look()
    [alarm] = await site.alarms_of("heard")
    assert alarm.cleared_at is not None


async def test_more_changes_than_a_transaction_holds(site: Site) -> None:
    flapping = device("flap", thresholds=(threshold(), threshold(set_at=7.5, clear_at=7.2, severity="info")))
    await site.add(flapping)
    process = Process(site)
    await process.post("flap", readings([9, 5] * 150))
    assert len(await site.alarms_of("flap")) == 300
    assert await site.alarms.open() == [] or "flap" not in {a.device_id for a in await site.alarms.open()}


async def test_a_state_of_another_writer_is_not_overwritten(site: Site) -> None:
    await site.add(device("cond"))
    await Process(site).post("cond", readings([9]))
    state = await site.state("cond")
    with pytest.raises(ConditionFailedError):
        await site.alarms.save("cond", site.states.save_op(state, state.version - 1), Changes())
    assert (await site.state("cond")).version == state.version


async def test_closing_saves_what_is_known(site: Site) -> None:
    await site.add(device("close"))
    process = Process(site)
    async with process.evaluator.running():
        process.accept("close", readings([5]))
        await process.evaluator.settled()
        process.accept("close", readings([5.5], start=START + MINUTE))
    assert (await site.state("close")).through == START + MINUTE
