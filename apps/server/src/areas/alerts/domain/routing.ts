import type { TeamId } from '../../../kernel/ids.ts';
import type { Labels } from './notification.ts';

/** A condition on one label; `*` in its value stands for anything. A label that is not there is empty. */
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
  /** Whose those are that nothing else gives a team. */
  readonly catchAll: TeamId | undefined;
};

export const ruleFor = (labels: Labels, { rules }: Routing): RoutingRule | undefined =>
  rules.find(({ when }) => when.every((matcher) => holds(labels, matcher)));

function holds(labels: Labels, { label, is, value }: LabelMatcher): boolean {
  const own = Object.hasOwn(labels, label) ? (labels[label] ?? '') : '';
  return matchesPattern(own, value) === (is === '=');
}

/** Each piece between stars is looked for once, from where the one before it ended. */
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

/** How an alert came to its team, or to none. */
export type OwnerBy = 'mapping' | 'rule' | 'catalog' | 'integration' | 'catch-all' | 'nobody';

export type Owner = {
  readonly team: TeamId | undefined;
  readonly by: OwnerBy;
  readonly rule?: string;
};

type Asked = {
  readonly labels: Labels;
  /** What the integration's own mapping says. */
  readonly mapped: TeamId | undefined;
  /** Whose the service is that it names. */
  readonly catalog: TeamId | undefined;
  readonly integration: { readonly teamId: TeamId | undefined; readonly visibility: 'organisation' | 'team' };
};

/**
 * The integration's mapping, else the first rule that matches, else the catalog, else the integration's team, else whoever
 * keeps what nobody takes. What an integration keeps to its team stays there (GOV 6.2).
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

/** What an alert's reading and its team were decided by, kept with it. */
export type Trace = {
  readonly reading: 'integration' | 'policy' | 'nobody';
  readonly word?: string;
  /** The entry that set the integration's mapping as it was then. */
  readonly mapping: string;
  readonly policy: string;
  readonly owner: OwnerBy;
  readonly rule?: string;
  /** The version of the routing that was asked. */
  readonly routing?: number;
  /** What a version in the shadow would have said, where that is another team. */
  readonly shadow?: { readonly routing: number; readonly rule?: string; readonly team?: string };
};
