/** A text that is not saved yet, with the version that it is written over. */
export type KeptDraft = { readonly text: string; readonly over: number };

const nameOf = (key: string): string => `muster.draft.${key}`;

/** Keeps what somebody typed until it is saved: a page that is closed, or a line that is down, loses nothing. */
export function keepDraft(key: string, draft: KeptDraft): void {
  try {
    localStorage.setItem(nameOf(key), JSON.stringify(draft));
  } catch {
    // A browser may refuse to keep anything; the text is still on the page.
  }
}

export function keptDraft(key: string): KeptDraft | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(nameOf(key)) ?? 'null');
    if (typeof kept !== 'object' || kept === null || !('text' in kept) || !('over' in kept)) return undefined;
    return typeof kept.text === 'string' && typeof kept.over === 'number'
      ? { text: kept.text, over: kept.over }
      : undefined;
  } catch {
    return undefined;
  }
}

export function forgetDraft(key: string): void {
  try {
    localStorage.removeItem(nameOf(key));
  } catch {
    // Nothing was kept.
  }
}
