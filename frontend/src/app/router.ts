import type { QueryClient } from "@tanstack/react-query";
import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent, Outlet, parseSearchWith, redirect } from "@tanstack/react-router";

import type { CustomerSort, DeviceState } from "@/lib/api";
import { activateLocale, i18n } from "@/lib/i18n";
import { sessionQuery } from "@/lib/session";

import { CrashPage, NotFoundPage } from "./shell/FullPage";
import { Shell } from "./shell/Shell";

interface Context {
  queryClient: QueryClient;
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** Values as the router writes them; digits that no number holds exactly (a provider's code) stay text. */
function parseValue(value: string): unknown {
  const parsed: unknown = JSON.parse(value);
  return typeof parsed === "number" && String(parsed) !== value ? value : parsed;
}

const root = createRootRouteWithContext<Context>()({ component: Outlet, notFoundComponent: NotFoundPage, errorComponent: CrashPage });

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  validateSearch: (search: Record<string, unknown>): { from?: string } => ({ from: text(search["from"]) }),
  component: lazyRouteComponent(() => import("@/features/session/SignInPage"), "SignInPage"),
});

const word = (value: unknown) => text(typeof value === "number" ? String(value) : value);
/** Where a provider sends the browser back to. */
const signInReturn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in/$provider",
  validateSearch: (search: Record<string, unknown>): { state?: string; code?: string; error?: string; iss?: string } => ({
    state: word(search["state"]), code: word(search["code"]), error: word(search["error"]), iss: word(search["iss"]),
  }),
  component: lazyRouteComponent(() => import("@/features/session/ReturnPage"), "ReturnPage"),
});

const signedIn = createRoute({
  getParentRoute: () => root,
  id: "signed-in",
  beforeLoad: async ({ context, location }) => {
    const session = await context.queryClient.query({ ...sessionQuery, staleTime: "static" });
    if (session === null) throw redirect({ to: "/sign-in", search: { from: location.href === "/" ? undefined : location.href } });
    // Before anything is drawn, so that nobody sees the screen change its language.
    if (session.user.locale !== i18n.locale) await activateLocale(session.user.locale);
  },
  component: Shell,
});

const page = <const P extends string>(path: P) => ({ getParentRoute: () => signedIn, path });

const today = createRoute({ ...page("/"), component: lazyRouteComponent(() => import("@/features/today/TodayPage"), "TodayPage") });

const trips = createRoute({ ...page("/trips"), component: lazyRouteComponent(() => import("@/features/trips/TripsPage"), "TripsPage") });
const tripNew = createRoute({
  ...page("/trips/new"),
  /** `customer` is a must-visit to start from; `trip` is a stored trip to plan again. */
  validateSearch: (search: Record<string, unknown>): { customer?: string; trip?: string } => ({ customer: text(search["customer"]), trip: text(search["trip"]) }),
  component: lazyRouteComponent(() => import("@/features/trips/TripNewPage"), "TripNewPage"),
});
const trip = createRoute({ ...page("/trips/$tripId"), component: lazyRouteComponent(() => import("@/features/trips/TripPage"), "TripPage") });
const tripPrint = createRoute({ ...page("/trips/$tripId/print"), component: lazyRouteComponent(() => import("@/features/trips/TripPrintPage"), "TripPrintPage") });

const tripReport = createRoute({ ...page("/trips/$tripId/report"), component: lazyRouteComponent(() => import("@/features/trips/report/TripReportPage"), "TripReportPage") });

const SORTS: CustomerSort[] = ["name", "kana", "risk_level", "net_worth", "assets", "gain", "last_contact", "score", "next_action"].flatMap((key) => [key, `-${key}`] as CustomerSort[]);

/** What the customers list shows; kept in the address, so that Back and a copied link find it again. */
interface CustomersSearch {
  q?: string;
  risk?: number;
  kind?: "individual" | "corporate";
  prefecture?: string;
  sort?: CustomerSort;
}
const customers = createRoute({
  ...page("/customers"),
  validateSearch: (search: Record<string, unknown>): CustomersSearch => ({
    q: text(search["q"]),
    risk: typeof search["risk"] === "number" ? search["risk"] : undefined,
    kind: search["kind"] === "individual" || search["kind"] === "corporate" ? search["kind"] : undefined,
    prefecture: text(search["prefecture"]),
    sort: SORTS.find((sort) => sort === search["sort"]),
  }),
  component: lazyRouteComponent(() => import("@/features/customers/CustomersPage"), "CustomersPage"),
});
const customer = createRoute({ ...page("/customers/$customerId"), component: lazyRouteComponent(() => import("@/features/customer/CustomerPage"), "CustomerPage") });
const briefing = createRoute({ ...page("/customers/$customerId/briefing"), component: lazyRouteComponent(() => import("@/features/trips/BriefingPage"), "BriefingPage") });

const opens = (search: Record<string, unknown>): { open?: string } => ({ open: text(search["open"]) });
const products = createRoute({ ...page("/products"), validateSearch: opens, component: lazyRouteComponent(() => import("@/features/products/ProductsPage"), "ProductsPage") });
const events = createRoute({ ...page("/events"), validateSearch: opens, component: lazyRouteComponent(() => import("@/features/events/EventsPage"), "EventsPage") });
const imports = createRoute({ ...page("/import"), component: lazyRouteComponent(() => import("@/features/imports/ImportPage"), "ImportPage") });
const account = createRoute({ ...page("/account"), component: lazyRouteComponent(() => import("@/features/account/AccountPage"), "AccountPage") });
const usage = createRoute({ ...page("/usage"), component: lazyRouteComponent(() => import("@/features/usage/UsagePage"), "UsagePage") });
const users = createRoute({ ...page("/users"), component: lazyRouteComponent(() => import("@/features/users/UsersPage"), "UsersPage") });

const assistantPage = lazyRouteComponent(() => import("@/features/assistant/AssistantPage"), "AssistantPage");
const assistant = createRoute({ ...page("/assistant"), component: assistantPage });
const shared = createRoute({ ...page("/shared/$token"), component: lazyRouteComponent(() => import("@/features/assistant/share/SharedPage"), "SharedPage") });
const chat = createRoute({ ...page("/assistant/$chatId"), component: assistantPage });

const STATES: DeviceState[] = ["alarm", "offline", "ok", "new"];
const devices = createRoute({
  ...page("/devices"),
  validateSearch: (search: Record<string, unknown>): { q?: string; customer?: string; state?: DeviceState } => ({
    q: text(search["q"]),
    customer: text(search["customer"]),
    state: STATES.find((state) => state === search["state"]),
  }),
  component: lazyRouteComponent(() => import("@/features/devices/list/DevicesPage"), "DevicesPage"),
});
const moment = (value: unknown): number | undefined => (typeof value === "number" && Number.isFinite(value) ? value : undefined);
const device = createRoute({
  ...page("/devices/$deviceId"),
  /** The window the charts begin with, epoch ms. */
  validateSearch: (search: Record<string, unknown>): { from?: number; to?: number } => ({ from: moment(search["from"]), to: moment(search["to"]) }),
  component: lazyRouteComponent(() => import("@/features/devices/page/DevicePage"), "DevicePage"),
});
const alarms = createRoute({
  ...page("/alarms"),
  validateSearch: (search: Record<string, unknown>): { state?: "cleared"; customer?: string; open?: string } => ({
    state: search["state"] === "cleared" ? "cleared" : undefined,
    customer: text(search["customer"]),
    open: text(search["open"]),
  }),
  component: lazyRouteComponent(() => import("@/features/devices/alarms/AlarmsPage"), "AlarmsPage"),
});

const routeTree = root.addChildren([
  signIn,
  signInReturn,
  signedIn.addChildren([today, trips, tripNew, trip, tripPrint, tripReport, usage, customers, customer, briefing, products, events, devices, device, alarms, imports, account, users, assistant, chat, shared]),
]);

export function createAppRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    context: { queryClient },
    parseSearch: parseSearchWith(parseValue),
    defaultPreload: "intent",
    scrollRestoration: true,
    defaultErrorComponent: CrashPage,
    defaultNotFoundComponent: NotFoundPage,
  });
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
