import type { Severity } from '@muster/policy';
import type { TeamId } from '../../../kernel/ids.ts';
import type { Scrubbed } from '../../../kernel/scrubbed.ts';

/** What a list is sent: what stays inside, or what is PUBLIC. One that gets the one never gets the other. */
export const reaches = ['stakeholders', 'public'] as const;
export type Reaches = (typeof reaches)[number];

/** Who stands on one: a member, a team as it is when an update is sent, or an address outside. */
export type ListedKind = 'member' | 'team' | 'subscriber';

export type Audience = {
  readonly id: string;
  readonly name: Scrubbed;
  readonly reaches: Reaches;
  readonly teamId: TeamId | undefined;
  readonly severities: readonly Severity[];
  readonly version: number;
  readonly lastInstant: Date;
};

/** Whether an incident's updates go to a list: always, for its severity, or because somebody has said so. */
export const isToldOf = (
  audience: Pick<Audience, 'id' | 'severities' | 'reaches'>,
  incident: { readonly severity: Severity; readonly informed: readonly string[] },
  what: Reaches,
): boolean =>
  audience.reaches === what &&
  (audience.severities.includes(incident.severity) || incident.informed.includes(audience.id));
