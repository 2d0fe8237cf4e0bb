import { Lines } from "@/components";

export function ImportPage() {
  return <Lines />;
}
