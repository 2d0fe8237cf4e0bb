"""/api/imports: six kinds of CSV files into the book, with preview and undo."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from otomo.auth.deps import AnyUser, Writer
from otomo.crm.imports.columns import KINDS, Kind
from otomo.crm.imports.deps import ImportServiceDep, Uploads
from otomo.crm.imports.schemas import ImportBody, ImportList, ImportSummary, import_body
from otomo.crm.imports.templates import template
from otomo.rich import Locale
from otomo.web.paging import Cursor, CursorsDep, Limit, page_of

router = APIRouter(prefix="/api/imports", tags=["imports"])


@router.post("")
async def import_files(
    uploads: Uploads, imports: ImportServiceDep, principal: Writer, dry_run: Annotated[bool, Query()] = False
) -> ImportBody:
    """Imports CSV files, in any order; with `dry_run` says what would happen. Good rows are applied, bad ones reported
    by line. The same files again add nothing. 422 when a file cannot be used at all, 409 while an import runs."""
    work = imports.preview if dry_run else imports.run
    return import_body(await work(principal, uploads))


@router.get("")
async def list_imports(
    imports: ImportServiceDep, principal: AnyUser, cursors: CursorsDep, limit: Limit = 50, cursor: Cursor = None
) -> ImportList:
    """Imports, newest first: a rep's own, everybody's for others."""
    found, following = page_of(await imports.list(principal), limit, cursor, cursors, "imports")
    return ImportList(items=[ImportSummary.of(head) for head in found], next_cursor=following)


@router.get("/templates/{kind}.csv", response_class=Response, responses={200: {"content": {"text/csv": {}}}})
async def import_template(kind: Kind, _: AnyUser, locale: Annotated[Locale, Query()] = "ja") -> Response:
    """A sample file: the header in the asked language and one row."""
    headers = {"Content-Disposition": f'attachment; filename="{kind}.csv"'}
    return Response(template(KINDS[kind], locale), media_type="text/csv; charset=utf-8", headers=headers)


@router.get("/{import_id}")
async def read_import(import_id: str, imports: ImportServiceDep, principal: AnyUser) -> ImportBody:
    """What became of an import."""
    return import_body(await imports.get(principal, import_id))


@router.post("/{import_id}/undo")
async def undo_import(import_id: str, imports: ImportServiceDep, principal: Writer) -> ImportBody:
    """Takes an import back. 409 `changed-since` names records changed or used since; then nothing is undone."""
    return import_body(await imports.undo(principal, import_id))
