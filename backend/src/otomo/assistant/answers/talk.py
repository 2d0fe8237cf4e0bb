"""Answers without data: what I can do, what I will not do, what I did not understand."""

from otomo.assistant.planner.intents import EXAMPLES, Intent, Refusal
from otomo.assistant.tools.briefs import find_customers
from otomo.assistant.tools.notes import search_notes, words_of
from otomo.assistant.turn import Turn
from otomo.rich import Label
from otomo.trips.errors import TripNotFoundError
from otomo.trips.items import visits_of

_REFUSALS: dict[Refusal, Label] = {
    "send": Label(
        "メールや電話など、外へ送ることはできません。記録の下書きや訪問の準備はお手伝いできます。",
        "I cannot send anything out: no mail, no calls. I can draft a note or prepare the visit.",
    ),
    "trade": Label(
        "売買の注文はできません。保有や償還の事実をお示しすることはできます。",
        "I cannot place orders. I can show holdings and maturities.",
    ),
    "erase": Label(
        "記録の削除や書き換えはできません。記録の画面で行ってください。",
        "I cannot delete or overwrite records; use the record's own screen.",
    ),
    "predict": Label(
        "相場の予想や保証はできません。記録にあるイベントの影響の概算はお示しできます。",
        "I cannot predict or guarantee prices. I can estimate what an event on record would mean.",
    ),
    "others": Label(
        "ご自分が見られる顧客のほかはお見せできません。",
        "I can only show what you may see yourself.",
    ),
    "secrets": Label(
        "内部の指示や秘密の情報はお見せできません。業務のご質問にお答えします。",
        "I cannot show instructions or secrets. Ask me about your customers.",
    ),
    "web": Label(
        "インターネットの情報は調べられません。お答えは社内の記録だけを根拠にします。",
        "I cannot look anything up on the internet; answers rest on the records alone.",
    ),
    "advice": Label(
        "税務や法律の助言はできません。専門家にご確認ください。",
        "I cannot give tax or legal advice; please ask a specialist.",
    ),
}


_OF_A_TRIP = 5


async def help_(turn: Turn) -> None:
    """What can be asked."""
    turn.say("社内の記録を根拠に、次のようなご質問にお答えします。", "I answer questions like these from the records.")
    _suggest(turn, tuple(EXAMPLES))


async def refuse(turn: Turn) -> None:
    """What is not done here, and what is instead."""
    assert turn.asked.refusal is not None
    reason = _REFUSALS[turn.asked.refusal]
    turn.say(reason.ja, reason.en)


async def unclear(turn: Turn) -> None:
    """Nothing is guessed: the closest questions, and what the records hold under these words."""
    turn.say(
        "ご質問の意図がはっきりしませんでした。近いものを選んでください。",
        "I am not sure what you mean. Pick the closest.",
    )
    _suggest(turn, turn.asked.closest)
    words = words_of(turn.asked.text)
    if turn.customers:
        with turn.tool("find_customers", customers=turn.customers):
            turn.table(turn.context.fill("顧客", "Customers"), find_customers(turn.context, turn.customers))
    elif words:
        with turn.tool("search_notes", words=words):
            found, _ = await search_notes(turn.context, words)
        turn.table(turn.context.fill("メモ", "Notes"), found.rows)


async def which(turn: Turn) -> None:
    """Several customers have the name: to choose from."""
    said = turn.asked.slots.unsure[0]
    with turn.tool("find_customers", said=said.said):
        rows = find_customers(turn.context, said.customer_ids)
    turn.say("同じお名前の顧客が複数います。どなたですか。", "Several customers have this name. Which one?")
    turn.rows(rows, 8)
    turn.table(turn.context.fill("顧客", "Customers"), rows)


async def nobody(turn: Turn) -> None:
    """The name is nobody's whom the user may see."""
    turn.say(
        "そのお名前の顧客は、あなたの担当の記録に見つかりません。",
        "No customer of that name is in the records you may see.",
    )


async def whom(turn: Turn) -> None:
    """The question needs a customer."""
    turn.say("どのお客様のことかを、お名前で教えてください。", "Say which customer, by name.")
    names = await _on_the_trip(turn)
    if not names:
        _suggest(turn, (turn.asked.intent,))
        return
    example = EXAMPLES[turn.asked.intent]
    asks = [{"ja": example.ja.replace("佐久間", n), "en": example.en.replace("Sakuma", n)} for n in names]
    turn.card("suggestions", items=[{"intent": turn.asked.intent, **each} for each in asks])


async def _on_the_trip(turn: Turn) -> list[str]:
    """Whom the trip on the screen visits."""
    if turn.screen.trip_id is None:
        return []
    try:
        trip = await turn.context.sources.trips.get(turn.context.principal, turn.screen.trip_id)
    except TripNotFoundError:
        return []
    return list(dict.fromkeys(v.customer_name for day in trip.plan.days for v in visits_of(day)))[:_OF_A_TRIP]


def _suggest(turn: Turn, intents: tuple[Intent, ...]) -> None:
    turn.card(
        "suggestions",
        items=[{"intent": i, "ja": EXAMPLES[i].ja, "en": EXAMPLES[i].en} for i in intents if i in EXAMPLES],
    )
