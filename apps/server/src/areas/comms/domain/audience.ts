import type { Severity } from '@muster/policy';
import type { TeamId } from '../../../kernel/ids.ts';
import type { Scrubbed } from '../../../kernel/scrubbed.ts';

/** What a list receives: internal updates or PUBLIC ones, never both. */
export const reaches = ['stakeholders', 'public'] as const;
export type Reaches = (typeof reaches)[number];

/** An entry of a list: a member, a team with its members at the time of sending, or an outside address. */
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

/** Whether an incident's updates go to a list: because of its severity, or because somebody added the list. */
export const isToldOf = (
  audience: Pick<Audience, 'id' | 'severities' | 'reaches'>,
  incident: { readonly severity: Severity; readonly informed: readonly string[] },
  what: Reaches,
): boolean =>
  audience.reaches === what &&
  (audience.severities.includes(incident.severity) || incident.informed.includes(audience.id));
