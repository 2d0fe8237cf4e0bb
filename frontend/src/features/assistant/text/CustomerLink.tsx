import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

/** A customer's name with the way to the page; without it where the reader may not open the record. */
export function CustomerLink({ id, children }: { id: string | null; children: ReactNode }) {
  return id === null ? children : <Link to="/customers/$customerId" params={{ customerId: id }}>{children}</Link>;
}
