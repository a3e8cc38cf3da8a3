import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok } from '../../../kernel/result.ts';
import { defineCommand } from '../../../platform/commands/command.ts';
import { FreeText } from '../../../platform/commands/free-text.ts';
import { authorise } from '../../identity/public.ts';
import { pseudonymRevealed } from '../ledger-actions.ts';
import { privacyPermissions } from '../permissions.ts';
import type { PseudonymBook } from '../pseudonym-book.ts';

const REASON_LIMIT = 1_000;

/** Tells a responder whom a pseudonym stands for, with the reason and their name on the record before they learn it (R29). */
export const revealPseudonym = (book: PseudonymBook) =>
  defineCommand({
    name: 'privacy.reveal_pseudonym',
    givesSecret: true,
    input: Type.Object(
      {
        token: Type.String({ pattern: '^[a-z]+~[A-Za-z0-9_-]{1,32}\\.[0-9a-z]{26}$' }),
        reason: FreeText({ minLength: 1, maxLength: REASON_LIMIT }),
      },
      { additionalProperties: false },
    ),
    resource: ({ token }) => ({ kind: 'pseudonym', id: token }),
    async decide(ctx, input) {
      const allowed = await authorise(ctx, privacyPermissions.reveal, { visibility: 'organisation' });
      if (!allowed.ok) return allowed;
      const found = await book.resolve(ctx.tx, input.token);
      if (found.kind !== 'known') return err(found.kind === 'unknown' ? unknown : forgotten);
      if (ctx.actor.kind !== 'person') throw new Error('this permission lets only people through');
      ctx.record(pseudonymRevealed, {
        resource: { kind: 'pseudonym', id: input.token },
        clause: '6.6',
        data: { token: input.token, kind: found.of },
        content: { fields: { reason: input.reason } },
      });
      return ok({ token: input.token, kind: found.of, value: found.value });
    },
  });

const unknown: AppError = {
  kind: 'not_found',
  code: 'privacy/unknown-pseudonym',
  public: 'No text in Muster holds this pseudonym.',
};

const forgotten: AppError = {
  kind: 'conflict',
  code: 'privacy/forgotten',
  public: 'Whom this pseudonym stood for has been erased; nobody can tell any more.',
};
