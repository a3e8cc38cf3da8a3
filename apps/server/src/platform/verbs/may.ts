import type { Permission } from '@muster/policy';
import { Type } from 'typebox';
import { verdictOf, type Decision, type Verdict } from '../../kernel/decision.ts';
import { Verdict as VerdictSchema } from '../http/verdict.ts';
import type { Here } from './declared.ts';
import type { Verb } from './verb.ts';

/** Only the part of a verb used here, so that verbs of every kind of thing fit. */
type Asked<Name extends string = string> = Pick<Verb<Name>, 'verb' | 'permission' | 'unless' | 'confirm'>;

/** A thing's `may` in responses: a verdict on each of its verbs, and nothing else. */
export const mayShape = <Name extends string>(verbs: readonly Asked<Name>[]) =>
  Type.Record(Type.Enum(verbs.map(({ verb }) => verb)), VerdictSchema);

/** The permissions that verdicts on these verbs depend on. */
export const permissionsOf = (verbs: readonly Asked[]): readonly Permission[] => [
  ...new Map(verbs.map(({ permission }) => [permission.name, permission])).values(),
];

/**
 * For each verb, whether it may be done to this thing now: first `judge`'s verdict on its permission, then the thing's
 * own state, exactly as the verb will check it. A verb whose permission was not judged is a bug.
 */
export function mayOn<Name extends string>(
  verbs: readonly Asked<Name>[],
  thing: unknown,
  decisions: ReadonlyMap<string, Decision>,
  here: Here,
): Readonly<Record<Name, Verdict>> {
  const verdict = ({ verb, permission, unless, confirm }: Asked): Verdict => {
    const policySays = decisions.get(permission.name);
    if (policySays === undefined) throw new Error(`nobody judged ${permission.name} for ${verb}`);
    if (!policySays.allowed) return verdictOf(policySays);
    const refusal = unless?.(thing as never, here);
    if (refusal !== undefined) return verdictOf(refusal);
    const question = confirm?.(thing as never, here);
    return question === undefined ? { allowed: true } : { allowed: true, confirm: question.asks };
  };
  return Object.fromEntries(verbs.map((each) => [each.verb, verdict(each)])) as Record<Name, Verdict>;
}
