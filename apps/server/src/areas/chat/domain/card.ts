import { wayOut, type Classified, type WayOut } from '@muster/policy';
import { commanderOf, type Incident } from '../../incidents/domain/incident.ts';
import { firstOwed } from '../../incidents/domain/clock.ts';
import type { PrincipalId } from '../../../kernel/ids.ts';
import { isBefore } from '../../../kernel/clock.ts';
import type { Scrubbed } from '../../../kernel/scrubbed.ts';

export type Block = Readonly<Record<string, unknown>>;
export type Card = { readonly text: string; readonly blocks: readonly Block[] };

/** The parts of an incident that need no permission to post: everything but its text. */
type Outline = Omit<Incident, 'title'>;

export const workspace = (isInternalApproved: boolean): WayOut => wayOut('a chat workspace', isInternalApproved);

type Shown = {
  readonly incident: Outline;
  readonly title: Classified<'INTERNAL', Scrubbed>;
  readonly link: string;
  readonly to: WayOut;
  /** Chat accounts of those who linked one. */
  readonly mentions: ReadonlyMap<PrincipalId, string>;
  readonly now: Date;
};

/**
 * Three fields and a header at most, well below the 13,200 characters of blocks above which Slack refuses without
 * documenting it.
 */
const LONGEST_HEADER = 150;
const LONGEST_FIELD = 2000;

/** The pinned card: the incident's state, and what can be done from here. */
export function incidentCard({ incident, title: words, link, to, mentions, now }: Shown): Card {
  const { code, severity, phase, isDrill } = incident;
  const name = `${isDrill ? '[DRILL] ' : ''}${severity} ${code}`;
  const said = to.offer(words);
  const title = said === undefined ? '' : ` ${said}`;
  const due = dueWords(incident, now);
  const blocks: Block[] = [
    { type: 'header', text: { type: 'plain_text', text: cut(`${name}${title}`, LONGEST_HEADER), emoji: false } },
    {
      type: 'section',
      fields: [
        field('State', phase),
        field('Commander', commanderWords(incident, mentions)),
        ...(due === undefined ? [] : [field(due.label, due.words)]),
      ],
    },
    { type: 'actions', block_id: 'incident', elements: buttons(incident, link) },
    ...(said !== undefined
      ? []
      : [
          {
            type: 'context',
            elements: [
              {
                type: 'mrkdwn',
                text: 'Open Muster for details: this workspace is not approved for INTERNAL text.',
              },
            ],
          },
        ]),
  ];
  return { text: cut(`${name}${title}: ${phase}`, LONGEST_FIELD), blocks };
}

/** What remains of a card once its incident is team-private: its code, severity and a link. */
export function withdrawnCard(incident: Outline, link: string): Card {
  const text = withdrawnAnnouncement(incident, link);
  return { text, blocks: [{ type: 'section', text: { type: 'mrkdwn', text } }] };
}

/** The same for an announcement. */
export const withdrawnAnnouncement = ({ code, severity, isDrill }: Outline, link: string): string =>
  `${isDrill ? '[DRILL] ' : ''}*${severity}* <${link}|${code}>. This incident is private to a team. Follow it in Muster.`;

/** The announcement for the policy's channel, with a link (GOV 3.1.6). */
export function announcement({ incident, title, link, to }: Omit<Shown, 'mentions' | 'now'>, room?: string): string {
  const { code, severity, isDrill } = incident;
  const said = to.offer(title);
  return [
    `${isDrill ? '[DRILL] ' : ''}*${severity}* <${link}|${code}>${said === undefined ? '' : ` ${escaped(said)}`}`,
    ...(room === undefined ? [] : [`Responders are in <#${room}>.`]),
  ].join('\n');
}

function buttons({ code, phase, command }: Outline, link: string): readonly Block[] {
  const button = (action: string, words: string, isMain: boolean): Block => ({
    type: 'button',
    action_id: action,
    value: code,
    text: { type: 'plain_text', text: words, emoji: false },
    ...(isMain ? { style: 'primary' } : {}),
  });
  return [
    ...(phase === 'declared' ? [button('ack', 'Acknowledge', true)] : []),
    ...(command.seat !== 'named' && phase !== 'resolved' && phase !== 'closed'
      ? [button('take', 'Take command', phase !== 'declared')]
      : []),
    {
      type: 'button',
      action_id: 'open',
      url: link,
      text: { type: 'plain_text', text: 'Open in Muster', emoji: false },
    },
  ];
}

function commanderWords(incident: Outline, mentions: ReadonlyMap<PrincipalId, string>): string {
  const commander = commanderOf(incident);
  if (commander === undefined) return '*nobody*';
  const account = mentions.get(commander);
  const who = account === undefined ? 'somebody without a linked account here' : `<@${account}>`;
  return incident.command.seat === 'named' ? who : `${who}, until somebody takes command`;
}

function dueWords({ clocks }: Outline, now: Date): { readonly label: string; readonly words: string } | undefined {
  const owed = firstOwed(clocks);
  if (owed === undefined) return undefined;
  const at = `<!date^${Math.floor(owed.dueAt.getTime() / MS_PER_SECOND)}^{date_short_pretty} {time_secs}|${owed.dueAt.toISOString()}>`;
  const late = !isBefore(now, owed.dueAt);
  return { label: late ? 'Overdue' : 'Next', words: `${owed.name} ${late ? 'since' : 'by'} ${at} (${owed.clause})` };
}

const MS_PER_SECOND = 1000;

const field = (name: string, words: string): Block => ({
  type: 'mrkdwn',
  text: cut(`*${name}*\n${words}`, LONGEST_FIELD),
});

/** Never splits a character. */
function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** Slack interprets these three characters; an incident's text must not create links or notify anybody. */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
