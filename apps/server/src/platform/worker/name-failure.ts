import { AppFailure } from '../../kernel/app-error.ts';

/** What a row may keep of an exception: its name or code, since messages can quote secrets. The log has the rest, scrubbed. */
export function nameFailure(failure: unknown): string {
  if (failure instanceof AppFailure) return failure.error.code;
  if (!(failure instanceof Error)) return 'not an error';
  const code = 'code' in failure && typeof failure.code === 'string' ? ` ${failure.code}` : '';
  return `${failure.name}${code}`;
}
