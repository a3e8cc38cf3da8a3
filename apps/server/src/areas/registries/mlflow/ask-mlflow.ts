import { err, ok, type Result } from '../../../kernel/result.ts';
import { readJson } from '../../../platform/http/input/read-json.ts';
import { errorCodeOf, readModels, readVersions, type MlflowPage } from '../domain/read-mlflow.ts';
import type { Registry, Said } from '../domain/registry.ts';
import type { Registries } from '../registries.ts';

/** MLflow allows up to a thousand; with schemas that would be a large response. */
const A_PAGE = 100;
/** A registry with more pages than this is reported as too large and not read further. */
const MOST_PAGES = 50;
const OK = 200;

/** Reads a whole registry: its models with their aliases, and all their versions. */
export async function askMlflow(
  parts: Pick<Registries, 'outgoing' | 'keyOf'>,
  registry: Pick<Registry, 'url' | 'credential'>,
): Promise<Result<Said, string>> {
  const headers = await headersFor(parts, registry.credential);
  if (!headers.ok) return headers;
  const all = async <T>(path: string, read: (answer: unknown) => Result<MlflowPage<T>, string>) =>
    pagesOf(async (token) => ask(parts, registry.url, path, token, headers.value), read);
  const models = await all('registered-models/search', readModels);
  if (!models.ok) return models;
  const versions = await all('model-versions/search', readVersions);
  return versions.ok ? ok({ models: models.value, versions: versions.value }) : versions;
}

/** Username and password, or a token, are sent as MLflow's own client sends them. */
async function headersFor(
  { keyOf }: Pick<Registries, 'keyOf'>,
  credential: string | undefined,
): Promise<Result<Readonly<Record<string, string>>, string>> {
  if (credential === undefined) return ok({});
  const key = await keyOf(credential);
  if (!key.ok) return err(`its key cannot be read: ${key.error}`);
  const authorization = key.value.includes(':')
    ? `Basic ${Buffer.from(key.value).toString('base64')}`
    : `Bearer ${key.value}`;
  return ok({ authorization });
}

async function pagesOf<T>(
  askFor: (token: string | undefined) => Promise<Result<unknown, string>>,
  read: (answer: unknown) => Result<MlflowPage<T>, string>,
): Promise<Result<readonly T[], string>> {
  const items: T[] = [];
  let token: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const answer = await askFor(token);
    if (!answer.ok) return answer;
    const given = read(answer.value);
    if (!given.ok) return given;
    items.push(...given.value.items);
    token = given.value.next;
    if (token === undefined) return ok(items);
  }
  return err(`one of its lists has more than ${MOST_PAGES * A_PAGE} entries`);
}

async function ask(
  { outgoing }: Pick<Registries, 'outgoing'>,
  url: string,
  path: string,
  token: string | undefined,
  headers: Readonly<Record<string, string>>,
): Promise<Result<unknown, string>> {
  const address = new URL(`api/2.0/mlflow/${path}`, url.endsWith('/') ? url : `${url}/`);
  address.search = new URLSearchParams({
    max_results: String(A_PAGE),
    ...(token === undefined ? {} : { page_token: token }),
  }).toString();
  const answer = await outgoing.send({ purpose: 'registries.mlflow', method: 'GET', url: address.href, headers });
  if (!answer.ok) return err(answer.error.public);
  const read = readJson(Buffer.from(answer.value.body).toString('utf8'), { maxDepth: 12, damagedText: 'keep' });
  if (answer.value.status !== OK) {
    const code = read.ok ? errorCodeOf(read.value) : undefined;
    return err(`it answered ${answer.value.status}${code === undefined ? '' : ` (${code})`}`);
  }
  return read.ok ? ok(read.value) : err('its answer is not JSON');
}
