import type { Outgoing, OutgoingResponse } from '../../../platform/outgoing/outgoing.ts';
import type { Concealed } from '../../../platform/secrets/concealed.ts';
import { isSame } from '../domain/status-map.ts';
import { TrackerFailure, type Ticket, type TicketApi } from './ticket-api.ts';

type StatusOnWire = { readonly name: string; readonly statusCategory: { readonly key: string } };
type IssueOnWire = { readonly key: string; readonly fields: { readonly status: StatusOnWire } };
type Transition = { readonly id: string; readonly to: StatusOnWire };

const [UNAUTHORISED, NOT_FOUND, TOO_MANY, SERVER_FAULT] = [401, 404, 429, 500];
const isDone = (status: number): boolean => status >= 200 && status < 300;
const TIMEOUT_MS = 8_000;
const PAGE = 100;
const MOST_PAGES = 40;
const MS_PER_MINUTE = 60_000;
const FIELDS = ['status'];

/** Issues of one project of a Jira Cloud, through its REST API, version 3. */
export function jiraIssues({
  outgoing,
  url,
  project,
  type,
  secret,
}: {
  readonly outgoing: Outgoing;
  readonly url: string;
  readonly project: string;
  readonly type: string;
  /** `address:token`. */
  readonly secret: Concealed;
}): TicketApi {
  const call = async (method: 'GET' | 'POST', path: string, body?: object): Promise<OutgoingResponse> => {
    const sent = await outgoing.send({
      purpose: 'tickets.jira',
      method,
      url: `${url}/rest/api/3${path}`,
      headers: {
        accept: 'application/json',
        authorization: `Basic ${Buffer.from(secret.reveal()).toString('base64')}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      timeoutMs: TIMEOUT_MS,
    });
    if (sent.ok) return sent.value;
    throw new TrackerFailure({
      problem: sent.error.public,
      isWorthRetrying: sent.error.isWorthRetrying || sent.error.kind === 'timed_out',
    });
  };
  const search = async (jql: string): Promise<readonly IssueOnWire[]> => {
    const all: IssueOnWire[] = [];
    let nextPageToken: string | undefined;
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const answer = answerOf<{ readonly issues?: readonly IssueOnWire[]; readonly nextPageToken?: string | null }>(
        await call('POST', '/search/jql', {
          jql,
          fields: FIELDS,
          maxResults: PAGE,
          ...(nextPageToken === undefined ? {} : { nextPageToken }),
        }),
      );
      all.push(...(answer.issues ?? []));
      nextPageToken = answer.nextPageToken ?? undefined;
      if (nextPageToken === undefined) break;
    }
    return all;
  };
  const ticketFrom = ({ key, fields: { status } }: IssueOnWire): Ticket => ({
    key,
    url: `${url}/browse/${key}`,
    statuses: namesOf(status),
  });
  const read: TicketApi['read'] = async (key) => {
    const answer = await call('GET', `/issue/${key}?fields=${FIELDS.join(',')}`);
    return answer.status === NOT_FOUND ? undefined : ticketFrom(answerOf(answer));
  };
  return {
    read,
    async findMarked(mark) {
      const [found] = await search(`project = "${project}" AND labels = "${mark}"`);
      return found && ticketFrom(found);
    },
    async open({ mark, title, text, link }) {
      const { key } = answerOf<{ readonly key: string }>(
        await call('POST', '/issue', {
          fields: {
            project: { key: project },
            issuetype: { name: type },
            summary: title,
            description: document(text, link),
            labels: [mark],
          },
        }),
      );
      const made = await read(key);
      if (made === undefined)
        throw new TrackerFailure({
          problem: 'Jira could not find the issue that it had just created.',
          isWorthRetrying: true,
        });
      return made;
    },
    async move(key, statuses) {
      const { transitions } = answerOf<{ readonly transitions: readonly Transition[] }>(
        await call('GET', `/issue/${key}/transitions`),
      );
      const way = statuses
        .map((status) => transitions.find(({ to }) => namesOf(to).some((name) => isSame(name, status))))
        .find((each) => each !== undefined);
      if (way === undefined) return false;
      answerOf(await call('POST', `/issue/${key}/transitions`, { transition: { id: way.id } }));
      return true;
    },
    async changedSince(since, now) {
      // Relative to Jira's own clock: absolute dates would be read in its user's time zone.
      const minutes = Math.max(1, Math.ceil((now.getTime() - since.getTime()) / MS_PER_MINUTE));
      const found = await search(`project = "${project}" AND updated >= "-${minutes}m"`);
      return found.map(({ key }) => key);
    },
  };
}

const namesOf = ({ name, statusCategory }: StatusOnWire): readonly string[] => [name, `category:${statusCategory.key}`];

/** Plain text and a link in Jira's document format. */
const document = (text: string, link: string) => ({
  type: 'doc',
  version: 1,
  content: [
    { type: 'paragraph', content: [{ type: 'text', text }] },
    { type: 'paragraph', content: [{ type: 'text', text: link, marks: [{ type: 'link', attrs: { href: link } }] }] },
  ],
});

// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- who asked knows what is answered
function answerOf<T>({ status, headers, body }: OutgoingResponse): T {
  if (!isDone(status)) {
    const after = Number(headers['retry-after']);
    throw new TrackerFailure({
      problem:
        status === UNAUTHORISED ? 'Jira does not accept the stored address and token.' : `Jira answered ${status}.`,
      isWorthRetrying: status === TOO_MANY || status >= SERVER_FAULT,
      ...(after > 0 ? { retryAfterSeconds: after } : {}),
    });
  }
  const text = Buffer.from(body).toString('utf8');
  try {
    return (text === '' ? undefined : JSON.parse(text)) as T;
  } catch {
    throw new TrackerFailure({ problem: 'Jira’s response cannot be read.', isWorthRetrying: true });
  }
}
