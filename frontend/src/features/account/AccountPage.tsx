import { Lines } from "@/components";

export function AccountPage() {
  return <Lines />;
}
