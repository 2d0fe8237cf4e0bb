import { useState } from "react";

import { useUser } from "@/lib/session";

/** What is being written in a place, kept in this browser until it is sent: also offline, also over a reload. */
export function useKeptText(place: string): [string, (text: string) => void] {
  const key = `otomo.draft.${useUser().user_id}.${place}`;
  const [kept, setKept] = useState({ key, text: localStorage.getItem(key) ?? "" });
  const text = kept.key === key ? kept.text : (localStorage.getItem(key) ?? "");
  const keep = (next: string) => {
    if (next === "") localStorage.removeItem(key);
    else localStorage.setItem(key, next);
    setKept({ key, text: next });
  };
  return [text, keep];
}
