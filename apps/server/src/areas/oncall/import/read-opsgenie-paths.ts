import { Type, type Static } from 'typebox';
import type { ForeignPath, ForeignTarget } from './foreign.ts';

const Amount = Type.Object({ timeAmount: Type.Integer(), timeUnit: Type.Optional(Type.String()) });

/** An item of Opsgenie's `GET /v2/escalations`. */
export const OpsgenieEscalation = Type.Object({
  name: Type.String(),
  ownerTeam: Type.Optional(Type.Object({ name: Type.Optional(Type.String()), id: Type.Optional(Type.String()) })),
  rules: Type.Array(
    Type.Object({
      condition: Type.String(),
      notifyType: Type.String(),
      delay: Amount,
      recipient: Type.Object({
        type: Type.String(),
        id: Type.Optional(Type.String()),
        name: Type.Optional(Type.String()),
        username: Type.Optional(Type.String()),
      }),
    }),
  ),
  repeat: Type.Optional(
    Type.Object({
      waitInterval: Type.Optional(Type.Integer()),
      count: Type.Optional(Type.Integer()),
      resetRecipientStates: Type.Optional(Type.Boolean()),
      closeAlertAfterAll: Type.Optional(Type.Boolean()),
    }),
  ),
});

type Given = Static<typeof OpsgenieEscalation>;
type Rule = Given['rules'][number];
const MINUTES: Readonly<Record<string, number>> = { minutes: 1, hours: 60, days: 24 * 60 };

/**
 * In Opsgenie each rule's delay counts from the alert; here a step waits before the next. Rules with the same delay
 * become one step. If a repeat there resets acknowledgements (`resetRecipientStates`), the path here repeats after
 * them.
 */
export function pathOfEscalation(
  { name, ownerTeam, rules, repeat = {} }: Given,
  keyOf: (recipient: Rule['recipient']) => string,
): ForeignPath {
  const cannot: string[] = [];
  const { count = 0, waitInterval, resetRecipientStates, closeAlertAfterAll } = repeat;
  const isRepeated = resetRecipientStates === true && count > 0;
  if (isRepeated && waitInterval === undefined)
    cannot.push('It expires acknowledgements, but does not say after how many minutes.');
  if (closeAlertAfterAll === true) cannot.push('It closes the alert at its end; here nothing ends unanswered.');
  const at = ({ delay }: Rule): number => {
    const { timeAmount, timeUnit = 'minutes' } = delay;
    const minutes = MINUTES[timeUnit.toLowerCase()];
    if (minutes === undefined) cannot.push(`A rule waits ${timeAmount} ${timeUnit}; only minutes are supported here.`);
    return timeAmount * (minutes ?? 1);
  };
  const timed = rules.map((rule) => ({ at: at(rule), target: targetOf(rule, { cannot, keyOf }) }));
  const moments = [...new Set(timed.map((rule) => rule.at))].toSorted((one, other) => one - other);
  const [first = 0] = moments;
  if (first > 0) cannot.push(`It notifies nobody for ${first} minutes; here the first step of a path runs at once.`);
  const steps = moments.map((moment, index) => {
    const next = moments[index + 1];
    return {
      targets: timed.flatMap((rule) => (rule.at === moment && rule.target !== undefined ? [rule.target] : [])),
      waitMinutes: next === undefined ? waitInterval : next - moment,
    };
  });
  return {
    name,
    team: ownerTeam?.name,
    steps,
    rounds: count + 1,
    ...(isRepeated && waitInterval !== undefined ? { repeatsAfterMinutes: waitInterval } : {}),
    cannot,
  };
}

type Reading = { readonly cannot: string[]; readonly keyOf: (recipient: Rule['recipient']) => string };

function targetOf(rule: Rule, { cannot, keyOf }: Reading): ForeignTarget | undefined {
  const { condition, notifyType, recipient } = rule;
  const called = recipient.name ?? recipient.username ?? recipient.id ?? '';
  if (condition !== 'if-not-acked')
    cannot.push(
      `${called} is notified ${condition}; here, after an acknowledgement, a path repeats from its first step or not at all.`,
    );
  if (recipient.type === 'user' && ['default', 'users', 'all'].includes(notifyType))
    return { kind: 'person', key: keyOf(recipient) };
  if (recipient.type === 'schedule' && notifyType === 'default') return { kind: 'schedule', key: called };
  if (recipient.type === 'team' && notifyType === 'all') return { kind: 'team', key: called };
  cannot.push(`${called} is notified as ${notifyType} of a ${recipient.type}, which is not supported here.`);
  return undefined;
}
