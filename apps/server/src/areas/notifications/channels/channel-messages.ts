import { createHash } from 'node:crypto';
import { headline, inWords, reasonOf, spoken, type Disclosed } from '../domain/page-message.ts';
import type { ChannelMessage } from './channel-message.ts';

/** A page as sent to channels. Attempts and channels share the page's id, so that receivers can deduplicate. */
export const pageMessage = (message: Disclosed): ChannelMessage => ({
  id: `page_${message.page}`,
  purpose: 'page',
  type: 'incident.page',
  data: {
    page: message.page,
    to: message.to,
    incident: message.code,
    severity: message.severity,
    drill: message.isDrill,
    urgency: message.urgency,
    reason: message.why,
    link: message.link,
    summary: headline(message),
    because: reasonOf(message),
    todo: message.todo,
    ...(message.also.length === 0
      ? {}
      : { also: message.also.map(({ code, severity }) => ({ incident: code, severity })) }),
    ...(message.as === undefined ? {} : { as: message.as }),
    ...(message.due === undefined ? {} : { due: owedView(message.due) }),
    ...(message.overdue.length === 0 ? {} : { overdue: message.overdue.map(owedView) }),
    ...(message.internal === undefined
      ? {}
      : {
          title: message.internal.title,
          services: message.internal.services,
          ...(message.internal.name === undefined ? {} : { name: message.internal.name }),
        }),
  },
  subject: headline(message),
  text: inWords(message),
  link: message.link,
  call: {
    page: message.page,
    incident: message.code,
    severity: message.severity,
    isDrill: message.isDrill,
    spoken: spoken(message),
  },
});

const owedView = ({ clock, at }: NonNullable<Disclosed['due']>) => ({ what: clock, at: at.toISOString() });

/** A test message, without any data. */
export const testMessage = (id: string): ChannelMessage => ({
  id: `test_${id}`,
  purpose: 'channel.test',
  type: 'channel.test',
  data: {},
  subject: 'Muster can reach you here',
  text: 'This is a test of how Muster would page you. There is nothing to do.\n',
});

/** The code that verifies a phone's ownership. `id` is new with each code. */
export const codeMessage = (id: string, code: string): ChannelMessage => ({
  id: `code_${id}`,
  purpose: 'channel.code',
  type: 'channel.code',
  data: {},
  subject: `Your code for Muster is ${code}`,
  text: 'If you did not ask for this code, ignore this message: nothing happens unless the code is entered.',
});

type RequestNews = {
  readonly id: string;
  readonly request: string;
  readonly to: string;
  readonly why: 'asked' | 'passed-on' | 'reminded' | 'approved' | 'declined' | 'expired' | 'void' | 'overdue';
  /** The kind of request, in the policy's words. */
  readonly asks: string;
  readonly clause: string;
  readonly link: string;
};

/** News of a request as sent to channels; the details are behind the link. */
export const requestMessage = ({ id, request, to, why, asks, clause, link }: RequestNews): ChannelMessage => ({
  id: `request_${id}`,
  purpose: 'request',
  type: `approval.${why}`,
  data: { approval: request, to, asks, clause, why, link },
  subject: `${REQUEST_NEWS[why]}: ${asks}`,
  text: `${REQUEST_NEWS[why]}: ${asks} (GOV-001 ${clause}).\n\n${link}\n`,
  link,
});

const REQUEST_NEWS = {
  asked: 'You are asked to decide',
  'passed-on': 'You are asked to decide, because nobody has yet',
  reminded: 'This is still waiting for your decision',
  approved: 'Your request was approved',
  declined: 'Your request was declined',
  expired: 'Your request was not decided in time',
  void: 'Your request no longer needs a decision',
  overdue: 'This was done without a second person, and nobody has ratified it in time',
} as const;

type ShiftNews = {
  readonly id: string;
  readonly to: string;
  readonly schedule: string;
  readonly why: keyof typeof SHIFT_NEWS;
  readonly from: string;
  readonly until: string;
  readonly link: string;
  /** What is open as the shift begins, as far as the person may know of it: only codes and severities leave Muster. */
  readonly open?: readonly { readonly code: string; readonly severity: string; readonly phase: string }[];
};

/** News of a person's shifts as sent to channels: when, what is open then, and a link. */
export const shiftMessage = ({ id, to, schedule, why, from, until, link, open }: ShiftNews): ChannelMessage => ({
  id: `shift_${id}`,
  purpose: 'shift',
  type: `oncall.${why}`,
  data: { to, schedule, why, from, until, link, ...(open === undefined ? {} : { open }) },
  subject: `On call: ${SHIFT_NEWS[why]}`,
  text: `${SHIFT_NEWS[why]}: from ${inUtc(from)} until ${inUtc(until)}.\n${open === undefined ? '' : digest(open)}\n${link}\n`,
});

const digest = (open: NonNullable<ShiftNews['open']>): string =>
  open.length === 0
    ? '\nNothing is open.\n'
    : `\nOpen now:\n${open.map(({ code, severity, phase }) => `  ${severity} ${code}, ${phase}\n`).join('')}`;

const inUtc = (at: string): string => `${at.slice(0, 'yyyy-mm-ddThh:mm'.length).replace('T', ' ')} UTC`;

const SHIFT_NEWS = {
  changed: 'Your shifts have changed',
  'stands-in': 'You are on call in place of somebody',
  relieved: 'Somebody is on call in your place',
  'cover-asked': 'A colleague is looking for cover',
  'put-back': 'An override was removed',
  starts: 'Your shift begins soon',
} as const;

type NoticeNews = {
  readonly id: string;
  readonly to: string;
  readonly way: 'asked' | 'at-once' | 'digest';
  readonly line: string;
  readonly clause: string;
  readonly link: string;
  /** For news that is not about an activity of the matrix. */
  readonly type?: `${string}.${string}`;
};

/** What a person is consulted or informed about: codes and the policy's words; the rest is behind the link. */
export const noticeMessage = ({ id, to, way, line, clause, link, type }: NoticeNews): ChannelMessage => ({
  id: `notice_${id}`,
  purpose: 'notice',
  type: type ?? (way === 'asked' ? 'act.consulted' : 'act.informed'),
  data: { notice: id, to, way, line, clause, link },
  subject: line,
  text: `${line} (GOV-001 ${clause}).\n\n${link}\n`,
});

type DutyNews = {
  readonly id: string;
  readonly to: string;
  readonly type: `${string}.${string}`;
  readonly code: string;
  readonly says: string;
  readonly clause: string;
  readonly link: string;
};

/** One sentence asking one person to do something, and the link for it. */
export const dutyMessage = ({ id, to, type, code, says, clause, link }: DutyNews): ChannelMessage => ({
  id: `duty_${id}`,
  purpose: 'duty',
  type,
  data: { incident: code, to, says, clause, link },
  subject: says,
  text: `${says} (GOV-001 ${clause})\n\n${link}\n`,
});

/** Asks a prospective subscriber to confirm; nothing else is sent until they do. */
export const confirmationMessage = (subscriber: string, link: string): ChannelMessage => ({
  id: `subscription_${subscriber}`,
  purpose: 'status',
  type: 'subscription.confirm',
  data: { subscriber, link },
  subject: 'Confirm your subscription to incident updates',
  text: `Somebody asked to subscribe this address to published incident updates. If you want that, confirm it:\n\n${link}\n\nIf not, do nothing: you get no more messages, and the address is erased.\n`,
});

type PublishedNews = {
  readonly id: string;
  readonly version: number;
  readonly code: string;
  readonly state: string;
  readonly impact: string;
  readonly services: readonly string[];
  readonly text: string;
  readonly happenedAt: Date;
  readonly publishedAt: Date;
  readonly nextBy: Date | undefined;
};

/** A published update, verbatim: it is PUBLIC, so nothing is withheld. */
export function statusMessage(subscriber: string, news: PublishedNews, link: string): ChannelMessage {
  const { id, version, code, state, impact, services, text, happenedAt, publishedAt, nextBy } = news;
  const about = services.length === 0 ? code : `${services.join(', ')} (${code})`;
  const subject = `${version === 1 ? '' : 'Corrected: '}${state}: ${about}`;
  const lines = [
    text,
    '',
    `For users: ${impact.replaceAll('-', ' ')}.`,
    `Happened ${happenedAt.toISOString()}, published ${publishedAt.toISOString()}.`,
    ...(nextBy === undefined ? [] : [`The next update is due by ${nextBy.toISOString()}.`]),
    '',
    `Unsubscribe: ${link}`,
  ];
  return {
    id: `status_${digestOf(`${id}/${version}/${subscriber}`)}`,
    purpose: 'status',
    type: version === 1 ? 'status.published' : 'status.corrected',
    data: {
      update: id,
      version,
      incident: code,
      state,
      impact,
      services,
      text,
      happenedAt: happenedAt.toISOString(),
      publishedAt: publishedAt.toISOString(),
      ...(nextBy === undefined ? {} : { nextBy: nextBy.toISOString() }),
      unsubscribe: link,
    },
    subject,
    text: `${lines.join('\n')}\n`,
  };
}

/** Short, so that a `Message-ID` fits on one line: some mail servers lose a folded one. */
const digestOf = (what: string): string => createHash('sha256').update(what).digest('hex').slice(0, 32);
