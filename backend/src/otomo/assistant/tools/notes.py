"""search_notes: words of people on record, quoted as such, never more than an excerpt."""

import re
from collections.abc import Sequence

from otomo.assistant.facts import clean
from otomo.assistant.tools.context import Context, Row, Rows, honoured
from otomo.crm.notes.items import SalesNote
from otomo.rich import Ref
from otomo.text import fold, without_list_mark

READ_AT_MOST = 600
_PAGE = 200
_SHOWN = 8
_READ = 10_000
_AROUND = 40
_QUOTED = re.compile(r"[「『“\"']([^」』”\"']{1,40})[」』”\"']")
_FILLER = re.compile(
    r"メモ|記録|ノート|検索|探し(?:て|た)?|して|書いて(?:ある|いる)|触れて(?:いる)?|について|ください|教えて|見つけて|含む|出てくる|言って(?:いた|いる)|"
    r"話(?:して|が|の)?(?:いる|あった|ある)?|言及|相談(?:の|を)?|を?(?:受け|し)て?い?(?:る|た)(?:の(?:は|が))?|書いた|(?:の)?こと(?:を|が|は)|だっけ|顧客|お客様?|誰|だれ|もの|人|様|さん|"
    r"\b(?:search|find|look up|for|in|my|the|all|any|notes?|that|which|who|mention\w*|said|says?|saying|about|"
    r"with|contain\w*|talked|asked|customers?|clients?|please|show|me|a|an|of|is|are|did|has|have)\b",
    re.IGNORECASE,
)


_JAPANESE = {
    "inheritance": "相続", "study abroad": "留学", "studying abroad": "留学", "education": "教育", "retirement": "退職",
    "insurance": "保険", "apartment": "マンション", "condominium": "マンション",
    "air conditioning": "空調", "loan": "借入",
    "exchange rate": "為替", "currency": "外貨", "dividends": "配当", "dividend": "配当",
    "gift": "贈与", "bonus": "賞与",
    "warehouse": "倉庫", "grandchild": "孫", "grandchildren": "孫", "wife": "奥様", "principal": "元本",
    "maturity": "償還",
    "daughter": "長女", "son": "長男", "interest rates": "金利", "equipment": "設備",
}  # fmt: skip
"""What an English question may look for in notes that are written in Japanese."""


def words_of(text: str) -> list[str]:
    """What to look for: quoted words, else what remains of the question without its phrases; in Japanese where the
    glossary knows the word."""
    lower = text.lower()
    if known := [ja for en, ja in _JAPANESE.items() if re.search(rf"\b{en}\b", lower)]:
        return known[:1]
    if quoted := _QUOTED.findall(text):
        return [w for w in quoted if fold(w)]
    rest = _FILLER.sub(" ", text)
    parts = re.split(r"[\s、。,.?？!！「」『』]+|(?<=[一-龥ァ-ヴー])[をがはにのでとや](?=\s|$|[一-龥ァ-ヴ])", rest)
    return [w for part in parts if _is_word(w := part.strip("をがはにのでともや "))]


def _is_word(text: str) -> bool:
    return len(fold(text)) > 1 or bool(re.fullmatch("[一-龥]", text))


async def search_notes(context: Context, words: Sequence[str], customer_ids: Sequence[str] = ()) -> tuple[Rows, int]:
    """Notes that hold every word, of some customers or the whole book, newest first; and how many were read."""
    notes = await _notes(context, customer_ids)
    keys = [fold(w) for w in words]
    found = [n for n in notes if keys and all(k in fold(clean(n.body, _READ)) for k in keys)]
    found.sort(key=lambda n: (n.noted_on, n.note_id), reverse=True)
    rows = tuple(_row(context, note, words[0]) for note in found[:_SHOWN])
    return Rows(rows, len(found)), len(notes)


async def _notes(context: Context, customer_ids: Sequence[str]) -> list[SalesNote]:
    service = context.sources.notes
    if customer_ids:
        shelves = [await service.of_customer(context.principal, i) for i in customer_ids]
        return [note for shelf in shelves for note in shelf]
    notes: list[SalesNote] = []
    position = None
    while len(notes) < READ_AT_MOST:
        page, position = await service.by_due_date(context.principal, _PAGE, position)
        notes += page
        if position is None:
            break
    return [n for n in notes if n.customer_id in context.book.position]


def _row(context: Context, note: SalesNote, word: str) -> Row:
    ref = Ref("note", note.note_id, note.customer_id)
    text = context.fill(
        "{day} {name}：「{quote}」",
        "{day} {name}: “{quote}”",
        day=context.facts.day("note.date", note.noted_on, ref),
        name=honoured(context, context.name(note.customer_id)),
        quote=context.facts.quote(_excerpt(note.body, word), ref),
    )
    return Row(ref, text, note.customer_id)


def _excerpt(body: str, word: str) -> str:
    """The words around the first place where `word` stands."""
    text = clean(without_list_mark(body), 2_000)
    at = max(0, text.lower().find(word.lower()))
    start = max(0, at - _AROUND)
    cut = text[start : at + len(word) + 2 * _AROUND]
    return ("…" if start else "") + cut + ("…" if start + len(cut) < len(text) else "")
