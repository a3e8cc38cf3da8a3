import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { addMinutes } from '../../../kernel/clock.ts';
import { err, ok } from '../../../kernel/result.ts';
import { Line, LongText } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { instantOf } from '../domain/instant.ts';
import type { AlertSignal, Notification } from '../domain/notification.ts';
import { fingerprintOf } from '../intake/sources/event.ts';
import { readAs } from '../intake/sources/read-as.ts';
import { sampleOf } from '../intake/sources/sample.ts';
import { parseNotification } from '../domain/parse-notification.ts';
import { integrationThing } from '../integration-thing.ts';
import { integrationDelivered } from '../ledger-actions.ts';
import { alertPermissions } from '../permissions.ts';
import { planDelivery } from './plan-delivery.ts';
import { bodyOf } from './try-translation.ts';

const endsAfter = { minutes: 5 };

/** Sends one sample alert of this source through the whole intake as a drill, which resolves by itself. */
export const testIntegration = verb(integrationThing, {
  name: 'test',
  words: {
    label: 'Send a test alert',
    does: 'send a test alert all the way through, as a drill that ends by itself',
    done: 'A test alert is on its way. The newest line of the log shows what it did.',
    next: 'muster integration log <key>',
  },
  clauses: ['2.1', '7.1'],
  permission: alertPermissions.changeIntegration,
  fields: {
    severity: Type.Optional(
      Line({ asks: 'The sender’s word for the severity; defaults to info', limit: 60, option: 'severity' }),
    ),
    payload: Type.Optional(
      LongText({ asks: 'Your own body instead, as the sender would send it; required for kind json', limit: 100_000 }),
    ),
  },
  async decide(ctx, { thing: integration, input: { severity = 'info', payload } }) {
    const { id, kind, name } = integration;
    const given = payload === undefined ? undefined : bodyOf(payload);
    if (given?.ok === false) return given;
    const body = given?.value ?? sampleOf(kind, { name: `Test of ${name}`, severity, at: ctx.now });
    if (body === undefined) return err(payloadMissing);
    const read = kind === 'heartbeat' ? parseNotification(body) : readAs(integration)(body, ctx.now);
    if (!read.ok) return err({ ...notReadable, fields: read.error });
    ctx.record(integrationDelivered, {
      resource: { kind: 'integration', id },
      clause: '7.1',
      data: { integration: id, kind, what: 'test' },
    });
    const test = asDrill(read.value, ctx.ids.opaque());
    await planDelivery(ctx, integration, { notification: test });
    if (test.signals.length > 0) {
      const endsAt = addMinutes(ctx.now, endsAfter.minutes);
      await planDelivery(ctx, integration, { notification: ended(test, endsAt) }, endsAt);
    }
    return ok({ id });
  },
});

/** Each test alert gets a fingerprint of its own, so that it can never resolve a real alert. */
const asDrill = (told: Notification, once: string): Notification => ({
  ...told,
  groupKey: 'muster-test',
  signals: told.signals.map((signal, index) => ({
    ...signal,
    fingerprint: fingerprintOf(`muster-test/${once}/${index}`),
    labels: { ...signal.labels, muster_drill: 'true' },
  })),
});

const ended = (told: Notification, at: Date): Notification => ({
  ...told,
  signals: told.signals.map((signal): AlertSignal => ({ ...signal, status: 'resolved', endsAt: instantOf(at) })),
});

const payloadMissing: AppError = {
  kind: 'invalid',
  code: 'alerts/payload-missing',
  public: 'Muster cannot know what this sender’s JSON looks like.',
  fields: [{ path: '/payload', problem: 'is missing', remedy: 'paste a body exactly as its sender sends it' }],
};

const notReadable: AppError = {
  kind: 'invalid',
  code: 'alerts/test-not-readable',
  public: 'This body would be refused: it does not match the format of the source, or the translation.',
};
