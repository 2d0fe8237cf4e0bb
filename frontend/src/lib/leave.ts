/** Leaves the app for another site: a sign-in provider. A function of its own, so that tests can stay. */
export function leave(address: string): void {
  globalThis.location.assign(address);
}
