import { Lines } from "@/components";

export function CustomerPage() {
  return <Lines />;
}
