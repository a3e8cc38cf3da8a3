import { ProblemFailure, unreachable } from '@muster/api-client';

/**
 * Loads a page's code. If Muster is unreachable it fails like any request; otherwise the router would assume an
 * outdated deployment and reload, leaving the reader with the browser's own error page.
 */
export async function loadPage<Page>(load: () => Promise<Page>, isReached = reachesMuster): Promise<Page> {
  try {
    return await load();
  } catch (cause) {
    if (await isReached()) throw cause;
    throw new ProblemFailure(unreachable());
  }
}

const withinMs = 5000;

/** Whether there is any response, whatever its status. */
const reachesMuster = async (): Promise<boolean> =>
  fetch('/health/live', { cache: 'no-store', signal: AbortSignal.timeout(withinMs) }).then(
    () => true,
    () => false,
  );
