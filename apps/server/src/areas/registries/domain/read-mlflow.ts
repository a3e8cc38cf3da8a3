import { err, ok, type Result } from '../../../kernel/result.ts';
import type { SaidModel, SaidVersion } from './registry.ts';

/**
 * Parses responses of MLflow's registry by its protocol buffers (`model_registry.proto`): empty fields are omitted,
 * aliases are listed with the registered model, and a version's number is a string.
 */
export type MlflowPage<T> = { readonly items: readonly T[]; readonly next: string | undefined };

/** Tags that tell Muster what it needs to know about a version in MLflow. */
const SCHEMA_TAG = 'muster.schema';
const DIGEST_TAG = 'muster.digest';
const MODEL_TAG = 'muster.model';
/** Prompts share the registry but make no decisions. */
const PROMPT_TAG = 'mlflow.prompt.is_prompt';

export const readModels = (answer: unknown): Result<MlflowPage<SaidModel>, string> =>
  pageOf(answer, 'registered_models', (one) => {
    const name = textIn(one, 'name');
    if (name === undefined) return undefined;
    const tags = tagsOf(one);
    if (tags.get(PROMPT_TAG) === 'true') return 'none';
    const aliases = listIn(one, 'aliases').flatMap((each): readonly (readonly [string, string])[] => {
      const [alias, version] = [textIn(each, 'alias'), textIn(each, 'version')];
      return alias === undefined || version === undefined ? [] : [[alias, version]];
    });
    return { name, model: tags.get(MODEL_TAG) ?? name, aliases: new Map(aliases) };
  });

export const readVersions = (answer: unknown): Result<MlflowPage<SaidVersion>, string> =>
  pageOf(answer, 'model_versions', (one) => {
    const [name, version] = [textIn(one, 'name'), textIn(one, 'version')];
    if (name === undefined || version === undefined) return undefined;
    const tags = tagsOf(one);
    return {
      name,
      version,
      // An omitted status means the first value of the enumeration, which is not ready.
      status: textIn(one, 'status') ?? 'PENDING_REGISTRATION',
      schema: tags.get(SCHEMA_TAG),
      digest: tags.get(DIGEST_TAG),
    };
  });

/** MLflow's error code, never its message, which may repeat arbitrary text. */
export function errorCodeOf(answer: unknown): string | undefined {
  const code = textIn(answer, 'error_code');
  return code !== undefined && /^[A-Z_]{1,60}$/.test(code) ? code : undefined;
}

function pageOf<T>(
  answer: unknown,
  field: string,
  read: (one: unknown) => T | 'none' | undefined,
): Result<MlflowPage<T>, string> {
  if (!isObject(answer)) return err('its answer is not an object');
  const items: T[] = [];
  for (const one of listIn(answer, field)) {
    const item = read(one);
    if (item === undefined) return err(`its answer has ${field} without a name`);
    if (item !== 'none') items.push(item);
  }
  const next = textIn(answer, 'next_page_token');
  return ok({ items, next: next === '' ? undefined : next });
}

function tagsOf(one: unknown): ReadonlyMap<string, string> {
  return new Map(
    listIn(one, 'tags').flatMap((tag): readonly (readonly [string, string])[] => {
      const [key, value] = [textIn(tag, 'key'), textIn(tag, 'value')];
      return key === undefined || value === undefined ? [] : [[key, value]];
    }),
  );
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function textIn(one: unknown, field: string): string | undefined {
  const value = isObject(one) ? one[field] : undefined;
  return typeof value === 'string' ? value : undefined;
}

function listIn(one: unknown, field: string): readonly unknown[] {
  const value = isObject(one) ? one[field] : undefined;
  return Array.isArray(value) ? value : [];
}
