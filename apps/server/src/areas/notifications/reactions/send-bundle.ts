import { addMinutes } from '../../../kernel/clock.ts';
import { asId } from '../../../kernel/ids.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { done, park, retry } from '../../../platform/due/outcome.ts';
import type { TaskHandler } from '../../../platform/worker/registry.ts';
import { pageById } from '../../oncall/public.ts';
import { EMAIL, type Channel, type ChannelId } from '../domain/channel.ts';
import { askedToWait, failed, mayYetSucceed, type Handover } from '../domain/handover.ts';
import type { PageMessage } from '../domain/page-message.ts';
import { pageBundle } from '../due-kinds.ts';
import type { Notifications } from '../notifications.ts';
import { beginPages, type BegunPage } from './begin-pages.ts';
import { decided } from './decided.ts';
import { messageFor, mailFor } from './send-page.ts';
import { settleTries } from './settle-tries.ts';
import { carry, heldFor, letGo, lockRing, setBundleDue } from '../store/bundles.ts';

type Way = { readonly person: ReturnType<typeof asId<'principal'>>; readonly channel: ChannelId };

/**
 * Sends what was held back for a person and channel as one message, that of the most severe page, listing the others.
 * Each page is settled as if sent alone. Pages answered in the meantime are left out; a retry uses the same id, in case
 * the first attempt arrived after all.
 */
export const sendBundle =
  (parts: Notifications): TaskHandler<typeof pageBundle.payload> =>
  async (row, { signal }) => {
    const way: Way = { person: asId<'principal'>(row.payload.person), channel: row.payload.channel as ChannelId };
    const run = async <T>(decide: (ctx: CommandContext) => Promise<T>) => decided(parts.host, row.id, decide);
    const { taken, begun } = await run(async (ctx) => begin(ctx, parts, way));
    const [lead, ...others] = begun;
    if (lead === undefined) {
      await run(async (ctx) => finish(ctx, way, taken));
      return done;
    }
    const message = {
      ...lead.message,
      also: otherIncidents(lead, others),
    };
    const channel = lead.channels.get(way.channel);
    const handover = await offer(parts, way, { channel, message, signal });
    const isOver = handover.kind === 'handed-over';
    const isLast = row.attempt > pageBundle.backoffSeconds.length || !mayYetSucceed(handover);
    const kind = channel?.kind ?? EMAIL;
    await run(async (ctx) => {
      await settleTries(
        ctx,
        begun.map(({ page, failedBefore }) => ({
          page: page.id,
          ended: [{ page: page.id, channel: way.channel, handover }],
          news:
            'reason' in handover
              ? handover.reason === failedBefore.get(way.channel) && !isLast
                ? []
                : [{ kind: 'failed', channel: kind, reason: handover.reason, isFinal: isLast }]
              : [{ kind: 'handed-over', channel: kind }],
        })),
      );
      if (isOver || isLast) await finish(ctx, way, taken);
    });
    if (isOver) return done;
    const reason = ownWords(handover.reason);
    return isLast ? park(reason) : retry(reason, askedToWait(handover));
  };

async function offer(
  parts: Notifications,
  { person, channel: id }: Way,
  given: { readonly channel: Channel | undefined; readonly message: PageMessage; readonly signal: AbortSignal },
): Promise<Handover> {
  const { channel, message, signal } = given;
  if (id === EMAIL) return parts.sender.send(EMAIL, person, mailFor(message), signal);
  if (channel?.state !== 'active') return failed('way-gone', false);
  return parts.sender.send(channel, person, messageFor(channel, message), signal);
}

async function begin(ctx: CommandContext, parts: Notifications, way: Way) {
  const last = await lockRing(ctx.tx, way);
  const taken = await heldFor(ctx.tx, way);
  if (last === undefined || taken.length === 0) return { taken, begun: [] };
  const turns = [];
  for (const page of taken) {
    const found = await pageById(ctx.tx, page);
    if (found !== undefined) turns.push({ page, subject: { kind: 'incident', id: found.incident }, only: way.channel });
  }
  const wanted = (await beginPages(ctx, parts, turns)).flatMap((each) => each ?? []);
  const begun = wanted.toSorted((one, other) =>
    one.message.severity === other.message.severity ? 0 : one.message.severity < other.message.severity ? -1 : 1,
  );
  const [lead, ...others] = begun;
  if (lead !== undefined)
    await carry(
      ctx.tx,
      lead.page.id,
      others.map(({ page }) => page.id),
    );
  await setBundleDue(ctx.tx, way, { dueAt: last.dueAt, rungAt: ctx.now });
  return { taken, begun };
}

/** Each incident once: further pages of the same incident add nothing. */
const otherIncidents = (lead: BegunPage, others: readonly BegunPage[]): PageMessage['also'] => [
  ...new Map(
    others
      .filter(({ message }) => message.code !== lead.message.code)
      .map(({ message: { code, severity } }) => [code, { code, severity }]),
  ).values(),
];

/** Releases what was sent; what arrived in the meantime is sent after another such interval. */
async function finish(ctx: CommandContext, way: Way, taken: readonly string[]): Promise<void> {
  await lockRing(ctx.tx, way);
  await letGo(ctx.tx, { channel: way.channel, pages: taken });
  const left = await heldFor(ctx.tx, way);
  const next = addMinutes(ctx.now, ctx.policies.current.paging.bundle.within.minutes);
  await setBundleDue(ctx.tx, way, { dueAt: left.length === 0 ? undefined : next });
  if (left.length > 0)
    ctx.due.plan({
      kind: pageBundle,
      key: `${way.person}/${way.channel}/${next.toISOString()}`,
      subject: { kind: 'principal', id: way.person },
      dueAt: next,
      payload: { person: way.person, channel: way.channel },
    });
}
