import { err, ok } from '../../../kernel/result.ts';
import type { Outgoing, OutgoingRequest } from '../../../platform/outgoing/outgoing.ts';

type Tags = Readonly<Record<string, string>>;
type Version = { readonly version: string; status: string; readonly tags: Tags };
type Registered = { readonly name: string; readonly tags: Tags; aliases: Record<string, string>; versions: Version[] };

const ORIGIN = 'https://mlflow.example.org';
const MOST_MODELS = 1000;
const MOST_VERSIONS = 200_000;

/**
 * MLflow's registry as documented: it rejects a missing token, unknown paths, other methods, and result counts or page
 * tokens that MLflow would reject, and omits empty fields. `aPage` makes pages smaller than requested, which any server
 * may do.
 */
export class FakeMlflow implements Outgoing {
  token: string | undefined;
  isAway = false;
  aPage = MOST_MODELS;
  readonly models: Registered[] = [];
  readonly asked: URL[] = [];

  register(name: string, versions: readonly (Tags & { readonly status?: string })[], tags: Tags = {}): Registered {
    const made: Registered = { name, tags, aliases: {}, versions: [] };
    for (const { status = 'READY', ...its } of versions)
      made.versions.push({ version: String(made.versions.length + 1), status, tags: its });
    this.models.push(made);
    return made;
  }

  async send({ method, url, headers = {} }: OutgoingRequest): ReturnType<Outgoing['send']> {
    if (this.isAway) return err({ kind: 'unreachable', public: 'nobody answers', isWorthRetrying: true });
    const address = new URL(url);
    this.asked.push(address);
    if (this.token !== undefined && headers['authorization'] !== this.token)
      return this.#answer(401, 'You are not authenticated. Please see the documentation.');
    const query = address.searchParams;
    const [known, all, field, most] = this.#endpoint(address);
    if (address.origin !== ORIGIN || !known) return this.#answer(404, '<!doctype html>');
    if (method !== 'GET') return this.#answer(405, '<!doctype html>');
    const asked = Number(query.get('max_results') ?? '100');
    if (!Number.isInteger(asked) || asked < 1 || asked > most)
      return this.#refuse(`Invalid value for max_results. It must be at most ${most}, but got ${asked}`);
    const from = offsetIn(query.get('page_token'));
    if (from === undefined) return this.#refuse('Invalid page token, not base64-encoded JSON');
    const to = from + Math.min(asked, this.aPage);
    const items = all.slice(from, to);
    return this.#answer(200, {
      ...(items.length === 0 ? {} : { [field]: items }),
      ...(to < all.length ? { next_page_token: btoa(JSON.stringify({ offset: to })) } : {}),
    });
  }

  async judge(url: string): ReturnType<Outgoing['judge']> {
    return url.startsWith('https://')
      ? ok(new URL(url))
      : err({ kind: 'bad_request', public: 'is not an address', isWorthRetrying: false });
  }

  async close(): Promise<void> {}

  #endpoint({ pathname }: URL): readonly [boolean, readonly object[], string, number] {
    if (pathname === '/api/2.0/mlflow/registered-models/search') {
      const models = this.models.map(({ name, tags, aliases }) => ({
        name,
        creation_timestamp: 1_767_225_600_000,
        ...listed('tags', tagList(tags)),
        ...listed(
          'aliases',
          Object.entries(aliases).map(([alias, version]) => ({ alias, version })),
        ),
      }));
      return [true, models, 'registered_models', MOST_MODELS];
    }
    const versions = this.models.flatMap(({ name, versions: its }) =>
      its.map(({ version, status, tags }) => ({
        name,
        version,
        creation_timestamp: 1_767_225_600_000,
        current_stage: 'None',
        source: 'runs:/0/model',
        status,
        ...listed('tags', tagList(tags)),
      })),
    );
    return [pathname === '/api/2.0/mlflow/model-versions/search', versions, 'model_versions', MOST_VERSIONS];
  }

  readonly #refuse = (message: string) => this.#answer(400, { error_code: 'INVALID_PARAMETER_VALUE', message });
  readonly #answer = (status: number, body: object | string) =>
    ok({ status, headers: {}, body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)) });
}

const tagList = (tags: Tags) => Object.entries(tags).map(([key, value]) => ({ key, value }));
const listed = (field: string, items: readonly object[]) => (items.length === 0 ? {} : { [field]: items });

function offsetIn(token: string | null): number | undefined {
  if (token === null) return 0;
  try {
    const { offset } = JSON.parse(atob(token)) as { offset?: unknown };
    return typeof offset === 'number' ? offset : undefined;
  } catch {
    return undefined;
  }
}
