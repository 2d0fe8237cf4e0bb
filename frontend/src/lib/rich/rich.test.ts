import { describe, expect, it } from "vitest";

import { plainText, targetOf } from "./index";

describe("targetOf", () => {
  it("finds the page of every kind of record", () => {
    expect(targetOf({ kind: "customer", id: "C1", customer_id: null })).toEqual({ to: "/customers/$customerId", params: { customerId: "C1" } });
    expect(targetOf({ kind: "holding", id: "C1:P1:none", customer_id: "C1" })).toEqual({ to: "/customers/$customerId", params: { customerId: "C1" }, hash: "holding-C1:P1:none" });
    expect(targetOf({ kind: "note", id: "N1", customer_id: "C1" })).toMatchObject({ hash: "note-N1" });
    expect(targetOf({ kind: "inflow", id: "I1", customer_id: "C1" })).toMatchObject({ hash: "inflow-I1" });
    expect(targetOf({ kind: "product", id: "P1", customer_id: null })).toEqual({ to: "/products", search: { open: "P1" } });
    expect(targetOf({ kind: "event", id: "E1", customer_id: null })).toEqual({ to: "/events", search: { open: "E1" } });
    expect(targetOf({ kind: "device", id: "d-1", customer_id: "C1" })).toEqual({ to: "/devices/$deviceId", params: { deviceId: "d-1" } });
    expect(targetOf({ kind: "alarm", id: "d-1/17-above", customer_id: "C1" })).toEqual({ to: "/alarms", search: { open: "d-1/17-above" } });
    expect(targetOf({ kind: "trip", id: "T1", customer_id: null })).toEqual({ to: "/trips/$tripId", params: { tripId: "T1" } });
  });

  it("has none for a record of an unnamed customer", () => {
    expect(targetOf({ kind: "note", id: "N1", customer_id: null })).toBeNull();
  });
});

it("reads rich text as plain words", () => {
  const segment = (text: string) => ({ text, ref: null, strong: false });
  expect(plainText({ ja: [segment("12月8日"), segment("に償還")], en: [segment("matures")] }, "ja")).toBe("12月8日に償還");
});
