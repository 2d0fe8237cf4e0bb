import type { ReactNode } from "react";

/** One field of a record as a form has it: as text, and what that text means to the server. */
export interface EditField<T> {
  name: string;
  label: string;
  kind: "text" | "long" | "date" | "number" | "select" | "own";
  show: (record: T) => string;
  /** What is sent; undefined while the text is not acceptable. */
  read: (text: string) => unknown;
  options?: { value: string; label: string }[];
  /** Beneath the label: what was understood, or what is expected. */
  hint?: (text: string) => string;
  /** Of the kind `own`: draws the input itself. */
  input?: (text: string, set: (text: string) => void) => ReactNode;
}

const optional = (text: string) => (text.trim() === "" ? null : text.trim());

export function required(text: string): string | undefined {
  return optional(text) ?? undefined;
}

/** A number as people type it, also in full width, as the decimal that is sent; null for nothing. */
export function decimal(text: string): string | null | undefined {
  const plain = text.normalize("NFKC").replace(/,/g, "").replace("−", "-").trim();
  if (plain === "") return null;
  return Number.isFinite(Number(plain)) ? plain : undefined;
}

/** 1.85 → "0.0185". */
export function ratio(text: string): string | null | undefined {
  const percent = decimal(text);
  return percent == null ? percent : String(Number((Number(percent) / 100).toFixed(8)));
}

export function whole(least: number, most: number): (text: string) => number | null | undefined {
  return (text) => {
    const value = decimal(text);
    if (value == null) return value;
    const number = Number(value);
    return Number.isInteger(number) && number >= least && number <= most ? number : undefined;
  };
}

/** What must not be empty. */
export function given<V>(read: (text: string) => V | null | undefined): (text: string) => V | undefined {
  return (text) => read(text) ?? undefined;
}

type Names<T, V> = { [K in keyof T]: T[K] extends V ? K : never }[keyof T] & string;

/** The usual fields, by the name of the record's own field. */
export function fieldsOf<T>() {
  return {
    text: (name: Names<T, string | null>, label: string, kind: "text" | "long" | "date" = "text"): EditField<T> => ({ name, label, kind, show: (record) => (record[name] as string | null) ?? "", read: optional }),
    must: (name: Names<T, string>, label: string, kind: "text" | "date" = "text"): EditField<T> => ({ name, label, kind, show: (record) => record[name] as string, read: required }),
    select: (name: Names<T, string | number | null>, label: string, options: { value: string; label: string }[], read: (text: string) => unknown = optional): EditField<T> => ({
      name, label, kind: "select", options, show: (record) => String(record[name] ?? ""), read,
    }),
    number: (name: Names<T, string | number | null>, label: string, read: (text: string) => unknown = decimal): EditField<T> => ({ name, label, kind: "number", show: (record) => String(record[name] ?? ""), read }),
    percent: (name: Names<T, string | null>, label: string): EditField<T> => ({
      name, label, kind: "number", read: ratio, show: (record) => (record[name] === null ? "" : String(Number((Number(record[name]) * 100).toFixed(6)))),
    }),
  };
}
