import { createHash } from 'node:crypto';
import { cacheText, type CacheParts } from '../domain/cache-key.ts';
import { GATEWAY } from './limits.ts';

export type KeptAnswer = { readonly body: string; readonly provider: string; readonly at: Date };

/** LRU cache of responses. In memory only: nothing is ever stored. */
export class AnswerCache {
  readonly #kept = new Map<string, KeptAnswer>();
  #characters = 0;

  find(key: string): KeptAnswer | undefined {
    const answer = this.#kept.get(key);
    if (answer !== undefined) {
      this.#kept.delete(key);
      this.#kept.set(key, answer);
    }
    return answer;
  }

  keep(key: string, answer: KeptAnswer): void {
    this.#drop(key);
    this.#kept.set(key, answer);
    this.#characters += answer.body.length;
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= GATEWAY.cacheEntries && this.#characters <= GATEWAY.cacheCharacters) break;
      this.#drop(oldest);
    }
  }

  #drop(key: string): void {
    this.#characters -= this.#kept.get(key)?.body.length ?? 0;
    this.#kept.delete(key);
  }
}

export const cacheKey = (parts: CacheParts): string => createHash('sha256').update(cacheText(parts)).digest('base64');
