/** Written by hand from the contract until the backend's OpenAPI document exists; then generated. */
type S = components["schemas"];
type Json<T> = { content: { "application/json": T } };
type Path<P> = [P] extends [never] ? { path?: never } : { path: P };
type Body<B> = [B] extends [never] ? { requestBody?: never } : { requestBody: Json<B> };
type Op<R, B = never, Q = never, P = never> = {
  parameters: { query?: Q; header?: Record<string, string>; cookie?: never } & Path<P>;
  responses: { 200: Json<R> };
} & Body<B>;
type List<T> = { items: T[]; next_cursor: string | null };
type Paging = { limit?: number; cursor?: string };

export interface components {
  schemas: {
    Money: { amount: string; currency: string };
    Ref: { kind: "customer" | "holding" | "product" | "note" | "inflow" | "event" | "trip"; id: string; customer_id: string | null };
    Segment: { text: string; ref: S["Ref"] | null; strong: boolean };
    Rich: { ja: S["Segment"][]; en: S["Segment"][] };
    Label: { ja: string; en: string };
    Window: { weekdays: number[]; start: string; end: string };
    Place: { name: string; prefecture: string | null; latitude: number; longitude: number };
    FoundPlace: { place_id: string; kind: "municipality" | "station" | "prefecture"; name: string; kana: string; name_en: string | null; prefecture: string; latitude: number; longitude: number };
    Role: "admin" | "manager" | "rep" | "viewer";
    Locale: "ja" | "en";
    Preferences: { gain_color: "red_up" | "green_up"; theme: "auto" | "light" | "dark"; shortcuts: boolean };
    User: { user_id: string; username: string; email: string; display_name: string; role: S["Role"]; locale: S["Locale"]; preferences: S["Preferences"]; created_at: string; updated_at: string; version: number };
    UserCreate: { username: string; email: string; display_name: string; role: S["Role"]; locale: S["Locale"]; password: string };
    UserPatch: { username?: string; email?: string; display_name?: string; role?: S["Role"]; locale?: S["Locale"]; password?: string };
    MePatch: { display_name?: string; locale?: S["Locale"]; preferences?: S["Preferences"] };
    Session: { user: S["User"]; expires_at: string; idle_expires_at: string };
    SessionRow: { session_ref: string; created_at: string; last_seen_at: string; user_agent: string | null; ip: string | null; current: boolean };
    Settings: { version: string; demo: boolean; demo_sign_ins: { username: string; password: string; role: S["Role"]; display_name: string }[]; tile_source: { url: string; attribution: string } | null; locales: S["Locale"][]; today: string };
    SignalKind: "maturity" | "inflow" | "event" | "follow_up" | "no_contact";
    CustomerKind: "individual" | "corporate";
    Customer: {
      customer_id: string; name: string; kana: string | null; kind: S["CustomerKind"]; segment: string | null; owner_id: string | null; owner_name: string | null;
      birth_date: string | null; occupation: string | null; prefecture: string | null; city: string | null; address: string | null; latitude: number | null; longitude: number | null;
      location_source: "given" | "municipality" | "prefecture" | "none"; phone: string | null; email: string | null; risk_level: number; net_worth: S["Money"] | null; annual_income: S["Money"] | null;
      currency: string; knowledge: string | null; experience: string | null; means: string | null; purpose: string | null; visit_windows: S["Window"][]; visit_minutes: number;
      last_contact_on: string | null; created_at: string; updated_at: string; version: number;
    };
    CustomerRow: {
      customer_id: string; name: string; kana: string | null; kind: S["CustomerKind"]; segment: string | null; owner_id: string | null; owner_name: string | null; risk_level: number;
      prefecture: string | null; city: string | null; latitude: number | null; longitude: number | null; net_worth: S["Money"] | null; assets: S["Money"]; gain: S["Money"]; last_contact_on: string | null;
      score: number; next_action: { kind: S["SignalKind"]; due_on: string | null; text: S["Rich"] } | null;
    };
    ValuedHolding: {
      holding_id: string; customer_id: string; product_id: string; product_name: string; asset_class: S["AssetClass"]; currency: string; product_risk_level: number; quantity: string; unit_cost: string;
      cost_currency: string; acquired_on: string | null; account: string | null; price: string | null; price_on: string | null; value: S["Money"] | null; value_base: S["Money"] | null; cost_base: S["Money"] | null;
      gain_base: S["Money"] | null; fx_effect_base: S["Money"] | null; weight: string | null; maturity_on: string | null; coupon_rate: string | null; rating: string | null; suitable: boolean; version: number;
    };
    AssetClass: "bond" | "stock" | "fund" | "cash";
    TimelineEntry: { on: string; kind: "visit" | "phone" | "mail" | "online" | "inflow" | "holding" | "note"; title: S["Rich"]; ref: S["Ref"] };
    CustomerPage: {
      customer: S["Customer"]; as_of: string;
      totals: { assets: S["Money"]; cost: S["Money"]; gain: S["Money"]; maturing_90d: S["Money"]; expected_inflows_90d: S["Money"]; unpriced: number };
      holdings: S["ValuedHolding"][]; allocation: { asset_class: S["AssetClass"]; value: S["Money"]; weight: string }[]; notes: S["Note"][]; inflows: S["Inflow"][]; signals: S["Signal"][];
      score: number; parts: S["ScorePart"][]; timeline: S["TimelineEntry"][];
    };
    Product: {
      product_id: string; name: string; asset_class: S["AssetClass"]; risk_level: number; currency: string; symbol: string | null; market: string | null; issuer: string | null; region: string | null; sector: string | null;
      price: string | null; price_on: string | null; coupon_rate: string | null; coupon_frequency: number | null; day_count: string | null; maturity_on: string | null; face_value: string | null; rating: string | null;
      dividend_yield: string | null; beta: string | null; version: number;
    };
    Note: { note_id: string; customer_id: string; noted_on: string; body: string; author: string | null; channel: S["Channel"] | null; priority: S["Priority"] | null; follow_up_on: string | null; inflow_id: string | null; created_at: string; updated_at: string; version: number };
    NoteWrite: { customer_id: string; noted_on: string; body: string; channel?: S["Channel"] | null; priority?: S["Priority"] | null; follow_up_on?: string | null; inflow_id?: string | null };
    NotePatch: Partial<Omit<S["NoteWrite"], "customer_id">>;
    Channel: "visit" | "phone" | "mail" | "online";
    Priority: "high" | "medium" | "low";
    Inflow: { inflow_id: string; customer_id: string; expected_on: string; amount: S["Money"]; confidence: string | null; source: string | null; status: "predicted" | "arrived" | "missed"; arrived_on: string | null; arrived_amount: S["Money"] | null; note: string | null; version: number };
    InflowWrite: { customer_id: string; expected_on: string; amount: S["Money"]; confidence?: string | null; source?: string | null; status?: S["Inflow"]["status"]; arrived_on?: string | null; arrived_amount?: S["Money"] | null; note?: string | null };
    InflowPatch: Partial<Omit<S["InflowWrite"], "customer_id">>;
    Event: {
      event_id: string; occurs_on: string; title: string; category: "political" | "monetary" | "economic" | "market" | "disaster" | "corporate"; impact: "high" | "medium" | "low"; region: string | null; description: string | null;
      actual: string | null; forecast: string | null; previous: string | null; currency: string | null; asset_classes: string[]; sectors: string[]; rates_bp: string | null; fx_pct: string | null; equity_pct: string | null; version: number;
    };
    ImportError: { line: number; column: string | null; value: string | null; code: string; message: S["Label"] };
    ImportFile: { name: string; kind: string | null; encoding: string; delimiter: string; rows: number; created: number; updated: number; unchanged: number; rejected: number; unknown_columns: string[]; errors: S["ImportError"][]; errors_total: number };
    ImportReport: { import_id: string | null; dry_run: boolean; status: "preview" | "applying" | "applied" | "undone" | "failed"; created_at: string; files: S["ImportFile"][]; totals: { rows: number; created: number; updated: number; unchanged: number; rejected: number } };
    Signal: { signal_id: string; kind: S["SignalKind"]; customer_id: string; due_on: string | null; days: number | null; amount: S["Money"] | null; points: number; max_points: number; parts: { name: S["Label"]; points: number }[]; tag: S["Label"]; text: S["Rich"]; evidence: S["Ref"][] };
    ScorePart: { kind: S["SignalKind"]; points: number; max_points: number };
    Ranked: {
      rank: number; score: number; parts: S["ScorePart"][];
      customer: { customer_id: string; name: string; kana: string | null; kind: S["CustomerKind"]; prefecture: string | null; city: string | null; latitude: number | null; longitude: number | null; risk_level: number; last_contact_on: string | null; owner_id: string | null };
      headline: S["Rich"]; signals: S["Signal"][];
    };
    Today: {
      as_of: string; today: string;
      stats: {
        assets: S["Money"]; customers: number; maturities_90d: { amount: S["Money"]; count: number; customers: number };
        inflows_month: { expected: S["Money"]; low: S["Money"]; high: S["Money"]; count: number }; follow_ups: { due: number; overdue: number }; events_30d: number;
      };
      reasons_this_week: number; total: number; items: S["Ranked"][]; next_trip: S["TripSummary"] | null;
    };
    Comparison: { above: S["Ranked"]; below: S["Ranked"]; parts: { kind: S["SignalKind"]; above_points: number; below_points: number; delta: number }[]; text: S["Rich"] };
    Lunch: { minutes: number; earliest: string; latest: string };
    TripRequestDay: { date: string; start: S["Place"]; end: S["Place"]; opens: string; closes: string; lunch: S["Lunch"] | null };
    TripRequest: {
      title: string | null; days: S["TripRequestDay"][]; area: { prefectures: string[] } | null; include: string[] | null; must_visit: string[]; avoid: string[]; visit_minutes: Record<string, number>;
      objective: "most_value" | "least_travel"; max_candidates: number; seed: number; seconds: number;
    };
    TripTravel: { type: "travel"; mode: "walk" | "car" | "train" | "air"; minutes: number; km: number; from_at: string; to_at: string };
    TripVisit: {
      type: "visit"; customer_id: string; customer_name: string; city: string | null; latitude: number; longitude: number; arrive_at: string; start_at: string; end_at: string; wait_minutes: number; score: number;
      lead_kind: S["SignalKind"] | null; reason: S["Rich"] | null; must_visit: boolean; warnings: S["Label"][];
    };
    TripLunch: { type: "lunch"; start_at: string; end_at: string };
    TripDay: { date: string; start: S["Place"]; end: S["Place"]; opens: string; closes: string; leave_at: string; back_at: string; travel_minutes: number; visit_minutes: number; items: (S["TripTravel"] | S["TripVisit"] | S["TripLunch"])[] };
    TripPlan: {
      value: number; value_max: number; travel_minutes: number; visits: number; days: S["TripDay"][]; dropped: { customer_id: string; customer_name: string; score: number; code: string; text: S["Rich"] }[];
      conflicts: { customer_id: string | null; text: S["Rich"] }[]; objective: string; seed: number; computed_ms: number;
    };
    Trip: { trip_id: string; title: string; status: S["TripStatus"]; request: S["TripRequest"]; plan: S["TripPlan"]; created_at: string; updated_at: string; version: number };
    TripStatus: "draft" | "confirmed" | "done";
    TripSummary: { trip_id: string; title: string; status: S["TripStatus"]; first_date: string; last_date: string; visits: number; travel_minutes: number; value: number; days: S["TripDay"][] };
    Briefing: {
      customer: { customer_id: string; name: string; kana: string | null; kind: S["CustomerKind"]; age: number | null; occupation: string | null; city: string | null; risk_level: number; purpose: string | null };
      as_of: string; since: string | null; sections: { kind: "who" | "changed" | "why_now" | "talk" | "unknown"; title: S["Label"]; items: { text: S["Rich"] }[] }[];
      holdings: S["ValuedHolding"][]; figures: { total: number; linked: number }; excluded_products: number;
    };
  };
}

type Id<K extends string> = Record<K, string>;

export interface paths {
  "/api/auth/sign-in": { post: Op<S["Session"], { login: string; password: string }> };
  "/api/auth/sign-out": { post: Op<null, Record<string, never>> };
  "/api/auth/sign-out-everywhere": { post: Op<null, Record<string, never>> };
  "/api/auth/session": { get: Op<S["Session"]> };
  "/api/auth/sessions": { get: Op<{ items: S["SessionRow"][] }> };
  "/api/auth/sessions/{session_ref}": { delete: Op<null, never, never, Id<"session_ref">> };
  "/api/auth/password": { post: Op<null, { current_password: string; new_password: string }> };
  "/api/settings": { get: Op<S["Settings"]> };
  "/api/users/me": { get: Op<S["User"]>; patch: Op<S["User"], S["MePatch"]> };
  "/api/users": { get: Op<List<S["User"]>, never, Paging>; post: Op<S["User"], S["UserCreate"]> };
  "/api/users/{user_id}": { get: Op<S["User"], never, never, Id<"user_id">>; patch: Op<S["User"], S["UserPatch"], never, Id<"user_id">>; delete: Op<null, never, never, Id<"user_id">> };
  "/api/places": { get: Op<{ items: S["FoundPlace"][] }, never, { q?: string }> };
  "/api/customers": { get: Op<List<S["CustomerRow"]> & { total: number }, never, Paging & { q?: string; risk_level?: number; prefecture?: string; kind?: string; owner_id?: string; sort?: string }> };
  "/api/customers/{customer_id}": { get: Op<S["Customer"], never, never, Id<"customer_id">>; patch: Op<S["Customer"], Partial<S["Customer"]>, never, Id<"customer_id">>; delete: Op<null, never, never, Id<"customer_id">> };
  "/api/customers/{customer_id}/page": { get: Op<S["CustomerPage"], never, never, Id<"customer_id">> };
  "/api/customers/{customer_id}/briefing": { get: Op<S["Briefing"], never, never, Id<"customer_id">> };
  "/api/products": { get: Op<List<S["Product"]>, never, Paging & { asset_class?: string; risk_level?: number; q?: string }> };
  "/api/sales-notes": { get: Op<List<S["Note"]>, never, Paging & { customer_id?: string }>; post: Op<S["Note"], S["NoteWrite"]> };
  "/api/sales-notes/{note_id}": { get: Op<S["Note"], never, never, Id<"note_id">>; patch: Op<S["Note"], S["NotePatch"], never, Id<"note_id">>; delete: Op<null, never, never, Id<"note_id">> };
  "/api/cash-inflows": { get: Op<List<S["Inflow"]>, never, Paging & { customer_id?: string }>; post: Op<S["Inflow"], S["InflowWrite"]> };
  "/api/cash-inflows/{inflow_id}": { get: Op<S["Inflow"], never, never, Id<"inflow_id">>; patch: Op<S["Inflow"], S["InflowPatch"], never, Id<"inflow_id">>; delete: Op<null, never, never, Id<"inflow_id">> };
  "/api/economic-events": { get: Op<List<S["Event"]>, never, Paging & { category?: string; impact?: string }> };
  "/api/imports": { get: Op<List<S["ImportReport"]>>; post: Op<S["ImportReport"], { files: string[] }, { dry_run?: boolean }> };
  "/api/imports/{import_id}": { get: Op<S["ImportReport"], never, never, Id<"import_id">> };
  "/api/imports/{import_id}/undo": { post: Op<S["ImportReport"], Record<string, never>, never, Id<"import_id">> };
  "/api/today": { get: Op<S["Today"]> };
  "/api/signals": { get: Op<List<S["Ranked"]> & { total: number }, never, Paging & { prefecture?: string }> };
  "/api/signals/compare": { get: Op<S["Comparison"], never, { a: string; b: string }> };
  "/api/trips/plan": { post: Op<S["TripPlan"], S["TripRequest"]> };
  "/api/trips": { get: Op<List<S["TripSummary"]>, never, Paging>; post: Op<S["Trip"], { request: S["TripRequest"] }> };
  "/api/trips/{trip_id}": { get: Op<S["Trip"], never, never, Id<"trip_id">>; patch: Op<S["Trip"], { title?: string; status?: S["TripStatus"] }, never, Id<"trip_id">>; delete: Op<null, never, never, Id<"trip_id">> };
  "/api/trips/{trip_id}/stops": { put: Op<S["Trip"], { days: { date: string; customer_ids: string[] }[] }, never, Id<"trip_id">> };
  "/api/trips/{trip_id}/replan": { post: Op<S["Trip"], { request: S["TripRequest"] }, never, Id<"trip_id">> };
  "/api/trips/{trip_id}/briefings": { get: Op<{ items: S["Briefing"][] }, never, never, Id<"trip_id">> };
}
