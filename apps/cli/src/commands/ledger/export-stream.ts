import { failed } from '../../failures/failure.ts';
import type { Connection } from '../../connection/connection.ts';

/** A range of the ledger as the server streams it. The export is itself recorded as an entry. */
export async function exportStream(
  { fetch }: Connection,
  range: { readonly from?: number; readonly to?: number },
): Promise<AsyncIterable<Uint8Array>> {
  const { body } = await fetch('/v1/ledger/export', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/x-ndjson' },
    body: JSON.stringify(range),
  });
  if (body === null) throw failed('cli/empty-answer', 'The server sent no export.');
  return body as AsyncIterable<Uint8Array>;
}
