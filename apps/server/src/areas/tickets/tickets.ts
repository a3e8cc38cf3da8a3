import { defineService } from '../../kernel/services.ts';
import type { CommandHost } from '../../platform/commands/host.ts';
import type { GithubApp } from '../../platform/github/github-app.ts';
import { keyedHash } from '../../platform/keys/keyed-hash.ts';
import type { KeyRing } from '../../platform/keys/key-ring.ts';
import type { Outgoing } from '../../platform/outgoing/outgoing.ts';
import type { Concealed } from '../../platform/secrets/concealed.ts';
import type { AllowedReferences } from '../../platform/secrets/judge-reference.ts';
import type { Tracker } from './domain/tracker.ts';
import { githubIssues } from './trackers/github-issues.ts';
import { jiraIssues } from './trackers/jira.ts';
import { TrackerFailure, type TicketApi } from './trackers/ticket-api.ts';

/** What this area depends on, provided by the composition root. */
export type Tickets = {
  readonly host: CommandHost;
  readonly outgoing: Outgoing;
  readonly ring: KeyRing;
  readonly publicUrl: () => string;
  /** Muster's GitHub App, if it has one. */
  readonly github: { readonly app: GithubApp; readonly installation: number } | undefined;
  /** The base URL of GitHub's pages. */
  readonly webUrl: string;
  readonly references: AllowedReferences;
  readonly follow: (reference: string) => Promise<Concealed | undefined>;
};

export const ticketsService = defineService<Tickets>('tickets.parts');

/** The common interface to both trackers. @throws TrackerFailure if it cannot be reached at all */
export async function apiOf({ github, outgoing, follow }: Tickets, { at }: Tracker): Promise<TicketApi> {
  if (at.kind === 'github') {
    if (github === undefined)
      throw new TrackerFailure({ problem: 'Muster is no longer set up as a GitHub App.', isWorthRetrying: true });
    return githubIssues({ ...github, repository: at.repository });
  }
  const secret = await follow(at.secretRef);
  if (secret === undefined)
    throw new TrackerFailure({ problem: 'The Jira credentials cannot be read.', isWorthRetrying: true });
  return jiraIssues({ outgoing, url: at.url, project: at.project, type: at.type, secret });
}

const DOMAIN = 'tickets/hook-secret/v1';

/** A Jira's webhook secrets, derived from the ring's keys, newest first: the database stores none (R27). */
export const hookSecrets = (ring: KeyRing, tracker: string): readonly string[] =>
  ring
    .all('webhooks')
    .toReversed()
    .map(({ bytes }) => keyedHash(bytes, DOMAIN, tracker).toString('base64url'));
