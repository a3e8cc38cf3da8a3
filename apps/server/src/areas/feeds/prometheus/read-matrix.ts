import { err, ok, type Result } from '../../../kernel/result.ts';
import { readJson } from '../../../platform/http/input/read-json.ts';
import type { CounterPoints } from '../domain/counter-deltas.ts';

/**
 * Parses a response of /api/v1/query_range. An error is reported in our words with Prometheus' error type, never its
 * text.
 */
export function readMatrix(body: Uint8Array): Result<readonly CounterPoints[], string> {
  const read = readJson(Buffer.from(body).toString('utf8'), { maxDepth: 12, damagedText: 'keep' });
  if (!read.ok) return err('its response is not JSON');
  const answer = read.value as {
    status?: unknown;
    errorType?: unknown;
    data?: { resultType?: unknown; result?: unknown };
  };
  if (answer.status !== 'success') return err(`it rejected the query (${kindOf(answer.errorType)})`);
  const { resultType, result } = answer.data ?? {};
  if (resultType !== 'matrix' || !Array.isArray(result)) return err('its response is not a range of values');
  const counters: CounterPoints[] = [];
  for (const { values } of result as { values?: unknown }[]) {
    if (!Array.isArray(values)) return err('its response is not a range of values');
    const points = (values as [unknown, unknown][]).map(([at, value]) => [Number(at), Number(value)] as const);
    // Drops stale markers and divisions by zero, which are not counter values.
    counters.push(points.filter(([at, value]) => Number.isFinite(at) && Number.isFinite(value) && value >= 0));
  }
  return ok(counters);
}

const kindOf = (given: unknown): string =>
  typeof given === 'string' && /^[a-z_]{1,40}$/.test(given) ? given : 'unknown';
