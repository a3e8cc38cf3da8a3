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

/** What this area is made of. Given once, by the composition root. */
export type Notifications = {
  /** For the transactions in which the sender says what became of a page. */
  readonly host: CommandHost;
  readonly reads: IncidentReads;
  /** Which services each of these incidents concerns, as its alerts say; asked where INTERNAL text may leave. */
  readonly servicesOf: (
    db: Kysely<unknown>,
    incidents: readonly IncidentId[],
  ) => Promise<ReadonlyMap<IncidentId, readonly string[]>>;
  readonly sender: Sender;
  readonly links: AnswerLinks;
  readonly ring: KeyRing;
  /** What a webhook's address is held against when it is typed in. */
  readonly allow: AllowList;
  /** What a reference that is typed in may point to. */
  readonly references: AllowedReferences;
  /** A link's holder acts as the paged person, not as the request's caller. */
  readonly runCommand: RunCommand;
  /** Where people reach Muster, without a slash at the end: what links in messages begin with. */
  readonly publicUrl: () => string;
};

export const notificationsService = defineService<Notifications>('notifications.parts');
