import { Type } from 'typebox';
import { asId } from '../../../kernel/ids.ts';
import type { RouteTable } from '../../../platform/http/routes.ts';
import type { Anchors } from '../anchors.ts';
import { takeHead } from '../witness/take-head.ts';

/** Well above a proof of 63 hashes plus a checkpoint with its signatures. */
const MOST_BYTES = 32 * 1024;

/** This Muster as a witness for other ledgers, exactly as C2SP tlog-witness specifies (GOV 7.5). */
export const witnessRoutes =
  (parts: Anchors): RouteTable =>
  (routes) =>
    routes.post(
      '/v1/witness/add-checkpoint',
      {
        access: { capability: 'the signature of a ledger that this Muster witnesses' },
        summary: 'Have a head cosigned, for a ledger that this Muster witnesses (C2SP tlog-witness)',
        description:
          'The body: `old <size>`, up to 63 hashes in base64 that prove that the head extends the one of that size, a blank line, the checkpoint. 200: signature lines. 409: the old size is not the size seen last, which is the response body. 422: the head does not extend what was seen. 404: unknown ledger; 403: not signed by any of its keys; 400: malformed request.',
        clauses: ['7.5'],
        takesBytes: 'as-text',
        maxBodyBytes: MOST_BYTES,
        produces: 'text/plain; charset=utf-8',
        schema: { body: Type.Unknown() },
      },
      async ({ body, http: { reply }, requestId }) => {
        const text = body instanceof Uint8Array ? Buffer.from(body).toString('utf8') : '';
        const said = await takeHead(parts, text, asId(requestId));
        void reply.code(said.status);
        if (said.status === 409) void reply.type('text/x.tlog.size');
        return said.body;
      },
    );
