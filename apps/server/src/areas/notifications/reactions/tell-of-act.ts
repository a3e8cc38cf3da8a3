import type { Kysely } from 'kysely';
import type { Static, TSchema } from 'typebox';
import { asId, type PrincipalId } from '../../../kernel/ids.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { createNaturalBatches } from '../../../platform/batches/natural-batches.ts';
import { isDatabaseAway } from '../../../platform/database/is-database-away.ts';
import { readAlone } from '../../../platform/database/read.ts';
import { done, park, retry } from '../../../platform/due/outcome.ts';
import type { TaskHandler } from '../../../platform/worker/registry.ts';
import { suppressionNews, suppressionTell } from '../../alerts/public.ts';
import { audienceNews, audienceSend, settleAudienceNews } from '../../comms/public.ts';
import { isActivePerson } from '../../identity/public.ts';
import { noticeSend, noticeTexts, settleNotices } from '../../raci/public.ts';
import { noticeMessage } from '../channels/channel-messages.ts';
import { providers } from '../channels/providers/registry.ts';
import { EMAIL } from '../domain/channel.ts';
import { channelsFor } from '../domain/channels-for.ts';
import { mayYetSucceed, type Handover } from '../domain/handover.ts';
import type { Notifications } from '../notifications.ts';
import { allChannels } from '../store/channels.ts';
import { decided } from './decided.ts';

/** The news for one person, the path to more, and how to record the outcome. */
type Told = {
  readonly news: {
    readonly id: string;
    readonly to: PrincipalId;
    readonly way: 'asked' | 'at-once' | 'digest';
    readonly clause: string;
    readonly line: string;
    readonly path: string;
    readonly type?: `${string}.${string}`;
  };
  /** Absent: a failure on every channel is only visible to the operator. */
  readonly settle?: (outcome: Settled) => Promise<void>;
};
type Found<P extends TSchema> = { readonly id: string; readonly payload: Static<P> };
type Settled = { readonly state: 'handed-over' | 'failed'; readonly reason?: string };

/** Notifies a person of an act they are consulted or informed about (R44). Concurrent ones are batched. */
export function tellOfAct(parts: Notifications): TaskHandler<typeof noticeSend.payload> {
  const texts = createNaturalBatches({
    run: async (notices: readonly string[]) => {
      const found = await noticeTexts({ db: parts.reads.db, policies: parts.host.policies() }, notices);
      return notices.map((notice) => found.get(notice));
    },
    mostPerBatch: MOST_AT_ONCE,
  });
  const outcomes = createNaturalBatches({
    run: async (settled: readonly (Settled & { readonly notice: string })[]) => {
      const byNotice = new Map(settled.map(({ notice, ...outcome }) => [notice, outcome]));
      await decided(parts.host, parts.host.ids.opaque(), async (ctx) => settleNotices(ctx, byNotice));
      return settled.map(() => {});
    },
    mostPerBatch: MOST_AT_ONCE,
    mayBePoison: (failure) => !isDatabaseAway(failure),
  });
  return tellPerson(parts, noticeSend.backoffSeconds.length, async (_, { payload: { notice } }) => {
    const news = await texts.add(notice);
    return news && { news, settle: async (outcome) => outcomes.add({ ...outcome, notice }) };
  });
}

const MOST_AT_ONCE = 50;

/** Sends an update to a person on an audience list. */
export const tellAudience = (parts: Notifications): TaskHandler<typeof audienceSend.payload> =>
  tellPerson(parts, audienceSend.backoffSeconds.length, async (db, { id, payload: { notice } }) => {
    const news = await audienceNews(db, notice);
    return (
      news && {
        news: { ...news, way: 'at-once' },
        settle: async (outcome) => decided(parts.host, id, async (ctx) => settleAudienceNews(ctx, news.id, outcome)),
      }
    );
  });

/** Notifies those on call, or the owners of the alerts, of what suppresses alerts. */
export const tellOfSuppression = (parts: Notifications): TaskHandler<typeof suppressionTell.payload> =>
  tellPerson(parts, suppressionTell.backoffSeconds.length, async (db, { id, payload }) => {
    const to = asId<'principal'>(payload.to);
    const news = await suppressionNews(db, parts.host.policies().current, payload);
    if (news === undefined || !(await isActivePerson(db, to))) return undefined;
    return { news: { ...news, id, to, way: 'at-once', type: `suppression.${payload.what}` } };
  });

/** Notifies one person through every channel that reaches them, and records whether any of them accepted it. */
const tellPerson =
  <P extends TSchema>(
    parts: Notifications,
    retries: number,
    find: (db: Kysely<unknown>, row: Found<P>) => Promise<Told | undefined>,
  ): TaskHandler<P> =>
  async (row, { db, signal }) => {
    const told = await find(db, row);
    if (told === undefined) return done;
    const { news, settle } = told;
    const message = noticeMessage({ ...news, link: `${parts.publicUrl()}${news.path}` });
    const webhooks = await readAlone(db, allChannels);
    const handovers: Handover[] = [];
    for (const channel of channelsFor(news.to, webhooks, parts.sender.hasMail)) {
      const webhook = webhooks.find((each) => each.id === channel);
      if (webhook !== undefined && !providers[webhook.kind].takes(message)) continue;
      handovers.push(await parts.sender.send(webhook ?? EMAIL, news.to, message, signal));
    }
    const isTaken = handovers.some(({ kind }) => kind === 'handed-over');
    const failure = handovers.find((each) => each.kind !== 'handed-over');
    const reason = failure?.reason ?? 'no-channel';
    const isLast = row.attempt > retries;
    if (!isTaken && !isLast && handovers.some(mayYetSucceed)) return retry(ownWords(reason));
    if (settle === undefined) return isTaken ? done : park(ownWords(reason));
    await settle(isTaken ? { state: 'handed-over' } : { state: 'failed', reason });
    return done;
  };
