"""`otomo ask`: the assistant in the terminal, and for evaluation."""

import re
from typing import Annotated, Any, Literal

import msgspec
import typer

from otomo.cli.runtime import with_services
from otomo.rich import Locale
from otomo.web.provide import Services

Mode = Literal["rules", "live"]
_MARK = re.compile(r"\[f:\d+\]")


def ask(
    question: Annotated[str, typer.Argument(help="In Japanese or English.")],
    user: Annotated[str, typer.Option(help="Whose customers to ask about: a user name.")] = "takanashi",
    mode: Annotated[
        Mode | None,
        typer.Option(help="rules: without a model; live: by the model. Without it rules answer what they understand."),
    ] = None,
    locale: Annotated[
        Locale | None, typer.Option(help="Language of the answer; that of the question without it.")
    ] = None,
    customer: Annotated[str | None, typer.Option(help="The customer on the screen: an id.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Everything: facts, citations, proposals, checks.")] = False,
) -> None:
    """Ask the assistant. Nothing is written: what it proposes is shown, not kept."""

    async def work(services: Services) -> dict[str, Any]:
        from otomo.assistant.agent.service import LiveAnswers  # noqa: PLC0415
        from otomo.assistant.asking import ask_once, principal_of  # noqa: PLC0415 - the whole product

        principal = await principal_of(services, user)
        live: LiveAnswers = services[LiveAnswers]
        async with live.stacks.closing():
            return await ask_once(services, principal, question, locale=locale, customer_id=customer, mode=mode)

    found = with_services(work)
    typer.echo(msgspec.json.format(msgspec.json.encode(found)).decode() if as_json else _plain(found))


def _plain(found: dict[str, Any]) -> str:
    lines = [_MARK.sub("", found["answer"])]
    lines += [f"? {item['ja']} / {item['en']}" for card in found["cards"] for item in card["data"].get("items", ())]
    lines += [f"+ {p['type']}: proposed, not kept" for p in found["proposals"]]
    return "\n".join([*lines, f"({found['mode']}, {found['intent']}, {len(found['facts'])} facts)"])
