"""What the check of figures cannot see in a model's words: actions that were not done, links, and statements about a
customer that rest on nothing."""

import re

from otomo.assistant.facts import MARK
from otomo.assistant.grounding import Problem
from otomo.assistant.turn import Turn

_DONE = re.compile(
    r"(?:保存|登録|送信|送付|予約|記録|更新|削除|手配|発注|注文|作成)(?:いた|を)?(?:しました|済みです|完了)|"
    r"\b(?:I|we)(?:'ve| have)?(?: just| already)? (?:saved|sent|created|booked|scheduled|recorded|updated|deleted|"
    r"added|ordered|bought|sold|registered)\b|"
    r"\b(?:has|have) been (?:saved|sent|booked|scheduled|recorded|ordered|registered)\b",
    re.IGNORECASE,
)
_LINK = re.compile(r"https?://|www\.|!\[|\]\(|<[a-z/!]", re.IGNORECASE)
_MARKDOWN = re.compile(r"\*\*|__|`+|^#{1,6}\s+", re.MULTILINE)
_BULLET = re.compile(r"^\s*[-*•]\s+", re.MULTILINE)


def plain_lines(text: str) -> list[str]:
    """A model's text as lines without Markdown."""
    flat = _BULLET.sub("・", _MARKDOWN.sub("", text))
    return [line.strip() for line in flat.splitlines() if line.strip()]


def problems(turn: Turn, sentence: str) -> list[Problem]:
    """Everything wrong with a sentence of a model."""
    found = turn.problems(sentence)
    if action := _DONE.search(sentence):
        found.append(Problem("action", action[0]))
    if link := _LINK.search(sentence):
        found.append(Problem("link", link[0]))
    if not MARK.search(sentence) and (named := turn.context.names.find(sentence)):
        found.append(Problem("citation", named[0].said))
    return found
