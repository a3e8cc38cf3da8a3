import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { ORGANISATION } from '../../../kernel/protected.ts';
import { err, ok } from '../../../kernel/result.ts';
import { defineCommand } from '../../../platform/commands/command.ts';
import { hear, submitCounts } from '../../telemetry/public.ts';
import { knownObjective } from '../known-objective.ts';
import { countsPushed } from '../ledger-actions.ts';
import { feedPermissions } from '../permissions.ts';

const MOST = 5000;
const Name = Type.String({ minLength: 1, maxLength: 100, pattern: '^[A-Za-z0-9][A-Za-z0-9._:/@-]*$' });

/** The counts of one minute. */
const PushedSample = Type.Object({
  minute: Type.String({ format: 'date-time', description: 'Its beginning.' }),
  total: Type.Integer({ minimum: 0 }),
  bad: Type.Integer({ minimum: 0 }),
  part: Type.Optional(Name),
  cause: Type.Optional(Name),
  sequence: Type.Optional(
    Type.Integer({
      minimum: 0,
      description: 'Must be higher than that of the count it replaces; defaults to the time of receipt.',
    }),
  ),
});

/**
 * Takes an objective's counts per minute from a program. Repeating them changes nothing; a later value for a minute
 * replaces the earlier one. Without samples it is a sign of life.
 */
export const pushCounts = defineCommand({
  name: 'objective.push',
  input: Type.Object({
    objective: Type.String({ maxLength: 100 }),
    stream: Type.Optional(Name),
    samples: Type.Array(PushedSample, { maxItems: MOST }),
  }),
  resource: ({ objective }) => ({ kind: 'objective', id: objective }),
  async decide(ctx, { objective, stream = '', samples }) {
    const may = await ctx.authorise(feedPermissions.push, ORGANISATION);
    if (!may.ok) return may;
    const { actor } = ctx;
    if (actor.kind !== 'service') return err(programsOnly);
    const known = await knownObjective(ctx, objective);
    if (!known.ok) return known;
    const source = `push:${actor.id}`;
    if (samples.length === 0) {
      await hear(ctx, source, [objective]);
      return ok({ changed: 0, repeated: 0, late: 0 });
    }
    const received = ctx.now.getTime();
    const taken = await submitCounts(
      ctx,
      { source, stream },
      samples.map(({ minute, sequence = received, ...rest }) => ({
        ...rest,
        series: objective,
        minute: new Date(minute),
        sequence,
      })),
    );
    if (taken.ok && taken.value.changed > 0)
      ctx.record(countsPushed, {
        resource: { kind: 'feed', id: actor.id },
        clause: '4.6',
        data: { objective, minutes: samples.length, changed: taken.value.changed },
      });
    return taken;
  },
});

const programsOnly: AppError = {
  kind: 'forbidden',
  code: 'feeds/programs-only',
  public: 'Only service accounts can push counts.',
  remedy: 'Use a key that has the scope objectives:push.',
  clause: '7.6',
};
