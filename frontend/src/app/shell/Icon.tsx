const PATHS = {
  today: "M12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6 7 7M17 17l1.4 1.4M5.6 18.4 7 17M17 7l1.4-1.4M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8Z",
  trips: "M6 20a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM18 8a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM8 18h7a3 3 0 0 0 0-6H9a3 3 0 0 1 0-6h7",
  customers: "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM3 20c0-3.3 2.7-5.5 6-5.5s6 2.2 6 5.5M16 4.5a3.5 3.5 0 0 1 0 6.5M18 14.8c1.9.7 3 2.3 3 4.7",
  assistant: "M4 6h16v10H9l-5 4ZM8 10h8M8 13h5",
  search: "M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM16 16l4.5 4.5",
  more: "M5 12h.01M12 12h.01M19 12h.01",
  products: "M4 7h16v12H4ZM9 7V4h6v3M4 12h16",
  events: "M5 5h14v15H5ZM5 10h14M9 3v4M15 3v4",
  devices: "M12 14.5V5a2 2 0 1 0-4 0v9.5a4 4 0 1 0 4 0ZM10 9v8M16 6h4M16 10h4M16 14h4",
  alarms: "M6 16V11a6 6 0 1 1 12 0v5l2 2H4ZM10 21h4",
  import: "M12 4v11M7 10l5 5 5-5M5 20h14",
  users: "M12 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM5 21c0-3.9 3.1-6.5 7-6.5s7 2.6 7 6.5",
  teams: "M12 9a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM5 20a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM19 20a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM12 9v3M6.5 14.4 12 12l5.5 2.4",
  audit: "M6 3h9l4 4v14H6ZM14 3v5h5M9 13h7M9 17h5",
  usage: "M5 20V11M12 20V4M19 20v-6M3 20h18",
  account: "M4 7h9M17 7h3M15 5v4M4 17h3M11 17h9M9 15v4M4 12h16",
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return (
    <svg aria-hidden width={size} height={size} viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth={name === "more" ? 3 : 1.7} strokeLinecap="round" strokeLinejoin="round">
      <path d={PATHS[name]} />
    </svg>
  );
}
