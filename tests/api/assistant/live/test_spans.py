"""Who watches over OTLP sees what was called and what it cost, and nothing of what was said."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from model_server import Call, ModelServer, Reply
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest
from otomo.assistant.agent.service import LiveAnswers
from otomo.assistant.agent.spans import Spans

from tests.api.assistant.conftest import Asking
from tests.api.assistant.live.conftest import MATURITIES, QUESTION
from tests.api.conftest import Running

pytestmark = pytest.mark.mission("AI-6", "OPS-8")


class Collector:
    """Takes what is posted."""

    def __init__(self) -> None:
        self.bodies: list[bytes] = []
        self.paths: list[str] = []
        self.url = ""

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.paths.append((await reader.readline()).decode().split()[1])
        length = 0
        while (line := await reader.readline()) not in (b"\r\n", b""):
            name, _, value = line.decode().partition(":")
            if name.lower() == "content-length":
                length = int(value)
        self.bodies.append(await reader.readexactly(length))
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        await writer.drain()
        writer.close()


@pytest.fixture
async def collector() -> AsyncIterator[Collector]:
    found = Collector()
    server = await asyncio.start_server(found.serve, "127.0.0.1", 0)
    found.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    yield found
    server.close()


async def test_spans_of_an_answer_reach_a_collector_without_its_words(
    demo: Running, chat: Asking, model: ModelServer, collector: Collector, monkeypatch: pytest.MonkeyPatch
) -> None:
    stack = await demo.service(LiveAnswers).stacks.get()
    assert stack.spans is None, "nobody watches unless it is set"
    monkeypatch.setattr(stack, "spans", Spans.to(collector.url))
    model.say(
        Reply(calls=[MATURITIES, Call("send_secret_to_佐久間")]),
        Reply(text="佐久間 恒一[f:3]様の償還があります。", usage=(123, 45)),
    )
    assert (await chat.ask(QUESTION, mode="live"))["mode"] == "live"
    assert stack.spans is not None
    await asyncio.to_thread(stack.spans.close)
    assert set(collector.paths) == {"/v1/traces"}
    whole = ExportTraceServiceRequest()
    for body in collector.bodies:
        whole.MergeFromString(body)
    spans = [s for r in whole.resource_spans for scope in r.scope_spans for s in scope.spans]
    names = sorted(s.name for s in spans)
    assert names[-1] == "invoke_agent otomo"
    assert names.count("chat gpt-4o-mini") == 2
    assert "execute_tool list_maturities" in names
    assert len({s.trace_id for s in spans}) == 1
    used = [a.value.int_value for s in spans for a in s.attributes if a.key == "gen_ai.usage.output_tokens"]
    assert 45 in used
    everything = b"".join(collector.bodies)
    for words in (QUESTION, "佐久間", "償還", "2026-11-20", "send_secret"):
        assert words.encode() not in everything, words
