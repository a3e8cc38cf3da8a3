import type { Kysely } from 'kysely';
import type { IncidentId } from '../../kernel/ids.ts';
import type { CommandHost } from '../../platform/commands/host.ts';
import { defineService } from '../../kernel/services.ts';
import type { RunCommand } from '../../platform/http/routes.ts';
import type { AllowedReferences } from '../../platform/secrets/judge-reference.ts';
import type { KeyRing } from '../../platform/keys/key-ring.ts';
import type { AllowList } from '../../platform/outgoing/allow-list.ts';
import type { IncidentReads } from '../incidents/public.ts';
import type { Sender } from './channels/sender.ts';
import type { AnswerLinks } from './links/answer-links.ts';

/** Dependencies of this area, supplied once by the composition root. */
export type Notifications = {
  /** For the transactions in which the sender records the outcome of a page. */
  readonly host: CommandHost;
  readonly reads: IncidentReads;
  /** The services each of these incidents concerns, according to its alerts; used where INTERNAL text may leave. */
  readonly servicesOf: (
    db: Kysely<unknown>,
    incidents: readonly IncidentId[],
  ) => Promise<ReadonlyMap<IncidentId, readonly string[]>>;
  readonly sender: Sender;
  readonly links: AnswerLinks;
  readonly ring: KeyRing;
  /** What a webhook's address is checked against when it is entered. */
  readonly allow: AllowList;
  /** What a newly entered reference may point to. */
  readonly references: AllowedReferences;
  /** Runs commands as the paged person behind a link, who is not the request's caller. */
  readonly runCommand: RunCommand;
  /** Muster's public URL without trailing slash: the prefix of links in messages. */
  readonly publicUrl: () => string;
};

export const notificationsService = defineService<Notifications>('notifications.parts');
