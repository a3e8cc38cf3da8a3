import type { PolicySnapshot, Severity } from '@muster/policy';
import type { PrincipalId } from '../../../kernel/ids.ts';
import { minutesBetween } from '../../../kernel/clock.ts';
import type { PageRequest } from '../../oncall/domain/page.ts';
import { EMAIL, type Channel, type ChannelId } from './channel.ts';

export type Urgency = PageRequest['urgency'];

/** By which contact method, and how many minutes after the first call, somebody wants to be called for what is so urgent. */
export type Rule = {
  readonly id: string;
  readonly person: PrincipalId;
  readonly urgency: Urgency;
  readonly channel: ChannelId;
  readonly afterMinutes: number;
};

type Way = Pick<Channel, 'id' | 'kind' | 'state' | 'owner'>;

/** The ways of one's own by which somebody can be reached at this moment. */
const ownWays = (person: PrincipalId, channels: readonly Way[], hasMailbox: boolean): readonly ChannelId[] => [
  ...channels.filter(({ state, owner }) => state === 'active' && owner === person).map(({ id }) => id),
  ...(hasMailbox ? [EMAIL as ChannelId] : []),
];

export type Steps = ReadonlyMap<number, readonly ChannelId[]>;

/**
 * By minutes after the first call, which of a person's own ways are to be tried. Rules that name no way that works count for
 * nothing: rather all ways at once than silence. Without rules a notice rings no phone.
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

/** What is to be tried now by somebody who has been called since `since`, and what only later. */
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
  /** Everybody who is called for this severity must have acknowledged before. */
  | { readonly kind: 'after-deadline'; readonly severity: Severity; readonly minutes: number; readonly clause: string };

/** Why one rule will never be reached, or too late to matter, by the policy in force; undefined where it is fine. */
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

/** Whoever is woken must have acknowledged within minutes: what rings after that rings for a deadline that is missed. */
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
