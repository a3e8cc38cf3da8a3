import type { Severity } from '@muster/policy';
import type { PrincipalId } from '../../../kernel/ids.ts';
import type { Scrubbed } from '../../../kernel/scrubbed.ts';
import type { IncidentClock } from '../../incidents/domain/clock.ts';
import { isOwed } from '../../incidents/domain/clock.ts';
import type { Incident } from '../../incidents/domain/incident.ts';
import type { Page, PageReason } from '../../oncall/domain/page.ts';
import type { Audience } from './channel.ts';

/** All that there is to say to somebody who is called. What of it leaves is decided by channel: `disclosed`. */
export type PageMessage = {
  readonly page: string;
  readonly to: PrincipalId;
  readonly code: string;
  readonly severity: Severity;
  readonly isDrill: boolean;
  readonly urgency: Page['urgency'];
  readonly why: PageReason;
  readonly due: { readonly clock: IncidentClock['name']; readonly at: Date } | undefined;
  readonly title: Scrubbed;
  readonly links: Links;
};

/** `answer` lets whoever holds it act as the paged person; `incident` asks them to sign in. */
export type Links = { readonly answer: string; readonly incident: string };

/** What one channel may carry: id, severity, deadline and link, the title only where INTERNAL text is approved (R30, GOV 6.2). */
export type Disclosed = Omit<PageMessage, 'title' | 'links'> & { readonly title?: Scrubbed; readonly link: string };

export function pageMessage(page: Page, incident: Incident, links: Links): PageMessage {
  const due = dueNext(incident.clocks);
  return {
    page: page.id,
    to: page.to,
    code: incident.code,
    severity: incident.severity,
    isDrill: page.drill,
    urgency: page.urgency,
    why: page.why,
    due: due && { clock: due.name, at: due.dueAt },
    title: incident.title,
    links,
  };
}

export function disclosed(
  { title, links, ...message }: PageMessage,
  to: { readonly audience: Audience; readonly isInternalApproved: boolean },
): Disclosed {
  return {
    ...message,
    link: to.audience === 'person' ? links.answer : links.incident,
    ...(to.isInternalApproved ? { title } : {}),
  };
}

/** `[DRILL] SEV-1 INC-7KQ2F: acknowledge by 09:05:00 UTC`: what a lock screen shows. */
export function headline({ isDrill, severity, code, due, title }: Disclosed): string {
  const deadline = due === undefined ? '' : `: ${deeds[due.clock]} by ${timeOfDay(due.at)}`;
  return `${isDrill ? '[DRILL] ' : ''}${severity} ${code}${title === undefined ? '' : ` ${title}`}${deadline}`;
}

/** The whole message in words, for channels that people read. */
export const inWords = (message: Disclosed): string =>
  [
    headline(message),
    '',
    `${reasons[message.why]}${message.isDrill ? ' This is a drill.' : ''}`,
    '',
    'Answer here:',
    message.link,
    '',
    'Opening the link changes nothing; its button acknowledges the incident as you. Do not pass it on.',
    '',
  ].join('\n');

const dueNext = (clocks: readonly IncidentClock[]): IncidentClock | undefined =>
  clocks.filter(isOwed).toSorted((first, second) => first.dueAt.getTime() - second.dueAt.getTime())[0];

/** What is owed, as a deed, to be read before `by 09:05:00 UTC`. */
const deeds: Readonly<Record<IncidentClock['name'], string>> = {
  acknowledge: 'acknowledge',
  commander: 'name a commander',
  classify: 'classify',
  mitigate: 'mitigate',
  update: 'next update',
  resolve: 'resolve',
};

const reasons: Readonly<Record<PageReason, string>> = {
  declared: 'It has been declared, and you are called.',
  repeated: 'Nobody has acknowledged it yet.',
  'commander-missing': 'It has no named commander.',
  'not-mitigated': 'It was not mitigated in time.',
  'command-taken': 'Somebody else has taken command of it from you.',
  'command-handed': 'Command of it was handed to you.',
  raised: 'It is worse than it seemed.',
  'update-due': 'The next stakeholder update falls due soon, and it is yours to give.',
  'update-missed': 'No stakeholder update was given in time.',
};

const timeOfDay = (at: Date): string =>
  `${at.toISOString().slice('yyyy-mm-ddT'.length, 'yyyy-mm-ddThh:mm:ss'.length)} UTC`;
