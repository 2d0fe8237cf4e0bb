import { Lines } from "@/components";

export function EventsPage() {
  return <Lines />;
}
