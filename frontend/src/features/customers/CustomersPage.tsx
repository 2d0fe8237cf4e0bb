import { Lines } from "@/components";

export function CustomersPage() {
  return <Lines />;
}
