import type { components, operations } from '@octokit/openapi-types';
import type { GithubAnswer, GithubApp } from '../../../platform/github/github-app.ts';
import { TrackerFailure, type Ticket, type TicketApi } from './ticket-api.ts';

type IssueOnWire = Pick<components['schemas']['issue'], 'number' | 'html_url' | 'state' | 'state_reason' | 'body'> & {
  readonly pull_request?: unknown;
};
type NewIssue = operations['issues/create']['requestBody']['content']['application/json'];
type Change = NonNullable<operations['issues/update']['requestBody']>['content']['application/json'];

const [NOT_FOUND, GONE] = [404, 410];
const PAGE = 100;
const MOST_PAGES = 40;

/** Issues of one repository, through the App's installation. */
export function githubIssues({
  app,
  installation,
  repository,
}: {
  readonly app: GithubApp;
  readonly installation: number;
  readonly repository: string;
}): TicketApi {
  const root = `/repos/${repository}/issues`;
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- who asked knows what is answered
  const bodyOf = <T>(answer: GithubAnswer): T => {
    if (!answer.ok) throw new TrackerFailure(answer);
    return answer.body as T;
  };
  const changed = async (since: Date): Promise<readonly IssueOnWire[]> => {
    const all: IssueOnWire[] = [];
    for (let page = 1; page <= MOST_PAGES; page += 1) {
      const query = new URLSearchParams({
        state: 'all',
        since: since.toISOString(),
        sort: 'updated',
        direction: 'asc',
        per_page: String(PAGE),
        page: String(page),
      });
      const items = bodyOf<readonly IssueOnWire[]>(await app.call(installation, 'GET', `${root}?${query.toString()}`));
      // GitHub lists pull requests as issues; they are not tickets.
      all.push(...items.filter(({ pull_request: pull }) => pull === undefined));
      if (items.length < PAGE) break;
    }
    return all;
  };
  return {
    async read(key) {
      const answer = await app.call(installation, 'GET', `${root}/${key}`);
      if (!answer.ok && (answer.status === NOT_FOUND || answer.status === GONE)) return undefined;
      return ticketFrom(bodyOf(answer));
    },
    async findMarked(mark, since) {
      const found = (await changed(since)).find(({ body }) => body?.includes(commentOf(mark)) === true);
      return found && ticketFrom(found);
    },
    async open({ mark, title, text, link }) {
      const body: NewIssue = { title, body: `${text}\n\n${link}\n\n${commentOf(mark)}` };
      return ticketFrom(bodyOf(await app.call(installation, 'POST', root, body)));
    },
    async move(key, statuses) {
      const change = statuses.flatMap((status) => changeTo(status))[0];
      if (change === undefined) return false;
      bodyOf(await app.call(installation, 'PATCH', `${root}/${key}`, change));
      return true;
    },
    changedSince: async (since) => (await changed(since)).map(({ number }) => String(number)),
  };
}

/** An HTML comment, invisible to readers of the issue. */
const commentOf = (mark: string): string => `<!-- ${mark} -->`;

function ticketFrom({ number, html_url: url, state, state_reason: reason }: IssueOnWire): Ticket {
  // Issues closed before GitHub recorded reasons count as done.
  return { key: String(number), url, statuses: [state === 'closed' ? `closed:${reason ?? 'completed'}` : 'open'] };
}

function changeTo(status: string): readonly Change[] {
  switch (status) {
    case 'open':
      return [{ state: 'open', state_reason: 'reopened' }];
    case 'closed:completed':
      return [{ state: 'closed', state_reason: 'completed' }];
    case 'closed:not_planned':
      return [{ state: 'closed', state_reason: 'not_planned' }];
    default:
      return [];
  }
}
