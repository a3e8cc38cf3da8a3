import { isProblem, ProblemFailure, unreachable } from '@muster/api-client';

/** The receipt of an entry, as a file for any verifier. */
export const fetchReceipt = (seq: number): Promise<string> => fetchText(`/v1/ledger/entries/${seq}/receipt`);

/** The ledger's public key, as a line to give to auditors. */
export const fetchKey = (): Promise<string> => fetchText('/v1/ledger/key');

async function fetchText(path: string): Promise<string> {
  const answer = await fetch(path, { headers: { accept: 'text/plain, application/problem+json' } }).catch(() => {
    throw new ProblemFailure(unreachable());
  });
  const text = await answer.text();
  if (answer.ok) return text;
  const problem: unknown = answer.headers.get('content-type')?.includes('json') === true ? JSON.parse(text) : undefined;
  throw new ProblemFailure(isProblem(problem) ? problem : unreachable(answer.status));
}
