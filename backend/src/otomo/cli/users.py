"""`otomo user`: accounts."""

import sys
from typing import Annotated

import typer

from otomo.cli.runtime import EXIT_USAGE, fail, with_services
from otomo.rich import Locale
from otomo.users.items import Role, User
from otomo.web.provide import Services

app = typer.Typer(help="Accounts.", no_args_is_help=True)


@app.callback()
def _group() -> None:
    """Keeps `user` a group although it has one command."""


@app.command()
def add(
    username: Annotated[str, typer.Argument(help="Letters, digits, . _ and -; unique.")],
    email: Annotated[str, typer.Option(help="Address; unique.")],
    name: Annotated[str | None, typer.Option(help="Name on the screen; the user name without it.")] = None,
    role: Annotated[Role, typer.Option(help="What the user may do.")] = "rep",
    locale: Annotated[Locale, typer.Option(help="Language of the screens.")] = "ja",
    password_stdin: Annotated[bool, typer.Option(help="Read the password from standard input.")] = False,
    invited: Annotated[
        bool, typer.Option("--invited", help="No password: signs in with a provider's account.")
    ] = False,
) -> None:
    """Add a user; the password is asked for, or the address is invited to sign in with a provider's account."""
    from pydantic import ValidationError  # noqa: PLC0415 - slow to import

    from otomo.users.schemas import UserCreate  # noqa: PLC0415

    password = None if invited else sys.stdin.readline().rstrip("\n") if password_stdin else _ask()
    try:
        body = UserCreate(
            username=username, email=email, display_name=name or username, role=role, locale=locale, password=password
        )
    except ValidationError as error:
        first = error.errors()[0]
        fail(f"{'.'.join(map(str, first['loc']))}: {first['msg']}", EXIT_USAGE)

    async def work(services: Services) -> User:
        from otomo.auth.passwords import check_strength, hash_password  # noqa: PLC0415
        from otomo.users.service import NewUser, UserService  # noqa: PLC0415

        hashed = None
        if password is not None:
            check_strength(password, names=(username, email, body.display_name))
            hashed = await hash_password(password)
        new = NewUser(**body.model_dump(exclude={"password"}), password_hash=hashed, invited=invited)
        users: UserService = services[UserService]
        return await users.create(new)

    user = with_services(work)
    typer.echo(f"{user.username} ({user.role}) added as {user.user_id}")


def _ask() -> str:
    answer: str = typer.prompt("Password", hide_input=True, confirmation_prompt=True)
    return answer
