"""The imports' service, and an upload's files, for routes."""

from collections.abc import Sequence
from typing import Annotated, get_args

from fastapi import Depends, File, Form, UploadFile

from otomo.crm.imports.columns import Kind
from otomo.crm.imports.service import ImportService, Upload
from otomo.errors import FieldError, InvalidError
from otomo.web.provide import provided

ImportServiceDep = Annotated[ImportService, provided(ImportService)]

MAX_FILES = 20
_Kinds = Annotated[list[str], Form(description="One per file, in their order; empty: told from the header.")]


def _uploads(
    files: Annotated[list[UploadFile], File(min_length=1, max_length=MAX_FILES)],
    kinds: _Kinds = [],  # noqa: B006 - FastAPI copies it
) -> list[Upload]:
    if len(kinds) not in (0, len(files)):
        raise InvalidError(errors=[FieldError("kinds", f"send {len(files)} of them, or none", "kinds-length")])
    wanted = [_kind(at, kind) for at, kind in enumerate(kinds)] or [None] * len(files)
    return [Upload(f.filename or "", f.file, kind) for f, kind in zip(files, wanted, strict=True)]


def _kind(at: int, text: str) -> Kind | None:
    known: Sequence[Kind] = get_args(Kind)
    if text and text not in known:
        raise InvalidError(errors=[FieldError(f"kinds.{at}", f"must be one of {', '.join(known)}", "unknown-kind")])
    return next((kind for kind in known if kind == text), None)


Uploads = Annotated[list[Upload], Depends(_uploads)]
