export { api, idempotent, ifMatch, newKey, unwrap, whenSignedOut } from "./client";
export { errorOfField, isProblem, Problem } from "./problem";
export type { FieldError } from "./problem";
export type * from "./types";
