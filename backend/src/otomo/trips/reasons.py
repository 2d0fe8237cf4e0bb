"""Why a customer is not in the plan, in words: the wish to relax, not an error code."""

from collections.abc import Mapping

from otomo.crm.book.items import CustomerDigest
from otomo.crm.customers.items import VisitWindow
from otomo.rich import Ref, Rich
from otomo.signals.ranking import Standing
from otomo.trips.candidates import Unplaceable
from otomo.trips.items import Conflict, DroppedCandidate, TripRequest
from otomo.trips.planner.model import Dropped, Relax
from otomo.wording import listed, name, sentence, short_day, written

_WEEKDAYS = ("月火水木金土日", ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"))

_UNPLACED: Mapping[Unplaceable, Rich] = {
    "no_place": sentence(
        "住所の座標がわかりません。市区町村を入れると候補になります。",
        "The place is not known; add a municipality to make this a candidate.",
    ),
    "over_limit": sentence(
        "候補の上限を超えました。地域を絞るか上限を上げてください。",
        "Over the limit of candidates; narrow the area or raise the limit.",
    ),
}


def unplaced(standing: Standing, why: Unplaceable) -> DroppedCandidate:
    """A customer who never reached the planner."""
    digest = standing.view.digest
    return DroppedCandidate(digest.customer_id, digest.name, standing.score, why, _UNPLACED[why])


def dropped(drop: Dropped, standings: Mapping[str, Standing], request: TripRequest) -> DroppedCandidate:
    """A customer the planner left out."""
    standing = standings[str(drop.id)]
    digest = standing.view.digest
    text = _text(drop, digest, standings, request)
    return DroppedCandidate(digest.customer_id, digest.name, standing.score, drop.code, text)


def conflict(drop: Dropped, standings: Mapping[str, Standing], request: TripRequest) -> Conflict:
    """A must-visit that cannot be met, and what would make it possible."""
    digest = standings[str(drop.id)].view.digest
    return Conflict(digest.customer_id, _text(drop, digest, standings, request))


def _text(drop: Dropped, digest: CustomerDigest, standings: Mapping[str, Standing], request: TripRequest) -> Rich:
    why = _why(drop, digest, standings, request)
    if not drop.relax:
        return why
    ways = listed([_way(relax, standings, request) for relax in drop.relax], "、または", ", or ")
    return sentence("{why}{ways}と入ります。", "{why} It fits if you {ways}.", why=why, ways=ways)


def _why(drop: Dropped, digest: CustomerDigest, standings: Mapping[str, Standing], request: TripRequest) -> Rich:
    match drop.code:
        case "outside_windows" | "day_not_allowed":
            return _hours(digest, request)
        case "too_far":
            return sentence(
                "往復だけで勤務時間に収まりません。", "The way there and back does not fit the working hours."
            )
        case "clashes_with_required":
            return sentence(
                "必ず訪問する他の顧客と両立しません。", "It does not fit beside the other visits that must be made."
            )
        case "not_worth_travel":
            return _detour(drop, standings[str(drop.id)])
        case "no_room":
            return _displaced(drop, standings)
        case "left_out":
            return sentence("手で外しました。", "Taken out by hand.")


def _hours(digest: CustomerDigest, request: TripRequest) -> Rich:
    if not digest.visit_windows:
        return sentence("この日程では訪問できません。", "Not possible on these days.")
    customer = Ref("customer", digest.customer_id)
    windows = listed([_window(w, customer) for w in digest.visit_windows], "、", ", ")
    if not {day.date.weekday() for day in request.days} & {d for w in digest.visit_windows for d in w.weekdays}:
        return sentence(
            "面談可能は{windows}です。その曜日を日程に加えると候補になります。",
            "Receives visitors {windows}; add such a day to make this possible.",
            windows=windows,
        )
    return sentence(
        "面談可能は{windows}で、この日程に合いません。", "Receives visitors {windows}, which these days cannot meet.",
        windows=windows,
    )  # fmt: skip


def _window(window: VisitWindow, customer: Ref) -> Rich:
    hours = f"{window.start // 60}:{window.start % 60:02d}–{window.end // 60}:{window.end % 60:02d}"
    ja = "・".join(_WEEKDAYS[0][d] for d in window.weekdays)
    en = "/".join(_WEEKDAYS[1][d] for d in window.weekdays)
    return written(f"{ja} {hours}", f"{en} {hours}", customer)


def _detour(drop: Dropped, standing: Standing) -> Rich:
    customer = Ref("customer", standing.view.digest.customer_id)
    minutes = drop.detour or 0
    return sentence(
        "移動が{minutes}増え、価値 {score} に見合いません。",
        "Adds {minutes} of travel, which its value of {score} does not pay for.",
        minutes=written(f"{minutes}分", f"{minutes} min", customer),
        score=written(str(standing.score), str(standing.score), customer),
    )


def _displaced(drop: Dropped, standings: Mapping[str, Standing]) -> Rich:
    if drop.instead_of is None:
        return sentence(
            "時間が足りません。ほかの訪問の方が価値が高くなります。", "No time left; the chosen visits are worth more."
        )
    other = standings[str(drop.instead_of)]
    digest = other.view.digest
    customer = Ref("customer", digest.customer_id)
    return sentence(
        "入れるには{name}（価値 {score}）を外すことになります。",
        "It would take the place of {name} (value {score}).",
        name=name(digest.name, customer),
        score=written(str(other.score), str(other.score), customer),
    )


def _way(relax: Relax, standings: Mapping[str, Standing], request: TripRequest) -> Rich:
    minutes = relax.minutes or 0
    ja_day, en_day = _day(relax, request)
    match relax.kind:
        case "open_earlier":
            return sentence(f"{ja_day}始業を{minutes}分早める", f"start {minutes} min earlier{en_day}")
        case "close_later":
            return sentence(f"{ja_day}終業を{minutes}分延ばす", f"work {minutes} min longer{en_day}")
        case "widen_window":
            return sentence(
                f"面談可能な時間を{minutes}分広げてもらう", f"get visiting hours that are {minutes} min wider"
            )
        case "allow_day":
            return sentence(f"{ja_day}訪問できる", f"may come{en_day}")
        case "skip_lunch":
            return sentence(f"{ja_day}昼休みをやめる", f"skip lunch{en_day}")
        case "release_visit":
            names = [name(standings[str(i)].view.digest.name, Ref("customer", str(i))) for i in relax.visits]
            return sentence("{names}を必須から外す", "no longer insist on {names}", names=listed(names, "、", ", "))


def _day(relax: Relax, request: TripRequest) -> tuple[str, str]:
    if relax.day is None or len(request.days) == 1:
        return "", ""
    on = request.days[int(relax.day)].date
    return f"{short_day(on, 'ja', on)}の", f" on {short_day(on, 'en', on)}"
