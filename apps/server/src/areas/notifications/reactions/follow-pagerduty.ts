import { ownWords } from '../../../kernel/scrubbed.ts';
import { createDueBuffer } from '../../../platform/due/due-buffer.ts';
import { done, park, retry } from '../../../platform/due/outcome.ts';
import { readAlone } from '../../../platform/database/read.ts';
import type { LedgerReader, SequencedEntry } from '../../../platform/ledger/reader.ts';
import type { TaskHandler } from '../../../platform/worker/registry.ts';
import { incidentsById } from '../../incidents/public.ts';
import { followAddress } from '../channels/providers/follow-address.ts';
import { dedupKey, eventRequest } from '../channels/providers/pagerduty.ts';
import { askedToWait, mayYetSucceed, type Handover } from '../domain/handover.ts';
import { pagerDutyFollow } from '../due-kinds.ts';
import type { Notifications } from '../notifications.ts';
import { allChannels } from '../store/channels.ts';

type Action = 'acknowledge' | 'resolve';

/** Follows the ledger for acknowledged and resolved incidents, to update PagerDuty. */
export const pagerDutyReader = (parts: Notifications): LedgerReader => ({
  name: 'pagerduty',
  mustUnderstandAll: false,
  async translate(tx, entries) {
    const news = entries.flatMap((entry) => {
      const action = actionOf(entry);
      return action === undefined ? [] : [{ seq: entry.seq, incident: entry.envelope.resource.id, action }];
    });
    if (news.length === 0) return;
    const isThere = (await readAlone(tx, allChannels)).some(({ kind }) => kind === 'pagerduty');
    if (!isThere) return;
    const incidents = await readAlone(tx, incidentsById(news.map(({ incident }) => incident as never)));
    const due = createDueBuffer({ ids: parts.host.ids });
    const now = parts.reads.clock.now();
    for (const { seq, incident, action } of news) {
      const code = incidents.get(incident as never)?.code;
      if (code === undefined) continue;
      due.plan({
        kind: pagerDutyFollow,
        key: String(seq),
        subject: { kind: 'incident', id: incident },
        dueAt: now,
        payload: { code, action },
      });
    }
    await due.flush(tx, now);
  },
});

/** A resolved alert is never reopened there: a reopened incident pages anew, as a new alert with the same code. */
function actionOf({ envelope: { action, data } }: SequencedEntry): Action | undefined {
  if (action === 'incident.resolved') return 'resolve';
  if (action !== 'incident.status_updated') return undefined;
  const { to, reopened } = data as { readonly to?: unknown; readonly reopened?: unknown };
  return to === 'acknowledged' && reopened !== true ? 'acknowledge' : undefined;
}

/** Notifies every PagerDuty service. Retries are harmless: PagerDuty ignores a repeated event. */
export const followPagerDuty =
  (parts: Notifications): TaskHandler<typeof pagerDutyFollow.payload> =>
  async ({ payload: { code, action } }, { db }) => {
    const channels = await readAlone(db, allChannels);
    const handovers: Handover[] = [];
    for (const channel of channels) {
      if (channel.kind !== 'pagerduty' || channel.secretRef === undefined) continue;
      const url = await followAddress(channel, parts.sender.follow);
      const key = await parts.sender.follow(channel.secretRef);
      const built =
        url === undefined || key === undefined
          ? ({ missing: 'secret-not-found' } as const)
          : eventRequest(url, key, { event_action: action, dedup_key: dedupKey(code) });
      handovers.push(await parts.sender.sendBuilt(`incident.${action}`, channel, built));
    }
    const failure = handovers.find((each) => each.kind !== 'handed-over');
    if (failure === undefined) return done;
    const reason = ownWords(failure.reason);
    return mayYetSucceed(failure) ? retry(reason, askedToWait(failure)) : park(reason);
  };
