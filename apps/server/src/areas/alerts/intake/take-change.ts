import { hash } from 'node:crypto';
import type { AppError } from '../../../kernel/app-error.ts';
import { asId } from '../../../kernel/ids.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { CommandHost } from '../../../platform/commands/host.ts';
import { transact } from '../../../platform/commands/transact.ts';
import { namedFrom, servicesNamed } from '../../catalog/public.ts';
import { readChangeEvent } from '../domain/change-event.ts';
import { outcomeOf, tallyOf } from '../domain/receipt.ts';
import { insertChange } from '../store/change-events.ts';
import { byKey, integrationsByKey } from '../store/integrations.ts';
import { newReceipts } from '../store/receipts.ts';
import { noSuchIntegration } from './receive-alerts.ts';
import type { LabelScrubber } from './remembering-scrubber.ts';
import { isObject, labelsOf, momentOf } from './sources/event.ts';

/** Stores a scrubbed change event with its receipt. A repeated one is stored once. */
export async function takeChange(
  host: CommandHost,
  scrubber: LabelScrubber,
  keyHash: string,
  event: unknown,
): Promise<Result<undefined, AppError>> {
  const read = isObject(event) ? readChangeEvent(event) : err([{ path: '', problem: 'must be an object' }]);
  if (!read.ok) return err({ ...NOT_A_CHANGE, fields: read.error });
  const { summary, source, link, services, timestamp } = read.value;
  const { labels: told, findings } = await scrubber.scrub(labelsOf({ summary, source, link }));
  const { labels: about } = await scrubber.scrub(labelsOf(Object.fromEntries(services.entries())));
  const said = Object.values(about);
  const names = [...said, ...(told['source'] === undefined ? [] : [told['source'].toLowerCase()])];
  const who = {
    actor: { kind: 'system', part: 'alert-intake' },
    requestId: asId<'request'>(host.ids.opaque()),
  } as const;
  return transact(host, who, async (ctx) => {
    const integration = byKey((await integrationsByKey([keyHash]).execute(ctx.tx)).rows).get(keyHash);
    if (integration === undefined) return err(noSuchIntegration);
    const known = namedFrom((await servicesNamed(names).execute(ctx.tx)).rows);
    const toldAt = new Date(momentOf(timestamp, ctx.now));
    // A change without a timestamp, repeated within the minute, counts as the same one.
    const minute = timestamp === undefined ? ctx.now.toISOString().slice(0, 'yyyy-mm-ddThh:mm'.length) : '';
    const id = ctx.ids.row(ctx.now);
    await insertChange(
      ctx.tx,
      {
        id,
        integrationId: integration.id,
        summary: told['summary'] ?? '',
        source: told['source'],
        service: names.find((name) => known.has(name)) ?? said[0],
        link: told['link'],
        toldAt: toldAt > ctx.now ? ctx.now : toldAt,
        receivedAt: ctx.now,
      },
      hash('sha256', JSON.stringify([told, names, timestamp, minute])),
    );
    const tallies = tallyOf([
      { effect: 'noted', why: 'A change was received. It is shown with incidents that begin around that time.' },
    ]);
    await newReceipts([
      {
        id,
        integrationId: integration.id,
        receivedAt: ctx.now,
        alerts: 0,
        truncated: 0,
        reason: undefined,
        outcome: outcomeOf(tallies),
        tallies,
        entryId: undefined,
      },
    ])?.execute(ctx.tx);
    await host.pseudonyms.keep(ctx, findings);
    return ok(undefined);
  });
}

const NOT_A_CHANGE: AppError = {
  kind: 'invalid',
  code: 'alerts/not-a-change',
  public: 'The body is not a change event of PagerDuty’s Events API v2.',
  remedy: 'Send at least routing_key and payload.summary.',
};
