import type { QueryClient } from "@tanstack/react-query";
import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent, Outlet, parseSearchWith, redirect } from "@tanstack/react-router";

import type { AuditAlert, CustomerSort, DeviceState } from "@/lib/api";
import { activateLocale, i18n } from "@/lib/i18n";
import { sessionQuery, settingsQuery } from "@/lib/session";

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

/** Whether nobody has an account yet; what cannot be asked is not assumed. */
async function needsSetup({ context: { queryClient } }: { context: Context }): Promise<boolean> {
  const settings = await queryClient.query({ ...settingsQuery, staleTime: "static" }).catch(() => undefined);
  return settings?.needs_setup === true;
}

const setup = createRoute({
  getParentRoute: () => root,
  path: "/setup",
  beforeLoad: async (arriving) => {
    if (!(await needsSetup(arriving))) throw redirect({ to: "/" });
  },
  component: lazyRouteComponent(() => import("@/features/session/SetupPage"), "SetupPage"),
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  /** `ended`: the session ended in mid-work. */
  validateSearch: (search: Record<string, unknown>): { from?: string; ended?: true } => ({ from: text(search["from"]), ended: search["ended"] === true ? true : undefined }),
  beforeLoad: async (arriving) => {
    if (await needsSetup(arriving)) throw redirect({ to: "/setup" });
  },
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
const users = createRoute({ ...page("/users"), validateSearch: opens, component: lazyRouteComponent(() => import("@/features/users/UsersPage"), "UsersPage") });
interface AuditSearch {
  user?: string;
  action?: string;
  resource?: string;
  outcome?: "done" | "refused";
  alert?: AuditAlert | "any";
  from?: string;
  to?: string;
}
const teams = createRoute({ ...page("/teams"), validateSearch: opens, component: lazyRouteComponent(() => import("@/features/teams/TeamsPage"), "TeamsPage") });
const ALERTS: AuditAlert[] = ["new-sign-up", "unusual-activity", "large-portfolio-change"];
const audit = createRoute({
  ...page("/audit"),
  /** What of the log is shown; days as `2026-11-21`, a record as `customers` or `customers/c_1`. */
  validateSearch: (search: Record<string, unknown>): AuditSearch => ({
    user: text(search["user"]),
    action: text(search["action"]),
    resource: text(search["resource"]),
    outcome: search["outcome"] === "done" || search["outcome"] === "refused" ? search["outcome"] : undefined,
    alert: search["alert"] === "any" ? "any" : ALERTS.find((alert) => alert === search["alert"]),
    from: text(search["from"]),
    to: text(search["to"]),
  }),
  component: lazyRouteComponent(() => import("@/features/audit/AuditPage"), "AuditPage"),
});

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
  setup,
  signIn,
  signInReturn,
  signedIn.addChildren([today, trips, tripNew, trip, tripPrint, tripReport, usage, customers, customer, briefing, products, events, devices, device, alarms, imports, account, users, teams, audit, assistant, chat, shared]),
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
