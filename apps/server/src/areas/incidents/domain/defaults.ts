import type { PolicySnapshot } from '@muster/policy';
import { classify, type Classification } from './classify.ts';
import type { Facts } from './facts.ts';
import { worseOf } from './severity.ts';

/** What the catalog answers for the time being, by the fact, each with its reason in words. */
export type FactDefaults = Readonly<Record<string, { readonly answer: Facts[string]; readonly because: string }>>;

/** What the catalog says of a service; undefined where nobody has said. */
export type Described = {
  readonly name: string;
  readonly kind: string;
  readonly tier: number | undefined;
  readonly userFacing: boolean | undefined;
};

/** The answers that follow from what a service is, as the policy maps them. What is not known of it answers nothing. */
export const defaultsFrom = (service: Described, policy: PolicySnapshot): FactDefaults =>
  Object.fromEntries(
    policy.triage.defaults
      .filter((each) => service[each.of] === each.is)
      .map(({ fact, answer, because }) => [fact, { answer, because: because.replaceAll('{service}', service.name) }]),
  );

/** Those that nobody has answered. */
export const stillDefault = (defaults: FactDefaults, facts: Facts): FactDefaults =>
  Object.fromEntries(Object.entries(defaults).filter(([fact]) => facts[fact] === undefined));

/**
 * Classifies by what is known, and by what the catalog answers meanwhile. A default may make what holds for the time being
 * worse; it makes nothing milder and decides nothing, for an unknown stays unknown until somebody answers (R26).
 */
export function classifyWith(facts: Facts, defaults: FactDefaults, policy: PolicySnapshot): Classification {
  const known = classify(facts, policy);
  const open = Object.entries(stillDefault(defaults, facts));
  if (known.kind === 'decided' || open.length === 0) return known;
  const supposed = classify(
    { ...Object.fromEntries(open.map(([fact, { answer }]) => [fact, answer])), ...facts },
    policy,
  );
  return { ...known, severity: worseOf(known.severity, supposed.severity) };
}
