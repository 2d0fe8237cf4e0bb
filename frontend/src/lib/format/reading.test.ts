import { expect, it } from "vitest";

import { formatMoment } from "./reading";

it("names the year of a moment as Japan counts it", () => {
  const now = Date.parse("2027-01-02T03:00:00Z");
  expect(formatMoment("2026-12-31T20:00:00Z", "ja", now)).toBe("1/1 05:00");
  expect(formatMoment("2026-12-31T14:00:00Z", "ja", now)).toBe("2026/12/31 23:00");
  expect(formatMoment("2026-12-31T14:00:07Z", "en", now)).toBe("2026 31 Dec 23:00:07");
  expect(formatMoment("2026-12-31T14:00:00Z", "ja", Date.parse("2026-12-31T20:00:00Z"))).toBe("2026/12/31 23:00");
});
