import { subjectKey, type KeySubject } from './data-key-rows.ts';

export type KnownKey = { readonly id: string; readonly subject: KeySubject; readonly bytes: Buffer };

/**
 * Unwrapped data keys in memory: the most recently used, for a short while, so that a key destroyed by another server
 * is soon gone here even without notification. A key destroyed here is dropped at once and never cached again.
 */
export class DataKeyCache {
  readonly #byId = new Map<string, { readonly key: KnownKey; readonly until: number }>();
  readonly #idBySubject = new Map<string, string>();
  readonly #destroyed = new Set<string>();

  byId(id: string, now: Date): KnownKey | undefined {
    const found = this.#byId.get(id);
    if (found === undefined) return undefined;
    this.#byId.delete(id);
    if (found.until <= now.getTime()) {
      this.#idBySubject.delete(subjectKey(found.key.subject));
      return undefined;
    }
    this.#byId.set(id, found); // Re-inserted last: the map's order is least recently used first.
    return found.key;
  }

  bySubject(subject: KeySubject, now: Date): KnownKey | undefined {
    const id = this.#idBySubject.get(subjectKey(subject));
    return id === undefined ? undefined : this.byId(id, now);
  }

  remember(key: KnownKey, now: Date): void {
    if (this.#destroyed.has(subjectKey(key.subject))) return;
    this.#byId.delete(key.id);
    this.#byId.set(key.id, { key, until: now.getTime() + REMEMBERED_MS });
    this.#idBySubject.set(subjectKey(key.subject), key.id);
    const [oldest] = this.#byId.values();
    if (this.#byId.size > MOST_KEYS && oldest !== undefined) this.forget(oldest.key.subject);
  }

  forget(subject: KeySubject): void {
    const id = this.#idBySubject.get(subjectKey(subject));
    this.#idBySubject.delete(subjectKey(subject));
    if (id !== undefined) this.#byId.delete(id);
  }

  /** A concurrent read may still see the row from before the commit, so it must not bring the key back. */
  bar(subject: KeySubject): void {
    this.forget(subject);
    this.#destroyed.add(subjectKey(subject));
  }
}

const MOST_KEYS = 20_000;
const REMEMBERED_MS = 30_000;
