"""Spans of calls of the model and of tools over OTLP, named as the OpenTelemetry conventions for generative AI have
them. Names, numbers and errors only: no question, no answer, no argument of a tool."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor
from opentelemetry.trace import Span, SpanKind, Status, StatusCode, Tracer

_SECONDS = 5


@dataclass(frozen=True, slots=True)
class Spans:
    """A way to a collector; spans leave in batches, from a thread of their own."""

    provider: TracerProvider
    tracer: Tracer

    @classmethod
    def to(cls, endpoint: str) -> "Spans":
        """To the OTLP/HTTP address of a collector."""
        provider = TracerProvider(resource=Resource.create({"service.name": "otomo"}))
        exporter = OTLPSpanExporter(endpoint=f"{endpoint.rstrip('/')}/v1/traces", timeout=_SECONDS)
        provider.add_span_processor(BatchSpanProcessor(exporter))
        return cls(provider, provider.get_tracer("otomo.assistant"))

    @contextmanager
    def span(self, name: str, **attributes: str | int) -> Iterator[Span]:
        """Something that takes time; `gen_ai_request_model` becomes `gen_ai.request.model`. What is raised is named,
        not quoted."""
        kind = SpanKind.CLIENT if name.startswith("chat") else SpanKind.INTERNAL
        dotted = {_dotted(key): value for key, value in attributes.items()}
        with self.tracer.start_as_current_span(
            name, kind=kind, attributes=dotted, record_exception=False, set_status_on_exception=False
        ) as span:
            try:
                yield span
            except BaseException as failed:
                span.set_attribute("error.type", type(failed).__name__)
                span.set_status(Status(StatusCode.ERROR))
                raise

    def close(self) -> None:
        """Sends what waits. Blocks for at most some seconds."""
        self.provider.shutdown()


def _dotted(key: str) -> str:
    head, _, rest = key.partition("gen_ai_")
    return f"gen_ai.{rest.replace('_', '.', 1)}" if rest else head
