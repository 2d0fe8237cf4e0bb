"""What a model is told at the beginning of a turn: our own transcript, rebuilt from the messages that are kept."""

from datetime import date

import msgspec
from langchain_core.messages import AIMessage, BaseMessage, HumanMessage, SystemMessage

from otomo.assistant.agent.prompts import SYSTEM
from otomo.assistant.agent.run import LiveRun
from otomo.assistant.facts import MARK, Fact, clean
from otomo.assistant.turn import Exchange, Turn

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_LANGUAGES = {"ja": "Japanese", "en": "English"}
_ANSWER = 1_500
_BEFORE = 80


def beginning(run: LiveRun) -> list[BaseMessage]:
    """System prompt, what was asked long ago, the last exchanges, the question."""
    turn = run.turn
    messages: list[BaseMessage] = [SystemMessage(_system(run))]
    if turn.past.before:
        asked = "; ".join(clean(q, _BEFORE) for q in turn.past.before)
        messages.append(HumanMessage(f"(Asked earlier in this conversation, no longer shown: {asked})"))
    for exchange in turn.past.said[:-1]:
        messages += _exchange(exchange, MARK.sub("", _spotlit(run, exchange)))
    for exchange in turn.past.said[-1:]:
        messages += _exchange(exchange, _recalled(run, exchange))
    return [*messages, HumanMessage(run.said)]


def _system(run: LiveRun) -> str:
    turn = run.turn
    return SYSTEM.format(
        today=_day(turn.context.today),
        language=_LANGUAGES[turn.context.locale],
        screen=_screen(turn),
        tag=run.spotlight.tag,
    )


def _day(today: date) -> str:
    return f"{_WEEKDAYS[today.weekday()]}, {today.isoformat()}"


def _screen(turn: Turn) -> str:
    """What "this customer" means: an id, which the tools take."""
    known = turn.context.book.position
    on_screen = turn.screen.customer_id if turn.screen.customer_id in known else None
    about = on_screen or next((c for c in turn.past.customers if c in known), None)
    return f"“This customer” means the customer with the id {about}.\n" if about else ""


def _exchange(exchange: Exchange, answer: str) -> list[BaseMessage]:
    return [HumanMessage(exchange.question), AIMessage(answer[:_ANSWER])]


def _spotlit(run: LiveRun, exchange: Exchange) -> str:
    return run.spotlight.shown(exchange.answer, {f.id: f for f in exchange.facts})


def _recalled(run: LiveRun, exchange: Exchange) -> str:
    """The last answer with its facts as facts of this turn, so that it can be spoken of; what the user may no longer
    see is no fact again."""
    facts, known = run.turn.context.facts, run.turn.context.book.position
    cited = set(MARK.findall(exchange.answer))
    again: dict[str, Fact] = {
        f.id: facts.again(f)
        for f in exchange.facts
        if f.id in cited and (f.source_ref.customer_id is None or f.source_ref.customer_id in known)
    }
    if again:
        run.turn.emit("facts.added", {"facts": msgspec.to_builtins(list(again.values()))})
    text = _spotlit(run, exchange)
    return MARK.sub(lambda m: f"[f:{again[m[1]].id}]" if m[1] in again else "", text)
