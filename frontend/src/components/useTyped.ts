import { useDebouncedCallback } from "@mantine/hooks";
import { useRouter } from "@tanstack/react-router";

const TYPING_MS = 200;

/** Hands on what is typed into a search a moment later; `forget` drops what waits. Who clicks to another page in that moment is not brought back. */
export function useTyped(take: (text: string) => void): { type: (text: string) => void; forget: () => void } {
  const router = useRouter();
  const late = useDebouncedCallback((text: string, page: string) => {
    if (router.latestLocation.pathname === page) take(text);
  }, TYPING_MS);
  return { type: (text) => late(text.trim(), router.latestLocation.pathname), forget: () => late.cancel() };
}
