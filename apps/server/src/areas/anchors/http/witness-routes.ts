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
        access: { capability: 'the signature of a ledger that this Muster vouches for' },
        summary: 'Have a head cosigned, as a ledger that this Muster vouches for (C2SP tlog-witness)',
        description:
          'The body: `old <size>`, up to 63 hashes in base64 that prove the head to extend the one of that size, a blank line, the checkpoint. 200: signature lines. 409: it was asked from another size than was seen last; that size is the body. 422: the head does not extend what was seen. 404: a ledger that is not known; 403: signed by none of its keys; 400: cannot be read.',
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
