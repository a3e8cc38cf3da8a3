import { ProblemFailure, unreachable } from '@muster/api-client';

/**
 * Loads a page's program. Where Muster cannot be reached it fails like any other question; the router would take a missing
 * program for one of an older Muster and load everything anew, which leaves the reader with the browser's own error.
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

/** Whether anything answers at all, whatever it says. */
const reachesMuster = async (): Promise<boolean> =>
  fetch('/health/live', { cache: 'no-store', signal: AbortSignal.timeout(withinMs) }).then(
    () => true,
    () => false,
  );
