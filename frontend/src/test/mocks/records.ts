import { http, HttpResponse, type HttpHandler } from "msw";

import type { Customer, EconomicEvent, Product } from "@/lib/api";

import { problem, signedIn, versioned } from "./answers";
import { book } from "./book";
import { EVENTS, makePage, PRODUCTS } from "./page";
import { makeSignals } from "./signals";

const TODAY = "2026-11-20";

interface Records {
  customers: Map<string, Customer>;
  products: Product[];
  events: EconomicEvent[];
}

const memories = new WeakMap<object, Records>();

/** What can be changed of the present mock book. */
export function records(): Records {
  const kept = memories.get(book) ?? { customers: new Map<string, Customer>(), products: structuredClone(PRODUCTS), events: structuredClone(EVENTS) };
  memories.set(book, kept);
  return kept;
}

export function customerOf(id: string): Customer | undefined {
  const row = book.rows.find((one) => one.customer_id === id);
  const { customers } = records();
  if (row !== undefined && !customers.has(id)) customers.set(id, makePage(row, [], [], makeSignals(row)).customer);
  return customers.get(id);
}

const productOf = (id: unknown) => records().products.find((one) => one.product_id === id);
const eventOf = (id: unknown) => records().events.find((one) => one.event_id === id);
const found = (record: object | undefined) => signedIn(() => (record === undefined ? problem(404, "not-found") : HttpResponse.json(record)));
const changes = async <T>(request: Request) => (await request.json()) as Partial<T>;

export const recordHandlers: HttpHandler[] = [
  http.get("*/api/customers/:id", ({ params }) => found(customerOf(String(params["id"])))),
  http.patch("*/api/customers/:id", async ({ request, params }) => versioned(request, customerOf(String(params["id"])), await changes<Customer>(request))),
  http.get("*/api/products", ({ request }) => signedIn(() => {
    const asked = new URL(request.url).searchParams;
    const items = records().products.filter((one) => (asked.get("asset_class") ?? one.asset_class) === one.asset_class).filter((one) => one.name.includes(asked.get("q") ?? "")).filter((one) => (asked.get("risk_level") ?? String(one.risk_level)) === String(one.risk_level));
    return HttpResponse.json({ items, next_cursor: null, total: items.length });
  })),
  http.get("*/api/products/:id", ({ params }) => found(productOf(params["id"]))),
  http.patch("*/api/products/:id", async ({ request, params }) => versioned(request, productOf(params["id"]), await changes<Product>(request))),
  http.get("*/api/economic-events", ({ request }) => signedIn(() => {
    const asked = new URL(request.url).searchParams;
    const over = asked.get("period") === "past";
    const items = records().events
      .filter((one) => (one.occurs_on < TODAY) === over && one.title.includes(asked.get("q") ?? ""))
      .filter((one) => (asked.get("impact") ?? one.impact) === one.impact && (asked.get("category") ?? one.category) === one.category);
    return HttpResponse.json({ items, next_cursor: null, total: items.length });
  })),
  http.get("*/api/economic-events/:id", ({ params }) => found(eventOf(params["id"]))),
  http.patch("*/api/economic-events/:id", async ({ request, params }) => versioned(request, eventOf(params["id"]), await changes<EconomicEvent>(request))),
];
