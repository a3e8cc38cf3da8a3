import { severities } from '@muster/policy';
import { Type } from 'typebox';
import { AppFailure, type AppError } from '../../../kernel/app-error.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { parseJson } from '../../../platform/http/input/add-parsers.ts';
import { LongText, Ref } from '../../../platform/verbs/fields.ts';
import { verbOfAll } from '../../../platform/verbs/verb.ts';
import { readSeverity } from '../domain/mapping.ts';
import { alertName } from '../domain/title.ts';
import { JSON_LIMITS } from '../intake/sources/event.ts';
import { alertPermissions } from '../permissions.ts';
import { alertReadsService } from '../queries/alert-reads.ts';
import { seeIntegration } from '../queries/see-integration.ts';
import { readTranslated, Translation } from './translation-input.ts';

const Words = Type.Record(Type.String(), Type.String());

/** A dry run of a translation against a body. Nothing is written. */
export const tryTranslation = verbOfAll({
  noun: 'integration',
  name: 'try-translation',
  route: '/v1/integrations/try-translation',
  words: {
    label: 'Try the translation',
    does: 'show which alerts a JSON body would become; nothing changes',
    done: 'These are the alerts it would become.',
    next: 'muster integration create --kind json --translation -',
  },
  clauses: ['3.1.1'],
  permission: alertPermissions.createIntegration,
  fields: {
    translation: Translation,
    payload: LongText({ asks: 'A body as its sender sends it', limit: 100_000 }),
    integrationId: Type.Optional(
      Ref('integration', { asks: 'With which integration’s mapping?', option: 'integration' }),
    ),
  },
  answer: Type.Object(
    {
      group: Type.String({ description: 'Alerts with the same group join the same open incident.' }),
      alerts: Type.Array(
        Type.Object({
          name: Type.String(),
          state: Type.Enum(['firing', 'resolved']),
          fingerprint: Type.String({ description: 'Alerts with the same identity are the same alert.' }),
          severity: Type.Optional(Type.Enum([...severities])),
          startsAt: Type.String({ format: 'date-time' }),
          labels: Words,
          annotations: Words,
          link: Type.Optional(Type.String()),
        }),
      ),
      leftOut: Type.Array(Type.String({ description: 'Which parts could not be read, and why.' })),
      notes: Type.Array(Type.String()),
    },
    { title: 'TranslationTried' },
  ),
  async decide(ctx, { input }) {
    const [read, body] = [readTranslated(input.translation), bodyOf(input.payload)];
    if (!read.ok) return read;
    if (!body.ok) return body;
    const seen =
      input.integrationId === undefined
        ? undefined
        : await seeIntegration(ctx.use(alertReadsService), ctx.actor, input.integrationId);
    if (seen?.ok === false) return seen;
    const told = read.value(body.value, ctx.now);
    if (!told.ok) return err({ ...NOT_READ, fields: told.error });
    const { groupKey, signals, unreadable, noted = [] } = told.value;
    return ok({
      group: groupKey,
      alerts: signals.map((signal) => {
        const { severity } = readSeverity(signal.labels, seen?.value.integration.mapping ?? {}, ctx.policies.current);
        const { status: state, fingerprint, startsAt, labels, annotations, generatorUrl: link } = signal;
        return {
          name: alertName(signal),
          state,
          fingerprint,
          ...(severity === undefined ? {} : { severity }),
          startsAt,
          labels,
          annotations,
          ...(link === undefined ? {} : { link }),
        };
      }),
      leftOut: unreadable.map(({ path, problem }) => `${path} ${problem}`),
      notes: [...noted],
    });
  },
});

/** Parses a pasted body as JSON. */
export function bodyOf(payload: string): Result<unknown, AppError> {
  try {
    return ok(parseJson(Buffer.from(payload), JSON_LIMITS));
  } catch (failure) {
    if (!(failure instanceof AppFailure)) throw failure;
    return err({
      kind: 'invalid',
      code: 'alerts/payload-not-json',
      public: 'The body is not JSON.',
      fields: [{ path: '/payload', problem: failure.error.public, remedy: 'paste it exactly as its sender sends it' }],
    });
  }
}

const NOT_READ: AppError = {
  kind: 'invalid',
  code: 'alerts/not-translated',
  public: 'With this translation the body would be refused.',
};
