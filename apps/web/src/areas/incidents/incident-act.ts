import { answerOf } from '@muster/api-client';
import type { Facts, Incident, Severity } from '@muster/api-client';
import { api } from '../../api/client.ts';
import type { ComposerLine } from './composer-line.ts';

/** Something a reader does to an incident. */
export type IncidentAct =
  | Exclude<ComposerLine, { kind: 'wrong' }>
  | { readonly kind: 'hand-over'; readonly to: string; readonly state: string }
  | { readonly kind: 'classify'; readonly facts: Facts };

export type ActedOn = Pick<Incident, 'code' | 'version' | 'commander'>;

/** Sends an act; `key` names the intention, so that what is sent again is done once. Those that judge what the reader saw carry its version, so that a changed incident is looked at again. */
export async function sendAct(incident: ActedOn, act: IncidentAct, key: string): Promise<void> {
  const path = { code: incident.code };
  const header = { 'idempotency-key': key };
  const seen = { ...header, 'if-match': `"${incident.version}"` };
  switch (act.kind) {
    case 'acknowledge':
      return done(api.POST('/v1/incidents/{code}/acknowledge', { params: { path, header }, body: {} }));
    case 'take':
      return done(
        api.POST('/v1/incidents/{code}/take-command', {
          params: { path, header: incident.commander?.named === true ? seen : header },
          body: {},
        }),
      );
    case 'hand-over':
      return done(
        api.POST('/v1/incidents/{code}/hand-over', {
          params: { path, header: seen },
          body: { to: act.to, state: act.state },
        }),
      );
    case 'mitigate':
      return done(api.POST('/v1/incidents/{code}/mitigate', { params: { path, header }, body: { note: act.note } }));
    case 'resolve':
      return done(api.POST('/v1/incidents/{code}/resolve', { params: { path, header }, body: { note: act.note } }));
    case 'close':
      return done(api.POST('/v1/incidents/{code}/close', { params: { path, header: seen }, body: {} }));
    case 'reopen':
      return done(api.POST('/v1/incidents/{code}/reopen', { params: { path, header }, body: { reason: act.reason } }));
    case 'classify':
      return done(
        api.POST('/v1/incidents/{code}/classify', { params: { path, header: seen }, body: { facts: act.facts } }),
      );
    case 'severity':
      return done(
        api.POST('/v1/incidents/{code}/severity', {
          params: { path, header: seen },
          body: { severity: act.severity, reason: act.reason },
        }),
      );
    case 'update':
      return done(api.POST('/v1/incidents/{code}/updates', { params: { path, header }, body: { text: act.text } }));
    case 'note':
      return done(api.POST('/v1/incidents/{code}/notes', { params: { path, header }, body: noteBody(act) }));
  }
}

/** Severities worse than this one, the only ones that can be asked for freely (R11). */
export const worseThan = (severity: Severity): readonly Severity[] =>
  (['SEV-1', 'SEV-2', 'SEV-3', 'SEV-4'] as const).filter((other) => other < severity);

const noteBody = ({ text, occurredAt }: { text: string; occurredAt?: Date }) =>
  occurredAt === undefined ? { text } : { text, occurredAt: occurredAt.toISOString() };

async function done(asked: Promise<{ data?: unknown; error?: unknown; response: Response }>): Promise<void> {
  await answerOf(asked);
}
