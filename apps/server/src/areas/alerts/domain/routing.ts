import type { TeamId } from '../../../kernel/ids.ts';
import type { Labels } from './notification.ts';

/** A condition on one label; `*` in its value matches anything. A missing label counts as empty. */
export type LabelMatcher = { readonly label: string; readonly is: '=' | '!='; readonly value: string };

export type RoutingRule = {
  readonly name: string;
  readonly when: readonly LabelMatcher[];
  readonly team: TeamId;
};

/** One published version: the first rule that matches decides. */
export type Routing = {
  readonly version: number;
  readonly rules: readonly RoutingRule[];
  /** The team for alerts that nothing else assigns. */
  readonly catchAll: TeamId | undefined;
};

export const ruleFor = (labels: Labels, { rules }: Routing): RoutingRule | undefined =>
  rules.find(({ when }) => when.every((matcher) => holds(labels, matcher)));

function holds(labels: Labels, { label, is, value }: LabelMatcher): boolean {
  const own = Object.hasOwn(labels, label) ? (labels[label] ?? '') : '';
  return matchesPattern(own, value) === (is === '=');
}

/** Finds each piece between stars in turn, from where the previous one ended: linear, without backtracking. */
export function matchesPattern(text: string, pattern: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  const last = rest.pop();
  if (last === undefined) return text === pattern;
  if (!text.startsWith(first)) return false;
  let from = first.length;
  for (const piece of rest) {
    const at = text.indexOf(piece, from);
    if (at < 0) return false;
    from = at + piece.length;
  }
  return text.length - last.length >= from && text.endsWith(last);
}

/** What decided an alert's team. */
export type OwnerBy = 'mapping' | 'rule' | 'catalog' | 'integration' | 'catch-all' | 'nobody';

export type Owner = {
  readonly team: TeamId | undefined;
  readonly by: OwnerBy;
  readonly rule?: string;
};

type Asked = {
  readonly labels: Labels;
  /** The team from the integration's own mapping. */
  readonly mapped: TeamId | undefined;
  /** The owner of the named service, by the catalog. */
  readonly catalog: TeamId | undefined;
  readonly integration: { readonly teamId: TeamId | undefined; readonly visibility: 'organisation' | 'team' };
};

/**
 * The owner: by the integration's mapping, the first matching rule, the catalog, the integration's team, then the
 * catch-all. A team-private integration's alerts stay with its team (GOV 6.2).
 */
export function ownerOf({ labels, mapped, catalog, integration }: Asked, routing: Routing | undefined): Owner {
  if (mapped !== undefined) return { team: mapped, by: 'mapping' };
  if (integration.visibility === 'team') return { team: integration.teamId, by: 'integration' };
  const rule = routing && ruleFor(labels, routing);
  if (rule) return { team: rule.team, by: 'rule', rule: rule.name };
  if (catalog !== undefined) return { team: catalog, by: 'catalog' };
  if (integration.teamId !== undefined) return { team: integration.teamId, by: 'integration' };
  const catchAll = routing?.catchAll;
  return catchAll === undefined ? { team: undefined, by: 'nobody' } : { team: catchAll, by: 'catch-all' };
}

/** What decided an alert's severity and team, stored with it. */
export type Trace = {
  readonly reading: 'integration' | 'policy' | 'nobody';
  readonly word?: string;
  /** The entry that set the integration's mapping at that time. */
  readonly mapping: string;
  readonly policy: string;
  readonly owner: OwnerBy;
  readonly rule?: string;
  /** The routing version applied. */
  readonly routing?: number;
  /** What the shadow version would have decided, if that is a different team. */
  readonly shadow?: { readonly routing: number; readonly rule?: string; readonly team?: string };
};
