import { Lines } from "@/components";

export function UsersPage() {
  return <Lines />;
}
