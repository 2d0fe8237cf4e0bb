import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";

/** What the fields of records are called. A name means the same in every kind of record. */
const FIELDS: Record<string, MessageDescriptor> = {
  // customers
  customer_id: msg`Customer`, name: msg`Name`, kana: msg`Reading`, kind: msg`Kind`, risk_level: msg`Risk (1–5)`, owner_id: msg`Owner`, segment: msg`Segment`, birth_date: msg`Date of birth`, occupation: msg`Occupation`,
  prefecture: msg`Prefecture`, city: msg`City`, address: msg`Address`, latitude: msg`Latitude`, longitude: msg`Longitude`, location_source: msg`Where the position comes from`, phone: msg`Telephone`, email: msg`E-mail`,
  net_worth: msg`Net worth`, annual_income: msg`Annual income`, currency: msg`Currency`, knowledge: msg`Knowledge`, experience: msg`Experience`, means: msg`Means`, purpose: msg`Purpose`,
  visit_windows: msg`Times for visits`, visit_minutes: msg`Length of a visit`, last_contact_on: msg`Last contact`, extra: msg`Further columns`,
  // products, holdings
  product_id: msg`Product`, asset_class: msg`Asset class`, symbol: msg`Symbol`, market: msg`Market`, issuer: msg`Issuer`, region: msg`Region`, sector: msg`Sector`, price: msg`Price`, price_on: msg`Day of the price`,
  coupon_rate: msg`Coupon`, coupon_frequency: msg`Coupons a year`, day_count: msg`Day count`, maturity_on: msg`Maturity`, face_value: msg`Face value`, rating: msg`Rating`, dividend_yield: msg`Dividend yield`, beta: msg`Beta`,
  quantity: msg`Quantity`, unit_cost: msg`Cost of one`, cost_currency: msg`Currency of the cost`, acquired_on: msg`Acquired on`, account: msg`Account`,
  // events
  occurs_on: msg`Day`, title: msg`Title`, category: msg`Category`, impact: msg`Impact`, description: msg`Description`, actual: msg`Result`, forecast: msg`Forecast`, previous: msg`Previous value`,
  asset_classes: msg`Asset classes`, sectors: msg`Sectors`, rates_bp: msg`Assumed rates (bp)`, fx_pct: msg`Assumed exchange rate (%)`, equity_pct: msg`Assumed stocks (%)`,
  // notes, inflows
  noted_on: msg`Day of the contact`, body: msg`Content`, author: msg`Written by`, channel: msg`Way of contact`, priority: msg`Priority`, follow_up_on: msg`Follow-up`, inflow_id: msg`Cash inflow`,
  expected_on: msg`Expected on`, amount: msg`Amount`, confidence: msg`Confidence`, source: msg`Source`, status: msg`Status`, arrived_on: msg`Arrived on`, arrived_amount: msg`Arrived amount`, note: msg`Note`,
  // devices
  place: msg`Place`, metrics: msg`Readings`, expected_interval_seconds: msg`Seconds between readings`, thresholds: msg`Limits`, detect_anomalies: msg`Notice what is unusual`, keys: msg`Keys`, devices: msg`Devices`, label: msg`Label`,
  created_by: msg`Made by`, acknowledged_by: msg`Acknowledged by`, from: msg`From`, to: msg`To`,
  // trips, proposals
  objective: msg`Aim`, days: msg`Days`, outcomes: msg`Outcomes`, trip_id: msg`Trip`, order: msg`Order`, plan: msg`Plan`, request: msg`Wishes`, due_on: msg`Due on`, on: msg`Visited on`, id: msg`Record`, chat_id: msg`Conversation`,
  // people and access
  username: msg`User name`, display_name: msg`Name`, role: msg`Role`, locale: msg`Language`, preferences: msg`Preferences`, password_hash: msg`Password`, identities: msg`Connected accounts`, invited: msg`Invited`,
  session_generation: msg`Sessions ended so far`, method: msg`Way of sign-in`, session_ref: msg`Session`, user_id: msg`User`, everyone: msg`Everyone`, manager_ids: msg`Managers`, member_ids: msg`Members`,
  scopes: msg`Allowed to`, secret_hash: msg`Secret`, expires_at: msg`Expires`, provider: msg`Provider`,
  // imports, exports, jobs
  files: msg`Files`, rows: msg`Rows`, created: msg`Rows added`, updated: msg`Rows changed`, unchanged: msg`Rows unchanged`, rejected: msg`Rows rejected`, kept: msg`Records kept`, state: msg`State`, tables: msg`Tables`, items: msg`Records`, expired: msg`Expired`, large_changes: msg`Large changes of portfolios`, prefix: msg`Prefix`,
};

/** The name of a field in the reader's words; null where nobody has named it. */
export function useFieldName(): (field: string) => string | null {
  const { i18n } = useLingui();
  return (field) => (FIELDS[field] === undefined ? null : i18n._(FIELDS[field]));
}
