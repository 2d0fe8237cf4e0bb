import { Lines } from "@/components";

export function TodayPage() {
  return <Lines />;
}
