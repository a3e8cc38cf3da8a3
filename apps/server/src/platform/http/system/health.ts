import type { Logger } from '../../log/logger.ts';

/** One condition for this server to serve. `remedy` tells an operator what to do, not what the condition is. */
export type HealthCheck = { readonly name: string; readonly check: () => Promise<Health> | Health };

export type Health = { readonly ok: true } | { readonly ok: false; readonly why: string; readonly remedy: string };

export type Readiness = { readonly isReady: boolean; readonly checks: readonly ({ readonly name: string } & Health)[] };

const MAX_CHECK_MS = 2000;

/** Runs all checks concurrently, each for two seconds at most, and logs changes since the last run. */
export function createReadiness(checks: readonly HealthCheck[], log: Logger): () => Promise<Readiness> {
  const failing = new Set<string>();
  return async () => {
    const results = await Promise.all(checks.map(async (check) => ({ name: check.name, ...(await outcomeOf(check)) })));
    for (const result of results) {
      if (!result.ok && !failing.has(result.name))
        log.warn('health.failing', { check: result.name, why: result.why, remedy: result.remedy });
      if (result.ok && failing.has(result.name)) log.info('health.recovered', { check: result.name });
      if (result.ok) failing.delete(result.name);
      else failing.add(result.name);
    }
    return { isReady: results.every(({ ok }) => ok), checks: results };
  };
}

async function outcomeOf({ check }: HealthCheck): Promise<Health> {
  let timer: NodeJS.Timeout | undefined;
  const tooSlow = new Promise<Health>((resolve) => {
    const why = `The check did not finish within ${MAX_CHECK_MS / 1000} s.`;
    timer = setTimeout(
      () => resolve({ ok: false, why, remedy: 'Check whether the host or the database is overloaded.' }),
      MAX_CHECK_MS,
    );
  });
  try {
    return await Promise.race([check(), tooSlow]);
  } catch {
    return { ok: false, why: 'The check itself failed.', remedy: 'See the log.' };
  } finally {
    clearTimeout(timer);
  }
}
