import { api, ifMatch, unwrap, type Customer } from "@/lib/api";

import { useRefreshBook } from "./page";

/** Reads a customer as it is stored and changes it. */
export function useCustomerEdit(customerId: string) {
  const refresh = useRefreshBook();
  const params = { path: { customer_id: customerId } };
  return {
    refresh,
    load: (): Promise<Customer> => unwrap(api.GET("/api/customers/{customer_id}", { params })),
    send: (change: object, version: number): Promise<Customer> => unwrap(api.PATCH("/api/customers/{customer_id}", { params, body: change, headers: ifMatch(version) })),
  };
}
