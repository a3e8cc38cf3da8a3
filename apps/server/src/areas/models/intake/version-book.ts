import type { Kysely } from 'kysely';
import type { Clock } from '../../../kernel/clock.ts';
import type { SentNames } from '../domain/parse-prediction.ts';
import type { ModelVersion } from '../domain/model.ts';
import { versionNamed } from '../store/versions.ts';

/** Short-lived cache of versions by name: each of thousands of rows a second names one. */
export class VersionBook {
  readonly #parts: { readonly db: Kysely<unknown>; readonly clock: Clock };
  readonly #known = new Map<string, { readonly version: ModelVersion; readonly until: number }>();

  constructor(parts: { readonly db: Kysely<unknown>; readonly clock: Clock }) {
    this.#parts = parts;
  }

  /** Those that exist, by `nameOf`. */
  async find(names: readonly SentNames[]): Promise<ReadonlyMap<string, ModelVersion>> {
    const now = this.#parts.clock.now().getTime();
    const found = new Map<string, ModelVersion>();
    for (const [name, { model, version }] of new Map(names.map((each) => [nameOf(each), each]))) {
      const known = this.#known.get(name);
      const read =
        known !== undefined && known.until > now ? known.version : await versionNamed(this.#parts.db, model, version);
      if (read === undefined) continue;
      found.set(name, read);
      if (known?.version !== read) this.#known.set(name, { version: read, until: now + REMEMBERED_MS });
    }
    return found;
  }
}

export const nameOf = ({ model, version }: SentNames): string => `${model}\n${version}`;

const REMEMBERED_MS = 2_000;
