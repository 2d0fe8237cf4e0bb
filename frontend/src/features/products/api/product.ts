import { queryOptions } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api";

export function productQuery(productId: string) {
  return queryOptions({
    queryKey: ["products", "one", productId],
    queryFn: ({ signal }) => unwrap(api.GET("/api/products/{product_id}", { params: { path: { product_id: productId } }, signal })),
  });
}
