import { useMutation } from "@tanstack/react-query";
import { useState } from "react";

import { isProblem } from "@/lib/api";

import type { EditField } from "./fields";

interface EditOptions<T> {
  record: T;
  fields: EditField<T>[];
  /** The record as it is stored now. */
  load: () => Promise<T>;
  send: (change: Record<string, unknown>, version: number) => Promise<T>;
  onSaved: () => void;
}

function textsOf<T>(fields: EditField<T>[], record: T): Record<string, string> {
  return Object.fromEntries(fields.map((field) => [field.name, field.show(record)]));
}

/**
 * A form that sends only what was changed. When somebody else has saved first, what was not touched takes the newer
 * values, what was touched stays, and saving again goes on top.
 */
export function useEdit<T extends { version: number }>({ record, fields, load, send, onSaved }: EditOptions<T>) {
  const [base, setBase] = useState(record);
  const [touched, setTouched] = useState<Record<string, string>>({});
  const before = textsOf(fields, base);
  const texts = { ...before, ...touched };
  const changed = fields.filter(({ name }) => texts[name] !== before[name]);
  const read = changed.map((field) => [field.name, field.read(texts[field.name] ?? "")] as const);
  const bad = new Set(read.filter(([, value]) => value === undefined).map(([name]) => name));
  const save = useMutation({
    mutationFn: () => send(Object.fromEntries(read), base.version),
    onSuccess: onSaved,
    onError: (error) => {
      if (isProblem(error, "stale-version")) newer.mutate();
    },
  });
  const newer = useMutation({ mutationFn: load, onSuccess: setBase });
  return {
    texts,
    bad,
    save,
    conflict: newer.isSuccess && isProblem(save.error, "stale-version"),
    ready: changed.length > 0 && bad.size === 0,
    set: (name: string, text: string) => setTouched((old) => ({ ...old, [name]: text })),
  };
}
