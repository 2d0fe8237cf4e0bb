"""`otomo access`: who may call what, as the repository shows it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, get_args

import typer

from otomo.cli.runtime import write_document

_HEAD = """# Who may call what

Written by `otomo access docs/access.md` from the policy in `backend/src/otomo/auth/policy.py`, which the application
enforces before it reads anything of a request's body. Do not edit: a test fails when this file says something else. Why
it is so: [ADR 20](adr/0020-access.md).

"""
_WHOSE = {
    "nobody": "there are no records behind the route",
    "firm": "everybody's",
    "book": "of the customers one sees: one's own; a manager's also those of the members of the teams led; "
    "administrators, viewers and managers of an `everyone` team see all, those without an owner too",
    "team": "as the book, of people; and the teams one leads",
    "own": "one's own and nobody else's, whatever the role",
    "link": "of whoever gave the link, as it was then",
    "key": "of the devices that the device key names",
}
_TAIL = """
A record that is not there for the caller answers 404, as one that does not exist at all. Other refusals: 401
`unauthenticated`; 403 `forbidden` (the role), `missing-scope`, `closed-to-tokens`.
"""


def access(
    output: Annotated[Path | None, typer.Argument(help="File to write; standard output without it.")] = None,
    check: Annotated[bool, typer.Option(help="Write nothing; exit 1 when the file differs.")] = False,
) -> None:
    """Write who may call which route, by role, ownership and scope of an API token."""
    write_document(access_document(), output, check=check, remedy=f"otomo access {output}")


def access_document() -> str:
    """The policy in Markdown."""
    from otomo.auth.policy import Whose  # noqa: PLC0415 - `--help` starts without it

    whose = "".join(f"- **{each}**: {_WHOSE[each]}\n" for each in get_args(Whose))
    return f"{_HEAD}Whose records a route is about:\n\n{whose}{_TAIL}\n" + "".join(f"{row}\n" for row in _table())


def _table() -> Iterator[str]:
    from otomo.auth.policy import POLICY, ROLES  # noqa: PLC0415

    columns = ["route", *ROLES, "anyone", "device key", "whose", "an API token needs"]
    yield f"| {' | '.join(columns)} |"
    yield f"| --- |{' :-: |' * (len(ROLES) + 2)} --- | --- |"
    for (method, path), rule in POLICY.items():
        who = [role in rule.roles for role in ROLES]
        ticks = ["●" if may else "" for may in (*who, rule.access == "everybody", rule.access == "device keys")]
        if rule.scopes:
            token = " ".join(f"`{scope}`" for scope in sorted(rule.scopes))
        else:
            token = "not asked" if rule.is_open else "closed"
        yield f"| `{method} {path}` | {' | '.join(ticks)} | {rule.whose} | {token} |"
