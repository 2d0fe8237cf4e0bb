"""Work on many items, a few at a time."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")


async def in_parallel(
    workers: int, items: Iterator[T] | AsyncIterator[T], work: Callable[[int, T], Awaitable[None]]
) -> None:
    """`work(worker, item)` for every item, each worker one at a time. The first failure ends all of it, and nothing
    is under way any more when it is raised."""
    source = items if isinstance(items, AsyncIterator) else _lifted(items)
    turn = asyncio.Lock()

    async def run(worker: int) -> None:
        while True:
            async with turn:
                try:
                    item = await anext(source)
                except StopAsyncIteration:
                    return
            await work(worker, item)

    tasks = [asyncio.create_task(run(worker)) for worker in range(workers)]
    try:
        await asyncio.gather(*tasks)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _lifted(items: Iterator[T]) -> AsyncIterator[T]:
    for item in items:
        yield item


def batched(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """The items in lists of `size`."""
    source = iter(items)
    while batch := list(islice(source, size)):
        yield batch
