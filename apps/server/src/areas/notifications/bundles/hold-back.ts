import type { Severity } from '@muster/policy';
import { addMinutes, isBefore } from '../../../kernel/clock.ts';
import type { IncidentId, PrincipalId } from '../../../kernel/ids.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { EMAIL, type Channel, type ChannelId } from '../domain/channel.ts';
import { pageBundle } from '../due-kinds.ts';
import { holdBack, ring, setBundleDue, type LastRing, type Ring } from '../store/bundles.ts';

/** A page about to ring on a personal channel. */
export type Ringing = {
  readonly page: string;
  readonly person: PrincipalId;
  readonly channel: ChannelId;
  readonly severity: Severity;
  readonly incident: IncidentId;
};

/** Whether people hear it ring. A webhook does not count: its receiver filters by itself and gets each page. */
export const rings = (channel: ChannelId, channels: readonly Pick<Channel, 'id' | 'kind'>[]): boolean =>
  channel === EMAIL || channels.some(({ id, kind }) => id === channel && (kind === 'sms' || kind === 'voice'));

/**
 * Which of the pages that would ring now are held back, to be sent as one message: a person who has just been rung is
 * not rung again for the next incident of an alert storm. Never held back: a more severe incident than the last one,
 * and another page for the same incident, so that escalation is never suppressed.
 */
export async function holdBackStorm(ctx: CommandContext, all: readonly Ringing[]): Promise<ReadonlySet<string>> {
  const ways = [...Map.groupBy(all, ({ person, channel }) => `${person}/${channel}`).values()].map((each) =>
    each.toSorted((one, other) => (isWorse(one, other) ? -1 : 1)),
  );
  const first = ways.flatMap(([worst]): Ring[] => (worst === undefined ? [] : [worst]));
  if (first.length === 0) return new Set();
  const within = ctx.policies.current.paging.bundle.within.minutes;
  const now = ctx.now;
  const lasts = await ring(ctx.tx, first, { now, quietSince: addMinutes(now, -within) });
  const held = ways.flatMap((each) => {
    const last = lasts.find(({ person, channel }) => person === each[0]?.person && channel === each[0].channel);
    return each.filter(({ incident }) => last !== undefined && incident !== last.incident);
  });
  await holdBack(ctx.tx, held, now);
  for (const last of lasts.filter((each) => held.some((page) => isSameWay(page, each))))
    await planBundle(ctx, last, addMinutes(last.at, within));
  return new Set(held.map(({ page, channel }) => nameOf(page, channel)));
}

export const nameOf = (page: string, channel: ChannelId): string => `${page}/${channel}`;

/** Plans one task to send what is held back on a channel. A task long overdue has been lost, and is replaced. */
async function planBundle(ctx: CommandContext, { person, channel, dueAt }: LastRing, at: Date): Promise<void> {
  if (dueAt !== undefined && isBefore(addMinutes(ctx.now, -LOST_AFTER_MINUTES), dueAt)) return;
  await setBundleDue(ctx.tx, { person, channel }, { dueAt: at });
  ctx.due.plan({
    kind: pageBundle,
    key: `${person}/${channel}/${at.toISOString()}`,
    subject: { kind: 'principal', id: person },
    dueAt: at,
    payload: { person, channel },
  });
}

/** Longer than all the task's retry waits together. */
const LOST_AFTER_MINUTES = 15;

const isWorse = (one: Pick<Ringing, 'severity' | 'page'>, other: Pick<Ringing, 'severity' | 'page'>): boolean =>
  one.severity === other.severity ? one.page < other.page : one.severity < other.severity;

const isSameWay = (one: Pick<Ring, 'person' | 'channel'>, other: Pick<Ring, 'person' | 'channel'>): boolean =>
  one.person === other.person && one.channel === other.channel;
