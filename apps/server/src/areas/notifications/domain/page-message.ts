import type { Classified, Severity, WayOut } from '@muster/policy';
import type { PrincipalId } from '../../../kernel/ids.ts';
import type { Scrubbed } from '../../../kernel/scrubbed.ts';
import { isBefore } from '../../../kernel/clock.ts';
import type { IncidentClock } from '../../incidents/domain/clock.ts';
import { isOwed } from '../../incidents/domain/clock.ts';
import { isCalling, type Incident } from '../../incidents/domain/incident.ts';
import type { Page, PageReason } from '../../oncall/domain/page.ts';
import { timeOfDay } from './time-of-day.ts';

/** Everything a page could say. `disclosed` decides per channel what of it may leave. */
export type PageMessage = {
  readonly page: string;
  readonly to: PrincipalId;
  readonly code: string;
  readonly severity: Severity;
  readonly isDrill: boolean;
  readonly urgency: Page['urgency'];
  readonly why: PageReason;
  /** The title of the contact role in which they are paged. */
  readonly as: string | undefined;
  /** The next item due, and the longest overdue one. */
  readonly due: Owed | undefined;
  readonly overdue: readonly Owed[];
  readonly todo: string;
  /**
   * Other incidents the same message calls for; answering it answers them all (in an alert storm a phone rings once).
   */
  readonly also: readonly Also[];
  /** The reader's time zone; undefined if not set. */
  readonly zone: string | undefined;
  /** The time of writing: due times on another day include the date. */
  readonly now: Date;
  readonly internal: Classified<'INTERNAL', Internal>;
  readonly links: Links;
};

export type Also = { readonly code: string; readonly severity: Severity };

type Owed = { readonly clock: IncidentClock['name']; readonly at: Date };

/** Leaves only on channels approved for INTERNAL text. `name` is the recipient's. */
export type Internal = {
  readonly title: Scrubbed;
  readonly services: readonly string[];
  readonly name?: string | undefined;
};

/** `answer` lets its holder act as the paged person; `incident` requires sign-in. */
export type Links = { readonly answer: string; readonly incident: string };

/**
 * What one channel may carry: id, severity, deadlines, what to do, a link; more if INTERNAL is approved (R30, GOV 6.2).
 */
export type Disclosed = Omit<PageMessage, 'internal' | 'links'> & {
  readonly internal?: Internal;
  readonly link: string;
  /** Whether the link answers without sign-in. */
  readonly answers: boolean;
};

type Said = {
  readonly title: Classified<'INTERNAL', Scrubbed>;
  readonly links: Links;
  readonly services: readonly string[];
  /** The recipient's. */
  readonly name?: string | undefined;
  readonly as: string | undefined;
  readonly zone: string | undefined;
  readonly now: Date;
};

export function pageMessage(
  page: Page,
  incident: Omit<Incident, 'title'>,
  { title, links, services, name, as, zone, now }: Said,
): PageMessage {
  const owed = incident.clocks
    .filter(isOwed)
    .map(({ name, dueAt }): Owed => ({ clock: name, at: dueAt }))
    .toSorted((first, second) => first.at.getTime() - second.at.getTime());
  return {
    page: page.id,
    to: page.to,
    code: incident.code,
    severity: incident.severity,
    isDrill: page.drill,
    urgency: page.urgency,
    why: page.why,
    as,
    due: owed.find(({ at }) => isBefore(now, at)),
    overdue: owed.filter(({ at }) => !isBefore(now, at)),
    todo: todoOf(page, incident),
    also: [],
    zone,
    now,
    internal: title.map((words) => ({ title: words, services, name })),
    links,
  };
}

/** `isOwn`: only the paged person reads this channel. INTERNAL text is included if the way out permits it. */
export function disclosed(
  { internal, links, ...message }: PageMessage,
  to: { readonly isOwn: boolean; readonly by: WayOut },
): Disclosed {
  const said = to.by.offer(internal);
  return {
    ...message,
    link: to.isOwn ? links.answer : links.incident,
    answers: to.isOwn,
    ...(said === undefined ? {} : { internal: said }),
  };
}

/** `[DRILL] SEV-1 INC-7KQ2F: acknowledge by 10:05:00 Europe/Berlin`: fits a lock screen. Overdue items come first. */
export function headline({ isDrill, severity, code, due, overdue, internal, zone, now, also }: Disclosed): string {
  const [late] = overdue;
  const deadline =
    late === undefined
      ? due && `${deeds[due.clock]} by ${timeOfDay(due.at, zone, now)}`
      : `${deeds[late.clock]} overdue since ${timeOfDay(late.at, zone, now)}`;
  const title = internal === undefined ? '' : ` ${internal.title}`;
  const more = also.length === 0 ? '' : ` and ${also.length} more`;
  return `${isDrill ? '[DRILL] ' : ''}${severity} ${code}${title}${more}${deadline === undefined ? '' : `: ${deadline}`}`;
}

/** As read out by a voice: without the title, since calls can be overheard, and with the code spelt out. */
export function spoken({ isDrill, severity, code, due, overdue, todo, zone, now, also }: Disclosed): string {
  const [late] = overdue;
  const deadline =
    late === undefined
      ? due && `${deeds[due.clock]} by ${timeOfDay(due.at, zone, now)}`
      : `${deeds[late.clock]} overdue since ${timeOfDay(late.at, zone, now)}`;
  return [
    `This is Muster.${isDrill ? ' This is a drill.' : ''} ${severity.replace('-', ' ')}, incident ${code.replace(/^INC-/, '').split('').join(' ')}.`,
    ...(also.length === 0 ? [] : [`And ${also.length} more.`]),
    ...(deadline === undefined ? [] : [`${deadline}.`]),
    todo,
  ].join(' ');
}

/** Why the person is paged, as a sentence. */
export const reasonOf = ({ why, as }: Pick<PageMessage, 'why' | 'as'>): string =>
  as === undefined ? reasons[why] : `You are paged as ${as}: ${lowered(reasons[why])}`;

/** The whole message as text. */
export const inWords = (message: Disclosed): string =>
  [
    headline(message),
    '',
    `${reasonOf(message)}${message.isDrill ? ' This is a drill.' : ''}`,
    ...(message.internal === undefined || message.internal.services.length === 0
      ? []
      : [`Service: ${message.internal.services.join(', ')}`]),
    ...message.overdue.map(
      ({ clock, at }) => `Overdue: ${deeds[clock]}, since ${timeOfDay(at, message.zone, message.now)}`,
    ),
    `What to do: ${message.todo}`,
    ...(message.also.length === 0
      ? []
      : [
          '',
          `You are also paged for ${message.also.length} more:`,
          ...message.also.map(({ code, severity }) => `${severity} ${code}`),
          '',
        ]),
    ...(message.zone === undefined ? ['Times are in UTC, because your profile has no time zone.'] : []),
    '',
    ...(message.answers
      ? [
          'Answer here:',
          message.link,
          '',
          message.also.length === 0
            ? 'Opening the link changes nothing; the button on its page acknowledges the incident as you. Do not forward it.'
            : 'Opening the link changes nothing; the button on its page acknowledges all of them as you. Do not forward it.',
        ]
      : ['Open it here, signed in:', message.link]),
    '',
  ].join('\n');

function todoOf({ why, as }: Page, { phase, callingSince, command }: Omit<Incident, 'title'>): string {
  if (why === 'update-due' || why === 'update-missed') return 'Tell stakeholders where it stands: write the update.';
  if (why === 'break-glass-asked') return 'Read the reason, then let it through or decline it.';
  if (why === 're-apply-missed')
    return 'Make sure it goes through the normal process: revert it where it is, and apply it again.';
  if (why === 'notice-due' || why === 'notice-missed')
    return 'Notify the authority and record what was filed, or record why no notice is due.';
  if (why === 'rollback-asked') return 'Read the evidence, and approve the rollback or decline it.';
  if (why === 'rollback-failed' || why === 'rollback-given-up')
    return 'Check what runs in production now, and decide what should run instead.';
  if (why === 'command-taken') return 'Tell the new commander what you know.';
  const acknowledge = isCalling({ phase, callingSince }) ? 'Acknowledge it to stop the paging' : undefined;
  if (as !== undefined)
    return `${acknowledge === undefined ? 'Take command' : `${acknowledge}; take command`}, or name a commander.`;
  if (why === 'command-handed')
    return acknowledge === undefined
      ? 'Lead it: you are now the commander.'
      : `${acknowledge}, and lead it: you are now the commander.`;
  if (acknowledge !== undefined)
    return command.seat === 'named' ? `${acknowledge}.` : `${acknowledge}, then take command.`;
  return command.seat === 'named' ? 'Ask its commander what they need.' : 'Take command.';
}

/** What is owed as an imperative, to be followed by `by 09:05:00 UTC`. */
const deeds: Readonly<Record<IncidentClock['name'], string>> = {
  acknowledge: 'acknowledge',
  commander: 'name a commander',
  classify: 'classify',
  mitigate: 'mitigate',
  update: 'next update',
  resolve: 'resolve',
};

const reasons: Readonly<Record<PageReason, string>> = {
  declared: 'It has been declared, and you are being paged.',
  repeated: 'Nobody has acknowledged it yet.',
  'commander-missing': 'It has no named commander.',
  'not-mitigated': 'It was not mitigated in time.',
  path: 'Your team’s escalation path leads to you.',
  'path-through': 'Nobody on the team’s escalation path has answered.',
  'one-more': 'It was acknowledged, but the team’s escalation path requires one more person to acknowledge it.',
  'passed-on': 'The person who had it passed it on.',
  lapsed: 'It was acknowledged, but nothing has happened since.',
  'called-in': 'Somebody called you in.',
  'still-open': 'It was acknowledged but is not resolved yet, so the team’s escalation path pages again.',
  'command-taken': 'Somebody else has taken command of it from you.',
  'command-handed': 'Command of it was handed to you.',
  raised: 'Its severity has been raised.',
  'update-due': 'The next stakeholder update is due soon, and it is yours to send.',
  'update-missed': 'No stakeholder update was sent in time.',
  'break-glass-asked': 'Somebody has asked for an emergency change, and you are on call.',
  're-apply-missed': 'An emergency change has not gone through the normal process in time.',
  'notice-due': 'A notice to an authority must be started soon.',
  'notice-missed': 'An authority was not notified in time.',
  'rollback-asked': 'A rollback is waiting for your approval.',
  'rollback-failed': 'A rollback has failed.',
  'rollback-given-up': 'A rollback was approved, but its executor has not responded.',
};

const lowered = (sentence: string): string => sentence.charAt(0).toLowerCase() + sentence.slice(1);
