"""Runs: questions taken, answers written in the background, stopped, read from any process, and ended when their writer
has died."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from contextvars import Context as Surroundings
from dataclasses import dataclass, field
from datetime import datetime

import msgspec
from msgspec.structs import replace

from otomo.assistant.chats.items import Chat, Message
from otomo.assistant.chats.repository import ChatRepository
from otomo.assistant.errors import ChatBusyError, MessageNotFoundError, RunNotFoundError, TooManyRunsError
from otomo.assistant.keys import EVENTS
from otomo.assistant.limits import ANALYSIS_SECONDS, POLL_SECONDS, RUNS_PER_USER, SILENT_SECONDS, STREAM_SECONDS
from otomo.assistant.runs.ending import Ending
from otomo.assistant.runs.items import LAST, Run, RunEvent
from otomo.assistant.runs.past import path_to
from otomo.assistant.runs.repository import RunRepository
from otomo.assistant.runs.wakeups import Wakeups
from otomo.assistant.runs.writing import Writing
from otomo.assistant.turn import Mode, Screen
from otomo.audit.journal import audited
from otomo.auth.principal import Principal
from otomo.clock import Clock
from otomo.ids import new_id
from otomo.rich import Locale
from otomo.store.client import Operation
from otomo.store.deadline import deadline_in
from otomo.store.idempotency import Idempotency, Once, Record
from otomo.text import fold

_TITLE = 60
_WORDS = 4_000
_READ_SECONDS = 5.0


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """What a user asks. `parent_id`: below which message, None: at the root of the chat; `below_last`: below the
    newest, wherever that is. `mode`: how it is to be answered, None: as fits."""

    text: str
    parent_id: str | None = None
    below_last: bool = True
    screen: Screen = Screen()
    locale: Locale | None = None
    mode: Mode | None = None


class Started(msgspec.Struct, frozen=True):
    """A question taken: its message, the answer's message, the run that writes it."""

    question: Message
    answer: Message
    run_id: str


@dataclass(slots=True)
class RunService:
    """Starts, stops and follows runs."""

    chats: ChatRepository
    runs: RunRepository
    writing: Writing
    ending: Ending
    idempotency: Idempotency
    clock: Clock
    wakeups: Wakeups
    is_draining: bool = False
    _tasks: dict[str, asyncio.Task[None]] = field(default_factory=dict)

    async def ask(self, principal: Principal, chat_id: str, question: Question, once: Once | None) -> Started:
        """Takes a question and begins its answer. Raises ChatNotFoundError, MessageNotFoundError, ChatBusyError,
        TooManyRunsError."""

        async def write(record: Record[Started]) -> Started:
            chat = await self.chats.get(principal.user_id, chat_id)
            messages = await self.chats.messages(chat_id)
            parent = chat.leaf if question.below_last else question.parent_id
            if parent is not None and parent not in {m.message_id for m in messages}:
                raise MessageNotFoundError
            asked = Message(
                chat_id=chat_id,
                message_id=new_id("m"),
                parent_id=parent,
                role="user",
                status="done",
                text=question.text,
                locale=question.locale or principal.locale,
                customer_id=question.screen.customer_id,
                trip_id=question.screen.trip_id,
                mode=question.mode,
                created_at=self.clock.now(),
            )
            put = self.chats.put_message(asked, None)
            return await self._begin(principal, chat, [*messages, asked], asked, question.locale, [put], record)

        return await self.idempotency.run(once, Started, write)

    async def ask_again(
        self, principal: Principal, chat_id: str, message_id: str, once: Once | None, mode: Mode | None = None
    ) -> Started:
        """Another answer to the question of an answer, in this mode or as it was asked. Raises ChatNotFoundError,
        MessageNotFoundError, ChatBusyError, TooManyRunsError."""

        async def write(record: Record[Started]) -> Started:
            chat = await self.chats.get(principal.user_id, chat_id)
            messages = await self.chats.messages(chat_id)
            by_id = {m.message_id: m for m in messages}
            before = by_id.get(message_id)
            asked = by_id.get(before.parent_id or "") if before and before.role == "assistant" else before
            if asked is None:
                raise MessageNotFoundError
            asked = replace(asked, mode=mode or asked.mode)
            return await self._begin(principal, chat, messages, asked, None, [], record)

        return await self.idempotency.run(once, Started, write)

    async def _begin(
        self,
        principal: Principal,
        chat: Chat,
        messages: Sequence[Message],
        asked: Message,
        locale: Locale | None,
        also: list[Operation],
        record: Record[Started],
    ) -> Started:
        await self._check_free(principal, chat.chat_id)
        now = self.clock.now()
        ids = new_id("m"), new_id("r")
        answer = Message(
            chat_id=chat.chat_id, message_id=ids[0], parent_id=asked.message_id, role="assistant", status="partial",
            text="", locale=asked.locale, run_id=ids[1], mode="rules", created_at=now,
        )  # fmt: skip
        run = Run(
            run_id=ids[1], user_id=principal.user_id, chat_id=chat.chat_id, message_id=ids[0],
            seen_at=int(now.timestamp() * 1000), created_at=now,
        )  # fmt: skip
        started = Started(asked, answer, run.run_id)
        until = self.clock.epoch() + int(ANALYSIS_SECONDS + SILENT_SECONDS)
        await self.chats.write([
            self.chats.put_chat(_used(chat, asked, answer, now), chat),
            *also,
            self.chats.put_message(answer, None),
            *self.runs.begin(run, until),
            *record(started),
        ])  # fmt: skip
        path = path_to(messages, asked.parent_id)
        # The request's deadline and log context end with the request; the run has its own.
        task = Surroundings().run(
            asyncio.ensure_future, self.writing.write(principal, run, asked, answer, path, locale)
        )
        self._tasks[run.run_id] = task
        task.add_done_callback(lambda _: self._tasks.pop(run.run_id, None))
        return started

    async def _check_free(self, principal: Principal, chat_id: str) -> None:
        live = await self.runs.live(principal.user_id)
        if chat_id in live and not await self._is_over(principal.user_id, live[chat_id]):
            raise ChatBusyError
        others = [run_id for chat, run_id in live.items() if chat != chat_id]
        if len(others) >= RUNS_PER_USER:
            raise TooManyRunsError(retry_after=2)

    async def _is_over(self, user_id: str, run_id: str) -> bool:
        try:
            return (await self.get(user_id, run_id)).state != "running"
        except RunNotFoundError:
            return True

    async def get(self, user_id: str, run_id: str) -> Run:
        """A user's run; one whose writer has died is ended first. Raises RunNotFoundError."""
        run = await self.runs.get(user_id, run_id)
        return await self._alive(run)

    async def _alive(self, run: Run) -> Run:
        silent = self.clock.now().timestamp() * 1000 - run.seen_at
        if run.state != "running" or run.run_id in self._tasks or silent <= SILENT_SECONDS * 1000:
            return run
        await self.ending.abandoned(run)
        self.wakeups.wake(run.run_id)
        return await self.runs.get(run.user_id, run.run_id)

    async def stop(self, user_id: str, run_id: str) -> Run:
        """Ends a run early; what was said is kept. Raises RunNotFoundError."""
        run = await self.get(user_id, run_id)
        if run.state != "running":
            return run
        await self.runs.ask_to_stop(run_id)
        task = self._tasks.get(run_id)
        if task is not None:
            task.cancel()
            await asyncio.wait([task])
        return await self.runs.get(user_id, run_id)

    async def delete_chat(self, user_id: str, chat_id: str) -> None:
        """Removes a chat with its messages, an answer that is being written stopped. Raises ChatNotFoundError."""
        chat = await self.chats.get(user_id, chat_id)
        run_id = (await self.runs.live(user_id)).get(chat_id)
        if run_id is not None:
            await self.stop(user_id, run_id)
        with audited("chats.delete", "chats", chat_id):
            await self.chats.delete(chat)

    async def settle(self, user_id: str, messages: Sequence[Message]) -> list[Message]:
        """The messages of a chat, those of dead runs ended."""
        return [m if m.status != "partial" else await self._settled(user_id, m) for m in messages]

    async def _settled(self, user_id: str, message: Message) -> Message:
        try:
            run = await self.get(user_id, message.run_id or "")
        except RunNotFoundError:  # its log has expired
            return replace(message, status="failed")
        return message if run.state == "running" else await self.chats.message(message.chat_id, message.message_id)

    def drain(self) -> None:
        """Ends all streams: their readers come back with the last number they saw, to another process."""
        self.is_draining = True

    async def follow(self, run: Run, after: int) -> AsyncIterator[RunEvent]:
        """The events after number `after`, as they are stored, until the run ends, 75 s have passed or the process is
        told to end."""
        loop = asyncio.get_running_loop()
        until, since, number = loop.time() + STREAM_SECONDS, EVENTS, after
        while loop.time() < until:
            with deadline_in(_READ_SECONDS):
                events, found, since = await self.runs.after(run.run_id, number, since)
            for event in events:
                number = event.number
                yield event
                if event.type in LAST:
                    return
            if self.is_draining or found is None or (found.state != "running" and number >= found.last):
                return
            with deadline_in(_READ_SECONDS):
                await self._alive(found)
            await self.wakeups.wait(run.run_id, POLL_SECONDS)

    @asynccontextmanager
    async def open(self) -> AsyncIterator[None]:
        """Ends what is still being written when the process does; what was said is kept."""
        yield
        tasks = list(self._tasks.values())
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks)


def _used(chat: Chat, asked: Message, answer: Message, now: datetime) -> Chat:
    words = f"{chat.words} {fold(asked.text)}".strip()[-_WORDS:]
    title = chat.title or _title_of(" ".join(asked.text.split()))
    return replace(chat, title=title, words=words, leaf=answer.message_id, updated_at=now, version=chat.version + 1)


def _title_of(text: str) -> str:
    return text if len(text) <= _TITLE else f"{text[: _TITLE - 1].rstrip()}…"
