"""Answers that propose: a note from rough words with its follow-ups, inflow and next visit; and the search of notes."""

from otomo.assistant.facts import clean
from otomo.assistant.proposals.items import InflowDraft, NoteDraft, TaskDraft, VisitDraft
from otomo.assistant.reading.report import ExpectedMoney, Promise, Report, read_report
from otomo.assistant.structuring.drafts import body_of
from otomo.assistant.tools.context import honoured
from otomo.assistant.tools.notes import READ_AT_MOST, search_notes, words_of
from otomo.assistant.tools.windows import BOOK
from otomo.assistant.turn import Turn
from otomo.money import Money
from otomo.rich import Label, Ref
from otomo.trips.briefings.references import CHANNELS

_BODY = 160


async def note(turn: Turn, said: str) -> None:
    """The words as a note, and what follows from them; each to be approved."""
    context = turn.context
    if context.principal.role == "viewer":
        turn.say("閲覧者は記録を書けません。", "Viewers cannot write records.")
        return
    if not turn.customers:
        turn.say("どのお客様の記録かを、お名前で教えてください。", "Say whose record this is, by name.")
        return
    customer_id = turn.customers[0]
    report = read_report(said, context.today)
    name = honoured(context, context.name(customer_id))
    turn.say("{name}の記録の下書きです。承認するまで何も書き込みません。",
             "A draft for {name}. Nothing is written until you approve it.", name=name)  # fmt: skip
    await _note(turn, customer_id, report)
    for promise in report.promises[1:]:
        await _task(turn, customer_id, promise)
    for promise in report.promises:
        if promise.is_visit:
            await _visit(turn, customer_id, promise)
    for money in report.money:
        await _inflow(turn, customer_id, money)
    for words in report.undated:
        quoted = turn.context.facts.quote(words, Ref("note", "draft", customer_id))
        turn.say("・「{w}」には日付がないので、提案しません。", "・“{w}” is not proposed: it has no day.", w=quoted)


async def _note(turn: Turn, customer_id: str, report: Report) -> None:
    facts, ref = turn.context.facts, Ref("note", "draft", customer_id)
    promise = report.promises[0] if report.promises else None
    with turn.tool("propose_note", customer_id=customer_id):
        on = facts.day("note.date", report.noted_on, ref)
        body = facts.quote(report.body, ref, _BODY)
        due = facts.day("note.date", promise.on, ref) if promise else None
    channel = CHANNELS[report.channel] if report.channel else Label("手段は未記入", "channel not stated")
    turn.say(
        f"・メモ（{{on}}、{channel.ja}）：「{{body}}」", f"・Note ({{on}}, {channel.en}): “{{body}}”", on=on, body=body
    )
    if due is not None:
        turn.say("・次の対応：{due}", "・Follow-up by {due}", due=due)
    else:
        turn.say("・次の対応の日付は、言葉の中に見つかりません。", "・No day for a follow-up was found in the words.")
    await turn.propose(
        NoteDraft(
            customer_id=customer_id, noted_on=report.noted_on, body=body_of(report.body), channel=report.channel,
            priority=report.priority, follow_up_on=promise.on if promise else None,
        )
    )  # fmt: skip


async def _task(turn: Turn, customer_id: str, promise: Promise) -> None:
    facts, ref = turn.context.facts, Ref("note", "draft", customer_id)
    with turn.tool("propose_task", customer_id=customer_id, due_on=promise.on.isoformat()):
        due, words = facts.day("note.date", promise.on, ref), facts.quote(promise.words, ref)
    turn.say("・フォロー（{due}まで）：「{words}」", "・Follow-up (by {due}): “{words}”", due=due, words=words)
    await turn.propose(TaskDraft(customer_id=customer_id, body=promise.words, due_on=promise.on))


async def _visit(turn: Turn, customer_id: str, promise: Promise) -> None:
    with turn.tool("propose_visit", customer_id=customer_id, on=promise.on.isoformat()):
        on = turn.context.facts.day("trip.date", promise.on, Ref("trip", "draft", customer_id))
    turn.say("・次の訪問：{on}（旅程として）", "・Next visit: {on} (as a trip)", on=on)
    await turn.propose(VisitDraft(customer_id=customer_id, on=promise.on))


async def _inflow(turn: Turn, customer_id: str, money: ExpectedMoney) -> None:
    facts, ref = turn.context.facts, Ref("inflow", "draft", customer_id)
    with turn.tool("propose_inflow", customer_id=customer_id):
        amount = facts.money("inflow.amount", Money(money.amount, money.currency), ref, trust="quoted")
        on = facts.day("inflow.date", money.on, ref) if money.on else None
        sure = facts.ratio("inflow.ratio", money.confidence, ref) if money.confidence is not None else None
    if on is None or money.on is None:
        turn.say("・入金 {amount} は、予定日が言葉の中に見つからないので提案しません。",
                 "・The inflow of {amount} is not proposed: no day was found in the words.", amount=amount)  # fmt: skip
        return
    confidence = (
        turn.context.fill("確度 {r}", "confidence {r}", r=sure)
        if sure
        else turn.context.fill("確度は未記入", "confidence not stated")
    )
    vague = turn.context.fill("、期間の最後の日としました", ", the last day of what was said") if money.vague else ""
    vague += turn.context.fill("、幅の下限です", ", the lower end of the range") if money.at_least else ""
    turn.say("・入金予定：{amount}、{on}（{confidence}{vague}）", "・Inflow: {amount} on {on} ({confidence}{vague})",
             amount=amount, on=on, confidence=confidence, vague=vague)  # fmt: skip
    await turn.propose(
        InflowDraft(
            customer_id=customer_id, expected_on=money.on, amount=money.amount, currency=money.currency,
            confidence=money.confidence, source=money.source, note=money.words,
        )
    )  # fmt: skip


async def search(turn: Turn) -> None:
    """Notes that hold the words."""
    context = turn.context
    words = words_of(turn.asked.text)
    if not words:
        turn.say("探す言葉を「」で囲んで教えてください。", "Put the words to look for in quotation marks.")
        return
    with turn.tool("search_notes", words=words, customers=turn.customers):
        found, read = await search_notes(context, words, turn.customers)
        said = context.facts.text("note.text", clean("・".join(words), 60), BOOK, trust="quoted")
        count = context.facts.count("note.count", found.total, BOOK, "件", "note")
    if not found.rows:
        turn.say("「{w}」を含むメモは見つかりません。", "No note holds “{w}”.", w=said)
        return
    turn.say("「{w}」を含むメモは {n} です。新しい順に：", "{n} with “{w}”, newest first:", w=said, n=count)
    turn.rows(found.rows)
    if read >= READ_AT_MOST:
        limit = context.facts.count("note.count", read, BOOK)
        turn.say("対応日の新しい {n} のメモだけを調べました。", "Only the {n} notes due last were searched.", n=limit)
    turn.table(context.fill("メモ", "Notes"), found.rows)
    turn.customers = tuple(dict.fromkeys(r.customer_id for r in found.rows if r.customer_id))
