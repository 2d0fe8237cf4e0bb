/** One field of a refused request. */
export interface FieldError {
  field: string;
  message: string;
  code: string;
}

interface ProblemBody {
  title: string;
  status: number;
  code: string;
  detail?: string | null;
  request_id?: string | null;
  errors?: FieldError[] | null;
}

/** What the server (RFC 9457) or the network refused, in one shape for every caller. `status` is 0 when no answer came. */
export class Problem extends Error {
  override readonly name = "Problem";
  readonly status: number;
  readonly code: string;
  readonly detail: string | null;
  readonly requestId: string | null;
  readonly errors: FieldError[];
  readonly retryAfter: number | null;

  constructor(body: ProblemBody, retryAfter: number | null = null) {
    super(body.title);
    this.status = body.status;
    this.code = body.code;
    this.detail = body.detail ?? null;
    this.requestId = body.request_id ?? null;
    this.errors = body.errors ?? [];
    this.retryAfter = retryAfter;
  }
}

function isBody(value: unknown): value is Partial<ProblemBody> {
  return typeof value === "object" && value !== null && "code" in value && typeof value.code === "string";
}

/** Reads a refused answer. A proxy's HTML page or an empty body becomes `unreachable` or `internal`, never a parse error. */
export function problemFrom(response: Response, body: unknown): Problem {
  const seconds = Number(response.headers.get("Retry-After") ?? Number.NaN);
  const retryAfter = Number.isFinite(seconds) ? seconds : null;
  const requestId = response.headers.get("X-Request-ID");
  if (isBody(body)) {
    return new Problem(
      { title: response.statusText, request_id: requestId, code: "internal", ...body, status: response.status },
      retryAfter,
    );
  }
  const gateway = response.status === 502 || response.status === 503 || response.status === 504;
  return new Problem(
    { title: response.statusText, status: response.status, code: gateway ? "unreachable" : "internal", request_id: requestId },
    retryAfter,
  );
}

/** The network itself failed: offline, refused or cut. */
export function networkProblem(cause: unknown): Problem {
  const problem = new Problem({ title: "Network error", status: 0, code: "network" });
  problem.cause = cause;
  return problem;
}

export function isProblem(value: unknown, ...codes: string[]): value is Problem {
  return value instanceof Problem && (codes.length === 0 || codes.includes(value.code));
}

/** What the server said about one field of the form; nested fields match by their last name. */
export function errorOfField(error: unknown, field: string): FieldError | undefined {
  if (!(error instanceof Problem)) return undefined;
  return error.errors.find((one) => one.field === field || one.field.endsWith(`.${field}`));
}
