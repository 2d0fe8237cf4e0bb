"""What the check of figures cannot see in a model's words: actions that were not done, links, and statements about a
customer that rest on nothing."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from typing import Protocol

from otomo.assistant.agent.extremes import without_extremes
from otomo.assistant.agent.prompts import SYSTEM
from otomo.assistant.agent.wording import Wording, denial, shown
from otomo.assistant.facts import MARK, Fact, Registry
from otomo.assistant.grounding import Problem
from otomo.assistant.planner.names import NameIndex
from otomo.assistant.reading.numerals import plain
from otomo.assistant.tools.portfolio import find_products
from otomo.assistant.turn import Turn

_DONE = re.compile(
    r"(?:保存|登録|送信|送付|予約|記録|更新|削除|手配|発注|注文|作成)(?:いた|を)?(?:しました|して(?:い|おり|あり)ます|済みです|完了)|"
    r"\b(?:note|notes|draft|proposal|visit|task)s? (?:is|are|stands?) (?:now )?(?:on record|recorded|in)\b|"
    r"\b(?:I|we)(?:'ve| have)?(?: just| already)? (?:saved|sent|created|booked|scheduled|recorded|updated|deleted|"
    r"added|ordered|bought|sold|registered)\b|"
    r"\b(?:has|have) been (?:saved|sent|booked|scheduled|recorded|ordered|registered)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"(?:しました|致しました|いたしました|済みです|完了(?:です|。|$))|"
    r"(?:メモ|記録|下書き|提案|資料)[^、。]{0,8}て(?:い|おり|あり)ます|"
    r"\b(?:was|were|has been|have been|is now|are now)\s+(?:\w+ly\s+)?\w+(?:ed|ent|old|ought|one)\b|"
    r"\b(?:I|we)(?:'ve| have)?(?: just| already)? \w+(?:ed|ent|old|ought)\b",
    re.IGNORECASE,
)
_CREDENTIALS = re.compile(
    r"パスワード|暗証番号|ログインし|再ログイン|認証コード|口座番号を|api[ _]?key|"
    r"\b(?:passwords?|passcodes?|log ?in|sign in|credentials|verify your|one-time code)\b",
    re.IGNORECASE,
)
_ADVICE = re.compile(
    r"元本保証|(?:必ず|絶対に?|確実に)(?:儲|もうか|上が|値上が)|\bguaranteed?\b|"
    r"(?:おすすめ|お勧め|お薦め|推奨)(?:し|いたし|でき)ます|(?:買う|売る|購入|売却|乗り換え)(?:す)?べき|"
    r"(?:商品|銘柄|債券|社債|国債|株式|投信|リスク)[^、。]{0,8}(?:合って|合い|合う|向いて|適して|ふさわし|が(?:よい|良い|最適))|"
    r"\b(?:I|we) recommend\b|\bshould (?:buy|sell|switch)\b|"
    r"\b(?:suits?|fits?|right for) (?:him|her|them|the client|your client)\b",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"https?:|www\.|!\[|\]\(|<[a-z/!]|[\w.+-]+@[\w-]+\.\w|\b[a-z0-9-]+\.(?:com|net|org|io|co|jp|example|dev|app)\b",
    re.IGNORECASE,
)
_MARKDOWN = re.compile(r"\*\*|__|`+|^#{1,6}\s+", re.MULTILINE)
_QUOTE = re.compile('「[^」]*」|『[^』]*』|“[^”]*”|"[^"]*"')
_OWN_WORDS = 24
_OVER = re.compile(
    r"過ぎ(?!ませ|な)|超過|期限切れ|\b(?:overdue|past due|expired|lapsed|(?:has|have) (?:matured|ended|passed))\b",
    re.IGNORECASE,
)
_HEARSAY = re.compile(r"とのこと|おっしゃ|と言って|\b(?:said|says|told|mentioned|asked|wants|wishes)\b", re.IGNORECASE)
_FUTURE = re.compile(r"\b(?:will|going to)\b", re.IGNORECASE)
_SUBJECTS = ("customer.name", "product.name")
_STEP = re.compile(
    r"(?:確認|連絡|訪問|面談|準備|用意|伺|尋|お聞き)[^、。]{0,8}(?:おすすめ|お勧め|お薦め|推奨)|"
    r"\b(?:I|we) recommend (?:visiting|calling|asking|checking|confirming|contacting|preparing|starting|beginning)\b",
    re.IGNORECASE,
)
_BULLET = re.compile(r"^\s*[-*•]\s+", re.MULTILINE)


class Known(Protocol):
    """What a sentence's words are compared with."""

    @property
    def facts(self) -> Registry: ...

    @property
    def names(self) -> NameIndex: ...


def plain_lines(text: str) -> list[str]:
    """A model's text as lines without Markdown."""
    flat = _BULLET.sub("・", _MARKDOWN.sub("", text))
    return [line.strip() for line in flat.splitlines() if line.strip()]


def problems(turn: Turn, sentence: str, wording: Wording, *, may_advise: bool = False) -> list[Problem]:
    """Everything wrong with a sentence of a model that may use the words of `wording`."""
    found = [p for p in turn.problems(sentence) if p.kind != "date" or not wording.is_asked(p.said, turn.context.today)]
    found += _products(turn, sentence)
    found += words(turn.context, sentence, wording)
    if not may_advise and (advice := _ADVICE.search(_STEP.sub(" ", sentence))):
        found.append(Problem("advice", advice[0]))
    if action := _DONE.search(sentence):
        found.append(Problem("action", action[0]))
    elif not MARK.search(sentence) and (action := _PAST.search(sentence)):
        found.append(Problem("action", action[0]))  # what has happened is on record, or has not
    if asks := _CREDENTIALS.search(sentence) or _of_prompt(sentence):
        found.append(Problem("action", asks[0]))
    if link := _LINK.search(unicodedata.normalize("NFKC", MARK.sub("", sentence))):
        found.append(Problem("link", link[0]))
    if not MARK.search(sentence) and (named := turn.context.names.find(sentence)):
        found.append(Problem("citation", named[0].said))
    return found


def words(context: Known, sentence: str, wording: Wording) -> list[Problem]:
    """The words of a sentence that neither the lines it cites nor anything else has given it, and what it denies
    without one."""
    facts, ids = context.facts, MARK.findall(sentence)
    cited = [f for i in ids if (f := facts.get(i)) is not None]
    own = _own_words(context, sentence, cited)
    beside = {i for line in (wording.beside(ids) if ids else wording.lines) for i in line.tells}.union(ids)
    kinds = {kind for f in facts.all if f.id in beside for kind in f.kind.split(".")}
    if (over := _OVER.search(own)) and not any(_is_over(f, facts.today) for f in facts.all if f.id in beside):
        return [Problem("date", over[0])]
    if (heard := _HEARSAY.search(own)) and not any(f.trust == "quoted" for f in cited):
        return [Problem("citation", heard[0])]  # what somebody said is told with the words on record
    if (future := _FUTURE.search(own)) and all(f.kind in _SUBJECTS for f in cited):
        return [Problem("citation", future[0])]
    text = without_extremes(own, cited, [f for f in facts.all if f.id in wording.listed])
    found = [Problem("words", ", ".join(strange[:3]))] if (strange := wording.strange(text, ids, kinds)) else []
    if (denied := denial(own)) and not wording.may_deny(own, [f.id for f in cited if f.kind not in _SUBJECTS]):
        found.append(Problem("words", denied))
    return found


def _is_over(fact: Fact, today: date) -> bool:
    """Whether a fact is a day that has been."""
    return (fact.day or today) < today or (fact.unit == "days" and (fact.number or 0) < 0)


def _own_words(context: Known, sentence: str, cited: Sequence[Fact]) -> str:
    """A sentence without the names on record, and without the words of records that it quotes and cites."""
    said = " ".join(plain(shown(f.value)) for f in cited if f.unit == "text")
    text = plain(shown(MARK.sub("", sentence)))
    text = _QUOTE.sub(lambda m: " " if m[0][1:-1].strip("… ") in said else m[0], text)
    names = {plain(shown(f.display)) for f in context.facts.all if f.unit == "text" and f.trust != "quoted"}
    names |= {n.said for n in context.names.find(text)}
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, " ")
    return text


def _of_prompt(sentence: str) -> list[str]:
    """What of a sentence is our instruction to the model, word for word."""
    size = _OWN_WORDS
    ends = range(size, len(sentence) + 1)
    return [piece for end in ends if (piece := sentence[end - size : end]) in SYSTEM][:1]


def _products(turn: Turn, sentence: str) -> list[Problem]:
    """Products that no fact of this turn is about: what does not suit the customer is not among the facts."""
    known = {f.value for f in turn.context.facts.all if f.unit == "text"}
    named = find_products(turn.context, MARK.sub("", sentence))
    return [Problem("name", p.name) for p in named if not any(p.name in text or text in p.name for text in known)]
