import { useQueryClient } from "@tanstack/react-query";

import { api, ifMatch, unwrap, type Product } from "@/lib/api";

/** Reads a product as it is stored and changes it. A product's price moves whatever holds it. */
export function useProductEdit(productId: string) {
  const queryClient = useQueryClient();
  const params = { path: { product_id: productId } };
  return {
    load: (): Promise<Product> => unwrap(api.GET("/api/products/{product_id}", { params })),
    send: (change: object, version: number): Promise<Product> => unwrap(api.PATCH("/api/products/{product_id}", { params, body: change, headers: ifMatch(version) })),
    refresh: () => Promise.all([["products"], ["customers"], ["today"], ["signals"]].map((queryKey) => queryClient.invalidateQueries({ queryKey }))),
  };
}
