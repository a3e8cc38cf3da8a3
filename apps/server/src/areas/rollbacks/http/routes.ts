import { Type } from 'typebox';
import { AppFailure, type AppError } from '../../../kernel/app-error.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { asId } from '../../../kernel/ids.ts';
import type { UseService } from '../../../kernel/services.ts';
import { runCommand } from '../../../platform/commands/run-command.ts';
import { orFail } from '../../../platform/http/or-fail.ts';
import type { RouteTable } from '../../../platform/http/routes.ts';
import { isSignedWebhook } from '../../../platform/outgoing/sign-webhook.ts';
import { Key } from '../../../platform/verbs/fields.ts';
import { hearCallback } from '../commands/hear-answer.ts';
import { answers } from '../domain/rollback.ts';
import type { RollbackParts } from '../parts.ts';
import { rollbackPermissions } from '../permissions.ts';
import { getRollback } from '../queries/get-rollback.ts';
import { Rollback } from '../queries/rollback-schema.ts';
import { secretsOf } from '../queries/secrets-of.ts';

const params = Type.Object({ id: Key('rollback') });
const MOST_BYTES = 16_384;
const BY_SIGNATURE: Actor = { kind: 'system', part: 'rollback-executor' };

/** Routes to one rollback and the webhook callback; verbs and lists are declared elsewhere. */
export const rollbackRoutes =
  (use: UseService, { host, ring }: RollbackParts): RouteTable =>
  (routes) => {
    routes.get(
      '/v1/rollbacks/:id',
      {
        access: { scope: rollbackPermissions.read.scope },
        summary: 'One rollback, in its current state',
        clauses: ['2.3'],
        schema: { params, response: Rollback },
      },
      async ({ actor, params: { id } }) => orFail(await getRollback(use, actor, id)),
    );
    routes.post(
      '/v1/rollbacks/:id/callback',
      {
        access: { capability: 'the signature of its executor (Standard Webhooks)' },
        summary: 'Report, as the webhook that carries out a rollback, that it began or how it ended',
        description:
          'Signed with the executor’s secret over `webhook-id.webhook-timestamp.body`. The body: `{"type":"rollback.started" | "rollback.succeeded" | "rollback.failed", "data":{"rollback":"…","detail":"…"}}`. Repeating the same one changes nothing; an outcome other than the first is refused.',
        clauses: ['2.3'],
        maxBodyBytes: MOST_BYTES,
        takesBytes: true,
        schema: { params, body: Type.Unknown(), response: Type.Object({ state: Type.String() }) },
      },
      async ({ params: { id }, body, http, requestId }) => {
        const bytes = body as Buffer;
        const secrets = await secretsOf(host.db, ring, id);
        // A caller that cannot sign does not learn whether the rollback exists.
        if (!isSignedWebhook(bytes, http.request.headers, secrets, host.clock.now())) {
          host.log.warn('rollbacks.callback_not_signed', { rollback: id });
          throw new AppFailure(notSigned);
        }
        const said = saidIn(bytes);
        if (said === undefined || said.rollback !== id) throw new AppFailure(notAnAnswer);
        const { answer, detail } = said;
        const input = { rollback: id, answer, ...(detail === undefined ? {} : { detail: detail as never }) };
        return orFail(await runCommand(host, hearCallback, { actor: BY_SIGNATURE, requestId: asId(requestId) }, input));
      },
    );
  };

/** Parses a callback body; undefined if it is not one. */
function saidIn(bytes: Buffer) {
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
  const { type, data } = (value ?? {}) as {
    readonly type?: unknown;
    readonly data?: Readonly<Record<string, unknown>>;
  };
  const answer = answers.find((each) => type === `rollback.${each}`);
  const { rollback, detail } = data ?? {};
  if (answer === undefined || (detail !== undefined && typeof detail !== 'string')) return undefined;
  return { answer, rollback, detail };
}

const notSigned: AppError = {
  kind: 'unauthenticated',
  code: 'rollbacks/not-signed',
  public: 'Only the executor of this rollback may report on it, with a valid signature that is at most minutes old.',
  remedy: 'Sign with the secret that was shown when the executor was connected; check the clock.',
  clause: '2.3',
};

const notAnAnswer: AppError = {
  kind: 'invalid',
  code: 'rollbacks/not-an-answer',
  public: 'This is not an answer about this rollback.',
  fields: [
    {
      path: '/type',
      problem: 'is not one of rollback.started, rollback.succeeded, rollback.failed, or is about another rollback',
      remedy: 'send the type, and in data the id of the rollback in the address',
    },
  ],
};
