"""Who the customer is, as far as the records say."""

from datetime import date

from otomo.money import BASE_CURRENCY, Money
from otomo.rich import Rich
from otomo.trips.briefings.items import Subject
from otomo.trips.briefings.references import CHANNELS, of_customer, of_note
from otomo.wording import ago_of, amount_of, day_of, listed, name, sentence, written


def who(subject: Subject) -> list[Rich]:
    """Profile, suitability, assets with us, last contact."""
    lines = [_profile(subject), _suitability(subject), _assets(subject), _last_contact(subject)]
    return [line for line in lines if line is not None]


def age_on(birth_date: date, today: date) -> int:
    """Completed years."""
    return today.year - birth_date.year - ((today.month, today.day) < (birth_date.month, birth_date.day))


def _profile(subject: Subject) -> Rich | None:
    customer = subject.customer
    ref = of_customer(customer)
    known: list[Rich] = []
    if customer.birth_date is not None and customer.kind == "individual":
        age = age_on(customer.birth_date, subject.world.today)
        known.append(written(f"{age}歳", f"Age {age}", ref))
    known += [name(text, ref) for text in (customer.occupation, customer.city or customer.prefecture) if text]
    return sentence("{known}。", "{known}.", known=listed(known)) if known else None


def _suitability(subject: Subject) -> Rich:
    customer = subject.customer
    ref = of_customer(customer)
    named = {
        ("目的", "purpose"): customer.purpose,
        ("知識", "knowledge"): customer.knowledge,
        ("経験", "experience"): customer.experience,
        ("資力", "means"): customer.means,
    }
    known = [
        sentence(f"{ja}は {{text}}", f"{en}: {{text}}", text=name(text, ref))
        for (ja, en), text in named.items()
        if text
    ]
    level = sentence("リスク許容度は {level}", "Risk level {level}", level=name(str(customer.risk_level), ref))
    return sentence("{all}。", "{all}.", all=listed([level, *known]))


def _assets(subject: Subject) -> Rich | None:
    view = subject.view
    if not view.positions:
        return None
    ref = of_customer(subject.customer)
    count = len(view.positions)
    return sentence(
        "預り資産は {assets}（{count}）、取得額との差は {gain} です。",
        "Assets with us {assets} ({count}), against cost {gain}.",
        assets=amount_of(Money(view.assets, BASE_CURRENCY), ref),
        count=written(f"{count}件", f"{count} holding{'s' if count > 1 else ''}", ref),
        gain=amount_of(Money(view.totals.gain, BASE_CURRENCY), ref, signed=True),
    )


def _last_contact(subject: Subject) -> Rich | None:
    on = subject.view.digest.last_contact_on
    if on is None:
        return None
    notes = [n for n in subject.book.notes.values() if n.channel and n.noted_on == on]
    last = max(notes, key=lambda n: n.note_id, default=None)
    ref = of_customer(subject.customer) if last is None else of_note(last)
    channel = CHANNELS[last.channel] if last and last.channel else None
    by_ja, by_en = (f"の{channel.ja}", f", {channel.en}") if channel else ("", "")
    return sentence(
        f"前回の接触は {{day}} {by_ja}（{{ago}}）です。",
        f"Last contact: {{day}}{by_en} ({{ago}}).",
        day=day_of(on, ref, subject.world.today),
        ago=ago_of(subject.world.days_to(on), ref),
    )
