import { Lines } from "@/components";

export function ProductsPage() {
  return <Lines />;
}
