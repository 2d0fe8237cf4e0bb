/** The key of a button, for those who see it; the name that is read aloud stays the button's words. */
export function Key({ children }: { children: string }) {
  return <kbd aria-hidden>{children}</kbd>;
}
