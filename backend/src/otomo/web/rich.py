"""Rich text and labels on the wire."""

from pydantic import BaseModel, ConfigDict

from otomo.rich import RefKind


class _Body(BaseModel):
    model_config = ConfigDict(from_attributes=True)


class RefBody(_Body):
    """A record that a figure comes from."""

    kind: RefKind
    id: str
    customer_id: str | None


class SegmentBody(_Body):
    """A run of text; `ref` makes it a link to its record."""

    text: str
    ref: RefBody | None
    strong: bool


class LabelBody(_Body):
    """A short text in both languages."""

    ja: str
    en: str


class RichBody(_Body):
    """A sentence in both languages."""

    ja: list[SegmentBody]
    en: list[SegmentBody]
