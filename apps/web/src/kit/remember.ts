type Remembered = 'rail' | 'signed-in' | 'first-run';

/** What this browser keeps of how somebody likes their pages; nothing that a page could not do without. */
export function remember(what: Remembered, value: string): void {
  try {
    localStorage.setItem(`muster.${what}`, value);
  } catch {
    // A browser may refuse to keep anything; then each visit is the first.
  }
}

export function remembered(what: Remembered): string | null {
  try {
    return localStorage.getItem(`muster.${what}`);
  } catch {
    return null;
  }
}
