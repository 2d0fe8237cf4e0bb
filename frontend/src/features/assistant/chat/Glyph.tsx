const PATHS = {
  copy: <path d="M9 9h11v11H9ZM5 15H4V4h11v1" />,
  check: <path d="m5 13 4 4L19 7" />,
  again: <path d="M4 12a8 8 0 1 0 2.5-5.8M4 4v4h4" />,
  up: <path d="M7 11v9H4v-9ZM7 11l4-8a2 2 0 0 1 2 2v4h6l-1.5 11H7" />,
  down: <path d="M17 13V4h3v9ZM17 13l-4 8a2 2 0 0 1-2-2v-4H5L6.5 4H17" />,
};

/** The small signs below an answer. */
export function Glyph({ name }: { name: keyof typeof PATHS }) {
  return (
    <svg aria-hidden width={16} height={16} viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth={1.8} strokeLinecap="round" strokeLinejoin="round">
      {PATHS[name]}
    </svg>
  );
}
