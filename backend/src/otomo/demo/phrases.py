"""What is written about invented customers: suitability, occupations, notes of visits."""

import random
from typing import NamedTuple

from otomo.crm.inflows.items import InflowSource


class Suitability(NamedTuple):
    """The four texts of the suitability card."""

    knowledge: str
    experience: str
    means: str
    purpose: str


_KNOWLEDGE = {
    1: ("預金・国債", "預金のみ", "国債・定期預金"),
    2: ("債券・投信", "国債・社債", "社債・バランス型投信"),
    3: ("債券・投信・株式", "投信・国内株式", "社債・外貨建債券・投信"),
    4: ("株式・外貨建債券", "国内外の株式・投信", "株式・リート・投信"),
    5: ("株式・新興国・信用取引", "国内外の株式全般", "株式・テーマ型投信"),
}
_PURPOSE = {
    1: ("元本の安全", "生活資金の保全", "元本重視"),
    2: ("元本重視・年金補完", "安定した利息収入", "元本重視・相続準備"),
    3: ("安定収入と成長の両立", "退職後の生活資金づくり", "インフレへの備え"),
    4: ("長期の資産形成", "値上がりと配当の両立", "外貨分散・資産形成"),
    5: ("値上がり益の追求", "積極的な資産形成", "成長分野への投資"),
}
_COMPANY_PURPOSE = {
    1: ("運転資金の保全", "納税資金の待機"),
    2: ("余資の安全運用", "退職給付の備え"),
    3: ("余資運用・設備更新の備え", "外貨決済資金の運用"),
    4: ("余資の積極運用", "取引先株式との分散"),
    5: ("余資の積極運用", "成長分野への投資"),
}


def suitability(rng: random.Random, risk: int, *, corporate: bool) -> Suitability:
    """Texts that agree with the risk level: the careful know deposits, the daring have years of stocks."""
    years = max(1, round(rng.gauss(2 + risk * 3.2, 4)))
    spare = min(80, max(20, round(rng.gauss(35 + risk * 6, 10) / 10) * 10))
    return Suitability(
        knowledge=rng.choice(_KNOWLEDGE[risk]),
        experience=f"{years}年",
        means=f"運転資金の{rng.randint(2, 6)}か月分を除く" if corporate else f"余裕資金 {spare}%",
        purpose=rng.choice((_COMPANY_PURPOSE if corporate else _PURPOSE)[risk]),
    )


_WORKING = (
    "会社員",
    "会社役員",
    "医師",
    "歯科医",
    "薬剤師",
    "弁護士",
    "税理士",
    "公務員",
    "自営業",
    "飲食店経営",
    "製造業 管理職",
    "建築士",
    "教員",
    "農業",
    "不動産賃貸業",
    "看護師",
    "美容室経営",
    "システム開発",
)
_RETIRED = (
    "無職（元会社役員）",
    "無職（元会社員）",
    "無職（元公務員）",
    "無職（元教員）",
    "不動産賃貸業",
    "農業",
    "会社相談役",
    "医師",
    "自営業",
)


def occupation(rng: random.Random, age: int) -> str:
    """By age: most stop working at 67."""
    return rng.choice(_RETIRED if age >= 67 else _WORKING)


_OPENERS = (
    "近況をうかがった。",
    "市況の説明に対し、落ち着いて聞いていただけた。",
    "前回の提案について感想をうかがった。",
    "決算の報告を兼ねて話した。",
    "運用報告書をもとに損益を確認した。",
    "短時間だが直接お話しできた。",
    "体調も良く、終始和やかだった。",
    "ご自宅の庭の話から始まった。",
    "税制の変更点を説明した。",
    "口座の手続きのついでに話をうかがった。",
)
_TOPICS = (
    "{family}の進学費用がこれから必要になる。",
    "{family}の住宅購入を援助したいとのこと。",
    "{family}が資産運用に関心を持ち始めた。",
    "相続の進め方を専門家に相談したい。",
    "円安が続くなら外貨を減らすべきか迷っている。",
    "金利が上がるなら債券の買い方を考え直したい。",
    "株価の上げ下げが気になって眠れない日があるとのこと。",
    "配当の多い株を少しずつ増やしたい。",
    "償還金の置き場所がまだ決まっていない。",
    "他社から投信の乗り換えを勧められている。",
    "老人ホームの入居一時金を確保しておきたい。",
    "海外旅行を再開し、ドルの使い道ができた。",
    "非課税枠の使い残しを気にされている。",
    "保険の見直しを進めている。",
    "自宅の建て替えを検討中。",
    "手元の現金が多すぎると感じている。",
    "値下がりした投信を持ち続けるか迷っている。",
    "物価の上昇で生活費が増えたとのこと。",
    "{family}に証券口座を作らせたい。",
    "老後の取り崩し方を数字で見たい。",
)
_COMPANY_TOPICS = (
    "設備の更新を来期に計画している。",
    "余資の置き場所を預金以外にも広げたい。",
    "為替の変動で仕入れの費用が読みにくい。",
    "役員の退職金の準備を考えている。",
    "事業承継の時期を検討している。",
    "工場の空調が古く、更新の見積もりを取っている。",
    "借入金利の上昇を気にしている。",
    "賞与の支払い前後で資金に波がある。",
    "取引先の株式の扱いを見直したい。",
    "補助金の採択を待っている。",
)
_CLOSERS = (
    "次回、比較の資料を持参する。",
    "金利別の試算を作って送る。",
    "ご家族も同席で改めて話す。",
    "急がず、市況を見て判断したいとのこと。",
    "月内に電話で確認する。",
    "候補を3つに絞って提示する。",
    "いまは変更しないとの結論。",
    "税理士の意見を聞いてから決める。",
    "反応は前向きだった。",
    "慎重な姿勢は変わらない。",
)
_FAMILY = ("長女", "長男", "次女", "次男", "孫", "配偶者", "姪", "弟")
_INFLOWS: dict[InflowSource, tuple[str, ...]] = {
    "bonus": ("賞与の一部を運用に回したいとのこと。", "賞与が入る時期に合わせて積立を増やす。"),
    "retirement": ("退職金の使い道を家族で話し合っている。", "退職金の一部を運用に回す意向。"),
    "insurance": ("保険の満期金が入る予定で、置き場所を探している。", "個人年金の満期について相談があった。"),
    "inheritance": ("相続の手続きが進んでおり、受け取る資金の相談があった。",),
    "property": ("土地の売却が進んでいる。代金の運用を相談したい。", "所有する部屋の売却契約が近い。"),
    "redemption": ("他社で持つ社債の償還金をこちらへ移したい。",),
    "other": ("まとまった入金の見込みがあるとのこと。",),
}


def note(rng: random.Random, *, corporate: bool, source: InflowSource | None = None) -> str:
    """The body of a note; about an inflow when its source is given."""
    topic = _INFLOWS[source] if source else _COMPANY_TOPICS if corporate else _TOPICS
    text = rng.choice(topic).format(family=rng.choice(_FAMILY))
    opener = rng.choice(_OPENERS) if rng.random() < 0.6 else ""
    return opener + text + rng.choice(_CLOSERS)
