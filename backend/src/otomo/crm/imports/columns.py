"""The six files: their columns, in both languages, and how each cell is read (docs/import.md)."""

from dataclasses import dataclass
from typing import Literal

from otomo.crm.imports import values as v
from otomo.crm.imports.dates import parse_date
from otomo.crm.imports.windows import parse_windows
from otomo.rich import Label

Kind = Literal["customers", "products", "holdings", "sales_notes", "cash_inflows", "economic_events"]
FileType = Literal[Kind, "devices"]
"""The six, and the devices' file, which is imported apart (otomo.devices.imports)."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its field, its Japanese header, other headers it is known by, and an example for the template."""

    name: str
    ja: str
    parse: v.Parser
    example: str = ""
    also: tuple[str, ...] = ()
    required: bool = False


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file. `key`: the column that names a record, none where several columns do."""

    kind: FileType
    label: Label
    prefix: str
    key: str | None
    columns: tuple[Column, ...]

    @property
    def required(self) -> tuple[Column, ...]:
        """Columns without which the file cannot be used."""
        return tuple(column for column in self.columns if column.required)


_ASSET_CLASS = v.choice(
    {"bond": "bond", "債券": "bond", "社債": "bond", "国債": "bond", "bonds": "bond"}
    | {"stock": "stock", "株式": "stock", "株": "stock", "stocks": "stock", "equity": "stock"}
    | {
        "fund": "fund",
        "投信": "fund",
        "投資信託": "fund",
        "ファンド": "fund",
        "funds": "fund",
        "etf": "fund",
        "reit": "fund",
    }
    | {"cash": "cash", "現金": "cash", "預金": "cash", "mrf": "cash"}
)
_LEVEL = v.choice({"high": "high", "高": "high", "高い": "high", "medium": "medium", "中": "medium", "mid": "medium"}
    | {"low": "low", "低": "low", "低い": "low"})  # fmt: skip
_CUSTOMER_KIND = v.choice(
    {"individual": "individual", "個人": "individual", "person": "individual"}
    | {
        "corporate": "corporate",
        "法人": "corporate",
        "会社": "corporate",
        "corporation": "corporate",
        "company": "corporate",
    }
)
_CHANNEL = v.choice(
    {"visit": "visit", "訪問": "visit", "面談": "visit", "来店": "visit", "meeting": "visit"}
    | {"phone": "phone", "電話": "phone", "tel": "phone", "call": "phone"}
    | {"mail": "mail", "メール": "mail", "郵便": "mail", "手紙": "mail", "email": "mail", "eメール": "mail"}
    | {"online": "online", "オンライン": "online", "web": "online", "web会議": "online", "zoom": "online"}
)
_SOURCE = v.choice(
    {
        "bonus": "bonus",
        "賞与": "bonus",
        "ボーナス": "bonus",
        "retirement": "retirement",
        "退職金": "retirement",
        "退職": "retirement",
    }
    | {"insurance": "insurance", "保険": "insurance", "保険金": "insurance", "満期保険金": "insurance"}
    | {
        "inheritance": "inheritance",
        "相続": "inheritance",
        "property": "property",
        "不動産": "property",
        "不動産売却": "property",
    }
    | {"redemption": "redemption", "償還": "redemption", "償還金": "redemption", "other": "other", "その他": "other"}
)
_STATUS = v.choice(
    {"predicted": "predicted", "予定": "predicted", "見込": "predicted", "見込み": "predicted", "expected": "predicted"}
    | {"arrived": "arrived", "入金済": "arrived", "入金済み": "arrived", "着金": "arrived", "received": "arrived"}
    | {"missed": "missed", "未入金": "missed", "失注": "missed", "入金なし": "missed", "lost": "missed"}
)
_CATEGORY = v.choice(
    {"political": "political", "政治": "political", "monetary": "monetary", "金融政策": "monetary", "金融": "monetary"}
    | {
        "economic": "economic",
        "経済": "economic",
        "経済指標": "economic",
        "market": "market",
        "市場": "market",
        "相場": "market",
    }
    | {"disaster": "disaster", "災害": "disaster", "corporate": "corporate", "企業": "corporate", "決算": "corporate"}
)

_CUSTOMER_ID = ("顧客番号", "顧客コード", "customer", "client_id", "customer_no")
_PRODUCT_ID = ("商品番号", "商品コード", "product")

CUSTOMERS = FileKind(
    "customers",
    Label(ja="顧客", en="customers"),
    "c",
    "customer_id",
    (
        Column("customer_id", "顧客ID", v.record_id, "C001", _CUSTOMER_ID),
        Column("name", "氏名", v.text, "高橋 一郎", ("顧客名", "名前", "customer_name", "full_name"), required=True),
        Column("risk_level", "リスク許容度", v.whole(1, 5), "3", ("リスク", "risk", "risk_tolerance"), required=True),
        Column("kana", "フリガナ", v.text, "タカハシ イチロウ", ("ふりがな", "カナ", "氏名カナ", "name_kana")),
        Column("kind", "区分", _CUSTOMER_KIND, "個人", ("顧客区分", "customer_kind", "customer_type")),
        Column("segment", "層", v.text, "", ("セグメント", "顧客層")),
        Column("owner", "担当者", v.text, "", ("担当", "owner_username")),
        Column("birth_date", "生年月日", parse_date, "昭和30年4月5日", ("birthday", "date_of_birth")),
        Column("occupation", "職業", v.text, "会社役員"),
        Column("prefecture", "都道府県", v.text, "愛知県"),
        Column("city", "市区町村", v.text, "名古屋市中区", ("市町村",)),
        Column("address", "住所", v.text),
        Column("latitude", "緯度", v.latitude, "", ("lat",)),
        Column("longitude", "経度", v.longitude, "", ("lng", "lon")),
        Column("phone", "電話", v.text, "", ("電話番号", "tel")),
        Column("email", "メール", v.email, "", ("メールアドレス", "mail")),
        Column("net_worth", "純資産", v.amount, "1.5億", ("金融資産", "資産額")),
        Column("annual_income", "年収", v.amount, "2,400万", ("income",)),
        Column("currency", "通貨", v.currency, "JPY"),
        Column("knowledge", "知識", v.text),
        Column("experience", "投資経験", v.text, "", ("経験",)),
        Column("means", "資力", v.text),
        Column("purpose", "投資目的", v.text, "", ("目的", "運用目的")),
        Column("visit_windows", "訪問可能時間", parse_windows, "月-金 10:00-12:00,13:30-17:00", ("訪問可能時間帯",)),
        Column("visit_minutes", "面談分数", v.whole(5, 480, "分"), "45", ("面談時間", "訪問時間")),
        Column("last_contact_on", "最終接触日", parse_date, "2026-10-01", ("last_contact", "最終訪問日")),
    ),
)
PRODUCTS = FileKind(
    "products",
    Label(ja="商品", en="products"),
    "p",
    "product_id",
    (
        Column("product_id", "商品ID", v.record_id, "P001", _PRODUCT_ID),
        Column("name", "商品名", v.text, "東海電力 第12回社債", ("銘柄名", "名称", "product_name"), required=True),
        Column("asset_class", "種別", _ASSET_CLASS, "債券", ("資産クラス", "商品種別", "type"), required=True),
        Column("risk_level", "リスク", v.whole(1, 5), "2", ("リスクレベル", "リスク度", "risk"), required=True),
        Column("currency", "通貨", v.currency, "JPY", required=True),
        Column("symbol", "銘柄コード", v.text, "", ("コード", "ticker")),
        Column("market", "市場", v.text),
        Column("issuer", "発行体", v.text, "東海電力"),
        Column("region", "地域", v.text),
        Column("sector", "業種", v.text, "", ("セクター",)),
        Column("price", "価格", v.at_least_zero, "99.85", ("時価", "基準価額")),
        Column("price_on", "価格日", parse_date, "2026-11-20", ("price_date",)),
        Column("coupon_rate", "利率", v.rate, "1.85%", ("クーポン", "表面利率", "coupon")),
        Column("coupon_frequency", "利払回数", v.coupon_frequency, "2"),
        Column("day_count", "日数計算", v.text),
        Column("maturity_on", "満期日", parse_date, "2031-03-20", ("償還日", "maturity", "maturity_date")),
        Column("face_value", "額面", v.positive),
        Column("rating", "格付", v.text, "", ("格付け",)),
        Column("dividend_yield", "配当利回り", v.rate),
        Column("beta", "ベータ", v.beta),
    ),
)
HOLDINGS = FileKind(
    "holdings",
    Label(ja="保有", en="holdings"),
    "h",
    None,
    (
        Column("customer_id", "顧客ID", v.record_id, "C001", _CUSTOMER_ID, required=True),
        Column("product_id", "商品ID", v.record_id, "P001", _PRODUCT_ID, required=True),
        Column("quantity", "数量", v.at_least_zero, "10,000,000", ("口数", "株数", "保有数量"), required=True),
        Column("unit_cost", "取得単価", v.at_least_zero, "100.00", ("平均取得単価", "cost"), required=True),
        Column("cost_currency", "取得通貨", v.currency, "JPY"),
        Column("acquired_on", "取得日", parse_date, "2024-03-21", ("acquired", "purchase_date")),
        Column("account", "口座区分", v.text, "特定", ("口座",)),
    ),
)
SALES_NOTES = FileKind(
    "sales_notes",
    Label(ja="営業メモ", en="sales notes"),
    "n",
    "note_id",
    (
        Column("note_id", "メモID", v.record_id, "N001"),
        Column("customer_id", "顧客ID", v.record_id, "C001", _CUSTOMER_ID, required=True),
        Column("noted_on", "記録日", parse_date, "2026-11-10", ("日付", "date"), required=True),
        Column("body", "内容", v.text, "満期金の使い道を次回相談", ("メモ", "本文", "note", "text"), required=True),
        Column("author", "記録者", v.text),
        Column("channel", "手段", _CHANNEL, "訪問", ("接触手段",)),
        Column("priority", "優先度", _LEVEL, "高"),
        Column("follow_up_on", "次回対応日", parse_date, "2026-11-27", ("follow_up", "フォロー日")),
        Column("inflow_id", "入金ID", v.record_id),
    ),
)
CASH_INFLOWS = FileKind(
    "cash_inflows",
    Label(ja="入金予定", en="cash inflows"),
    "i",
    "inflow_id",
    (
        Column("inflow_id", "入金ID", v.record_id, "F001"),
        Column("customer_id", "顧客ID", v.record_id, "C001", _CUSTOMER_ID, required=True),
        Column("expected_on", "予定日", parse_date, "2026-12-10", ("入金予定日", "expected_date"), required=True),
        Column("amount", "金額", v.positive, "300万", ("予定金額",), required=True),
        Column("currency", "通貨", v.currency, "JPY"),
        Column("confidence", "確度", v.confidence, "85%", ("確率", "probability")),
        Column("source", "原資", _SOURCE, "賞与", ("資金源",)),
        Column("status", "状態", _STATUS, "予定", ("ステータス",)),
        Column("arrived_on", "入金日", parse_date),
        Column("arrived_amount", "入金額", v.at_least_zero),
        Column("note", "備考", v.text, "", ("メモ", "notes")),
    ),
)
ECONOMIC_EVENTS = FileKind(
    "economic_events",
    Label(ja="経済イベント", en="economic events"),
    "e",
    "event_id",
    (
        Column("event_id", "イベントID", v.record_id, "E001"),
        Column("occurs_on", "日付", parse_date, "2026-12-18", ("date", "発生日"), required=True),
        Column("title", "件名", v.text, "日銀 金融政策決定会合", ("イベント名", "タイトル"), required=True),
        Column("category", "分類", _CATEGORY, "金融政策", ("カテゴリ", "カテゴリー"), required=True),
        Column("impact", "影響度", _LEVEL, "高", ("重要度",), required=True),
        Column("region", "地域", v.text, "日本"),
        Column("description", "説明", v.text),
        Column("actual", "結果", v.text),
        Column("forecast", "予想", v.text),
        Column("previous", "前回", v.text),
        Column("currency", "通貨", v.currency),
        Column("asset_classes", "対象種別", v.several(_ASSET_CLASS), "債券、株式"),
        Column("sectors", "対象業種", v.sectors),
        Column("rates_bp", "金利変化", v.basis_points, "25"),
        Column("fx_pct", "為替変化", v.per_cent),
        Column("equity_pct", "株価変化", v.per_cent),
    ),
)

KINDS: dict[Kind, FileKind] = {
    "customers": CUSTOMERS,
    "products": PRODUCTS,
    "holdings": HOLDINGS,
    "sales_notes": SALES_NOTES,
    "cash_inflows": CASH_INFLOWS,
    "economic_events": ECONOMIC_EVENTS,
}
