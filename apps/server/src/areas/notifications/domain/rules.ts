import type { PolicySnapshot, Severity } from '@muster/policy';
import type { PrincipalId } from '../../../kernel/ids.ts';
import { minutesBetween } from '../../../kernel/clock.ts';
import type { PageRequest } from '../../oncall/domain/page.ts';
import { EMAIL, type Channel, type ChannelId } from './channel.ts';

export type Urgency = PageRequest['urgency'];

/** The contact method a person wants for an urgency, and the delay in minutes after the first page. */
export type Rule = {
  readonly id: string;
  readonly person: PrincipalId;
  readonly urgency: Urgency;
  readonly channel: ChannelId;
  readonly afterMinutes: number;
};

type Way = Pick<Channel, 'id' | 'kind' | 'state' | 'owner'>;

/** A person's own channels that currently work. */
const ownWays = (person: PrincipalId, channels: readonly Way[], hasMailbox: boolean): readonly ChannelId[] => [
  ...channels.filter(({ state, owner }) => state === 'active' && owner === person).map(({ id }) => id),
  ...(hasMailbox ? [EMAIL as ChannelId] : []),
];

export type Steps = ReadonlyMap<number, readonly ChannelId[]>;

/**
 * Which of a person's own channels to try, by minutes after the first page. Rules without a working channel are
 * ignored: better every channel at once than silence. Without rules a notification rings no phone.
 */
export function stepsOf(
  { person, urgency }: { readonly person: PrincipalId; readonly urgency: Urgency },
  rules: readonly Rule[],
  channels: readonly Way[],
  hasMailbox: boolean,
): Steps {
  const ways = ownWays(person, channels, hasMailbox);
  const usable = rules.filter(
    (rule) => rule.person === person && rule.urgency === urgency && ways.includes(rule.channel),
  );
  if (usable.length > 0)
    return new Map(
      [...Map.groupBy(usable, ({ afterMinutes }) => afterMinutes)].map(([after, each]) => [
        after,
        each.map(({ channel }) => channel),
      ]),
    );
  const isPhone = (id: ChannelId) =>
    channels.some((channel) => channel.id === id && (channel.kind === 'sms' || channel.kind === 'voice'));
  return new Map([[0, urgency === 'page' ? ways : ways.filter((id) => !isPhone(id))]]);
}

/** Which channels to try now, for a person paged since `since`, and which delays are still to come. */
export function splitSteps(
  steps: Steps,
  since: Date,
  now: Date,
): { readonly now: readonly ChannelId[]; readonly later: readonly number[] } {
  const elapsed = minutesBetween(since, now);
  return {
    now: [...new Set([...steps].flatMap(([after, ways]) => (after <= elapsed ? ways : [])))],
    later: [...steps.keys()].filter((after) => after > elapsed).toSorted((first, second) => first - second),
  };
}

export type Warning =
  | { readonly kind: 'way-missing' | 'way-unverified' | 'way-gone' | 'nothing-at-once' | 'repeats' }
  /** The acknowledgement limit of this severity has passed by then. */
  | { readonly kind: 'after-deadline'; readonly severity: Severity; readonly minutes: number; readonly clause: string };

/** Why a rule will never apply, or apply too late under the policy in force; undefined if it is fine. */
export function warningOf(
  rule: Rule,
  rules: readonly Rule[],
  channels: readonly Way[],
  { policy, hasMailbox }: { readonly policy: PolicySnapshot; readonly hasMailbox: boolean },
): Warning | undefined {
  const way = channels.find(({ id, owner }) => id === rule.channel && owner === rule.person);
  if (rule.channel === EMAIL ? !hasMailbox : way === undefined) return { kind: 'way-missing' };
  if (way?.state === 'unverified') return { kind: 'way-unverified' };
  if (way?.state === 'gone') return { kind: 'way-gone' };
  const beside = rules.filter(({ person, urgency }) => person === rule.person && urgency === rule.urgency);
  if (beside.some(({ channel, afterMinutes }) => channel === rule.channel && afterMinutes < rule.afterMinutes))
    return { kind: 'repeats' };
  if (rule.urgency === 'page') {
    const late = lateBy(rule.afterMinutes, policy);
    if (late !== undefined) return late;
    if (beside.every(({ afterMinutes }) => afterMinutes > 0)) return { kind: 'nothing-at-once' };
  }
  return undefined;
}

/** A page must be acknowledged within minutes: a rule that rings after that comes too late. */
function lateBy(afterMinutes: number, policy: PolicySnapshot): Warning | undefined {
  const passed = policy.paging.wakes.severities.flatMap((severity) => {
    const due = policy.severities[severity].acknowledgement;
    return due.kind === 'within' && afterMinutes >= due.minutes
      ? [{ severity, minutes: due.minutes, clause: due.clause }]
      : [];
  });
  const last = passed.toSorted((first, second) => second.minutes - first.minutes)[0];
  return last === undefined ? undefined : { kind: 'after-deadline', ...last };
}
