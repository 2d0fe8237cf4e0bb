import type { ReactNode } from "react";

import classes from "./access.module.css";

interface EntryListProps<T> {
  label: string;
  entries: T[];
  keyOf: (entry: T) => string;
  name: (entry: T) => ReactNode;
  /** Lines of fine print below the name. */
  notes: (entry: T) => ReactNode[];
  tools: (entry: T) => ReactNode;
}

/** Few things with a name, some fine print and a way to end them; as wide as there is room, a side sheet or a page. */
export function EntryList<T>({ label, entries, keyOf, name, notes, tools }: EntryListProps<T>) {
  return (
    <ul className={classes.list} aria-label={label}>
      {entries.map((entry) => (
        <li key={keyOf(entry)} className={classes.entry}>
          <div className={classes.words}>
            <p className={classes.name}>{name(entry)}</p>
            {notes(entry).map((note, index) => <p key={index} className={classes.note}>{note}</p>)}
          </div>
          {tools(entry)}
        </li>
      ))}
    </ul>
  );
}
