import { answerOf } from '@muster/api-client';
import type { Facts, Incident } from '@muster/api-client';
import { api } from '../../api/client.ts';
import type { ComposerLine } from './composer-line.ts';

/** Something a reader does to an incident. */
export type IncidentAct =
  | Exclude<ComposerLine, { kind: 'wrong' }>
  | { readonly kind: 'hand-over'; readonly to: string; readonly state: string }
  | { readonly kind: 'classify'; readonly facts: Facts }
  | { readonly kind: 'retitle'; readonly title: string };

const answerWithinMs = 15_000;

export type ActedOn = Pick<Incident, 'code' | 'version' | 'commander'>;

/**
 * Sends an act, and answers with the incident as it is then. Those that judge what the reader saw carry its version, so
 * that a changed incident is looked at again. `key` names the intention, so that it is done once however often it is sent.
 */
export async function sendAct(incident: ActedOn, act: IncidentAct, key: string): Promise<Incident> {
  const path = { code: incident.code };
  const header = { 'idempotency-key': key };
  // A line that swallows what is sent is told like one that is down.
  const signal = AbortSignal.timeout(answerWithinMs);
  const seen = { ...header, 'if-match': `"${incident.version}"` };
  switch (act.kind) {
    case 'acknowledge':
      return answerOf(api.POST('/v1/incidents/{code}/acknowledge', { signal, params: { path, header }, body: {} }));
    case 'take':
      return answerOf(
        api.POST('/v1/incidents/{code}/take-command', {
          signal,
          params: { path, header: incident.commander?.named === true ? seen : header },
          body: {},
        }),
      );
    case 'hand-over':
      return answerOf(
        api.POST('/v1/incidents/{code}/hand-over', {
          signal,
          params: { path, header: seen },
          body: { to: act.to, state: act.state },
        }),
      );
    case 'mitigate':
      return answerOf(
        api.POST('/v1/incidents/{code}/mitigate', { signal, params: { path, header }, body: { note: act.note } }),
      );
    case 'resolve':
      return answerOf(
        api.POST('/v1/incidents/{code}/resolve', { signal, params: { path, header }, body: { note: act.note } }),
      );
    case 'close':
      return answerOf(api.POST('/v1/incidents/{code}/close', { signal, params: { path, header: seen }, body: {} }));
    case 'reopen':
      return answerOf(
        api.POST('/v1/incidents/{code}/reopen', { signal, params: { path, header }, body: { reason: act.reason } }),
      );
    case 'classify':
      return answerOf(
        api.POST('/v1/incidents/{code}/classify', {
          signal,
          params: { path, header: seen },
          body: { facts: act.facts },
        }),
      );
    case 'severity':
      return answerOf(
        api.POST('/v1/incidents/{code}/severity', {
          signal,
          params: { path, header: seen },
          body: { severity: act.severity, reason: act.reason },
        }),
      );
    case 'retitle':
      return answerOf(
        api.POST('/v1/incidents/{code}/title', { signal, params: { path, header: seen }, body: { title: act.title } }),
      );
    case 'update':
      return answerOf(
        api.POST('/v1/incidents/{code}/updates', { signal, params: { path, header }, body: { text: act.text } }),
      );
    case 'note':
      return answerOf(
        api.POST('/v1/incidents/{code}/notes', { signal, params: { path, header }, body: noteBody(act) }),
      );
  }
}

const noteBody = ({ text, occurredAt }: { text: string; occurredAt?: Date }) =>
  occurredAt === undefined ? { text } : { text, occurredAt: occurredAt.toISOString() };
