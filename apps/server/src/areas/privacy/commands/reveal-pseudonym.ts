import { Outlet } from '@muster/policy';
import { Type } from 'typebox';
import { ok } from '../../../kernel/result.ts';
import { LongText, Secret } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { pseudonymRevealed } from '../ledger-actions.ts';
import { privacyPermissions } from '../permissions.ts';
import { pseudonymThing } from '../pseudonym-thing.ts';

/** Reveals to a responder who a pseudonym stands for. Their name and reason are recorded first (R29). */
export const revealPseudonym = verb(pseudonymThing, {
  name: 'reveal',
  words: {
    label: 'Reveal, on the record',
    does: 'show whom it stands for; your name and reason are recorded first',
    done: 'Recorded: who asked, for which pseudonym, and why.',
    next: 'muster pseudonym reveal --help',
  },
  clauses: ['6.6', '7.1'],
  permission: privacyPermissions.reveal,
  fields: { reason: LongText({ asks: 'Why you need to know', limit: 1_000, short: 'r' }) },
  answer: Type.Object({ token: Type.String(), kind: Type.String(), value: Secret('Whom it stands for.') }),
  unless: ({ kind }) =>
    kind === 'forgotten'
      ? {
          allowed: false,
          code: 'privacy/forgotten',
          reason: 'The identity behind this pseudonym has been erased; it can no longer be looked up.',
          obligations: [],
        }
      : undefined,
  async decide(ctx, { thing: found, input }) {
    if (found.kind !== 'known') throw new Error('what is forgotten is refused before');
    const { token, of: kind, value } = found;
    ctx.record(pseudonymRevealed, {
      resource: { kind: 'pseudonym', id: token },
      clause: '6.6',
      data: { token, kind },
      content: { fields: { reason: input.reason } },
    });
    return ok({ token, kind, value: revealed.take(value) });
  },
});

const revealed = new Outlet('revealing a pseudonym, on the record', 'CONFIDENTIAL');
