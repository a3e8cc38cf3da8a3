/** Unsaved text, with the version it is based on. */
export type KeptDraft = { readonly text: string; readonly over: number };

const nameOf = (key: string): string => `muster.draft.${key}`;

/** Keeps typed text locally until saved, so that a closed page or a lost connection loses nothing. */
export function keepDraft(key: string, draft: KeptDraft): void {
  try {
    localStorage.setItem(nameOf(key), JSON.stringify(draft));
  } catch {
    // Storage may be unavailable; the text is still on the page.
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
    // Storage unavailable: nothing was kept.
  }
}
