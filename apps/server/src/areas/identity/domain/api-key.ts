/**
 * `mk_<prefix>_<secret>`: the prefix finds the key, the secret proves it, and `mk_` lets secret scanners recognise it.
 */
export type ApiKeyText = { readonly prefix: string; readonly secret: string };

/** The part of a key that stays visible after it was shown once. */
export const keyBeginning = ({ prefix }: Pick<ApiKeyText, 'prefix'>): string => `mk_${prefix}`;

export const apiKeyText = ({ prefix, secret }: ApiKeyText): string => `${keyBeginning({ prefix })}_${secret}`;

export function readApiKey(text: string): ApiKeyText | undefined {
  const [, prefix, secret] = /^mk_([0-9A-Z]{8,16})_([\w-]{20,100})$/.exec(text) ?? [];
  return prefix === undefined || secret === undefined ? undefined : { prefix, secret };
}
