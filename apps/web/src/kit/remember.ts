type Remembered = 'rail' | 'signed-in' | 'first-run';

/** Stores a reader's display preferences in this browser; pages must work without them. */
export function remember(what: Remembered, value: string): void {
  try {
    localStorage.setItem(`muster.${what}`, value);
  } catch {
    // Storage may be unavailable; then every visit is the first.
  }
}

export function remembered(what: Remembered): string | null {
  try {
    return localStorage.getItem(`muster.${what}`);
  } catch {
    return null;
  }
}
