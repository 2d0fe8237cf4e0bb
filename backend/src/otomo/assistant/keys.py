"""The keys of the `assistant` table, in one place.

| pk | sk | item |
| --- | --- | --- |
| `U#<user>` | `C#<chat>` | a chat of the user's |
| | `P#<proposal>` | a proposal of the user's |
| | `L#<chat>` | that an answer is being written in this chat |
| | `Y#<month>` | counters: what the user's answers by a model used in a month |
| `C#<chat>` | `M#<message>` | a message; the chat is looked up under its user first |
| | `S#<share>` | a share of the chat: where its snapshot is; without this row the link is dead |
| `S#<hash of the token>` | `SHARE` | what a share link shows |
| `R#<run>` | `E#<number of its first event>` | a batch of events, for a day |
| | `RUN` | the run: whose, its state, its writer's last sign of life |
"""

from collections.abc import Mapping
from typing import Any

TABLE = "assistant"
LIVE = "L#"
RUN = "RUN"
EVENTS = "E#"
CHATS = "C#"
MESSAGES = "M#"
USAGE = "Y#"
SHARES = "S#"

Key = dict[str, str]


def of_user(user_id: str) -> str:
    """All that is a user's own."""
    return f"U#{user_id}"


def chat(user_id: str, chat_id: str) -> Key:
    """A chat."""
    return {"pk": of_user(user_id), "sk": f"{CHATS}{chat_id}"}


def proposal(user_id: str, proposal_id: str) -> Key:
    """A proposal."""
    return {"pk": of_user(user_id), "sk": f"P#{proposal_id}"}


def live(user_id: str, chat_id: str) -> Key:
    """The answer that is being written in a chat."""
    return {"pk": of_user(user_id), "sk": f"{LIVE}{chat_id}"}


def usage(user_id: str, month: str) -> Key:
    """What a user's answers by a model used in a month."""
    return {"pk": of_user(user_id), "sk": f"{USAGE}{month}"}


def user_and_month(item: Mapping[str, Any]) -> tuple[str, str]:
    """Whose and which month's counters these are."""
    return item["pk"].removeprefix(of_user("")), item["sk"].removeprefix(USAGE)


def of_chat(chat_id: str) -> str:
    """A chat's messages."""
    return f"C#{chat_id}"


def message(chat_id: str, message_id: str) -> Key:
    """A message."""
    return {"pk": of_chat(chat_id), "sk": f"{MESSAGES}{message_id}"}


def share(chat_id: str, share_id: str) -> Key:
    """A share of a chat."""
    return {"pk": of_chat(chat_id), "sk": f"{SHARES}{share_id}"}


def snapshot(token_hash: str) -> Key:
    """What a share link shows."""
    return {"pk": f"{SHARES}{token_hash}", "sk": "SHARE"}


def of_run(run_id: str) -> str:
    """A run with its events."""
    return f"R#{run_id}"


def run(run_id: str) -> Key:
    """A run."""
    return {"pk": of_run(run_id), "sk": RUN}


def batch(run_id: str, first: int) -> Key:
    """The batch of events that begins with number `first`."""
    return {"pk": of_run(run_id), "sk": f"{EVENTS}{first:08d}"}
