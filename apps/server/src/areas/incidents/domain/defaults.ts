import type { PolicySnapshot } from '@muster/policy';
import { classify, type Classification } from './classify.ts';
import type { Facts } from './facts.ts';
import { worseOf } from './severity.ts';

/** The catalog's provisional answers, by fact, each with its reason in words. */
export type FactDefaults = Readonly<Record<string, { readonly answer: Facts[string]; readonly because: string }>>;

/** What the catalog says about a service; a field is undefined if nobody has filled it in. */
export type Described = {
  readonly name: string;
  readonly kind: string;
  readonly tier: number | undefined;
  readonly userFacing: boolean | undefined;
};

/** Provisional answers from the service's catalog data, as the policy maps them. Missing data answers nothing. */
export const defaultsFrom = (service: Described, policy: PolicySnapshot): FactDefaults =>
  Object.fromEntries(
    policy.triage.defaults
      .filter((each) => service[each.of] === each.is)
      .map(({ fact, answer, because }) => [fact, { answer, because: because.replaceAll('{service}', service.name) }]),
  );

/** The defaults for facts that nobody has answered. */
export const stillDefault = (defaults: FactDefaults, facts: Facts): FactDefaults =>
  Object.fromEntries(Object.entries(defaults).filter(([fact]) => facts[fact] === undefined));

/**
 * Classifies by known facts plus the catalog's provisional answers. A default may make the provisional severity worse;
 * it never makes it milder or decides it, since an unknown stays unknown until someone answers (R26).
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
