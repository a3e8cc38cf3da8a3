/** The supported request formats, each with its responses and streams. */
export type Dialect =
  | 'openai-chat'
  | 'openai-responses'
  | 'openai-embeddings'
  | 'anthropic-messages'
  | 'anthropic-count-tokens';

/** Which API a provider implements. */
export type Api = 'openai' | 'anthropic';

export const apiOf = (dialect: Dialect): Api =>
  dialect === 'anthropic-messages' || dialect === 'anthropic-count-tokens' ? 'anthropic' : 'openai';

/** Whether a request only counts another one's tokens: no model runs, and nothing is charged. */
export const isCounting = (dialect: Dialect): boolean => dialect === 'anthropic-count-tokens';

export type Json = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);

export const wordOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

export const countOf = (value: unknown): number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : 0;
