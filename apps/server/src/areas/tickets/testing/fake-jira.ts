import { demand, startFake, type Asked, type FakeServer } from './fake-tracker.ts';

export const JIRA_ACCOUNT = 'muster@example.org:api-token-1';

const categories = {
  'To Do': 'new',
  'In Progress': 'indeterminate',
  Done: 'done',
  'Won’t Do': 'done',
} as const;
type JiraStatus = keyof typeof categories;

/** The workflow's transitions, each with its own id. */
const workflow: readonly { readonly id: string; readonly from: JiraStatus; readonly to: JiraStatus }[] = [
  { id: '11', from: 'To Do', to: 'In Progress' },
  { id: '21', from: 'To Do', to: 'Done' },
  { id: '31', from: 'In Progress', to: 'Done' },
  { id: '41', from: 'Done', to: 'To Do' },
  { id: '51', from: 'To Do', to: 'Won’t Do' },
  { id: '61', from: 'In Progress', to: 'Won’t Do' },
];

type Issue = { readonly key: string; status: JiraStatus; summary: string; labels: readonly string[]; updated: Date };

export type FakeJira = FakeServer & {
  readonly issues: Map<string, Issue>;
  touch(key: string, status: JiraStatus): void;
  add(summary: string): Issue;
};

/** A Jira Cloud with the project OPS on loopback: the parts of its REST API version 3 that are used. */
export async function startJira(now: () => Date): Promise<FakeJira> {
  const issues = new Map<string, Issue>();
  const add = (summary: string, labels: readonly string[] = []): Issue => {
    const made: Issue = { key: `OPS-${issues.size + 1}`, status: 'To Do', summary, labels, updated: now() };
    issues.set(made.key, made);
    return made;
  };
  const shown = ({ key, status }: Issue) => ({
    id: `10${key.slice('OPS-'.length)}`,
    key,
    self: `https://acme.atlassian.net/rest/api/3/issue/${key}`,
    fields: { status: { name: status, statusCategory: { key: categories[status] } } },
  });
  const touch = (key: string, status: JiraStatus): void => {
    const found = issues.get(key);
    if (found !== undefined) Object.assign(found, { status, updated: now() });
  };
  const answer = ({ method, path, query, headers, body }: Asked) => {
    if (headers.authorization !== `Basic ${Buffer.from(JIRA_ACCOUNT).toString('base64')}`)
      return { status: 401, body: { message: 'Client must be authenticated to access this resource.' } };
    demand(method !== 'POST' || (headers['content-type'] ?? '').startsWith('application/json'), 'a body is JSON');
    // The older search endpoint was removed.
    if (path === '/rest/api/3/search') return { status: 410, body: {} };
    if (path === '/rest/api/3/search/jql' && method === 'POST') return { status: 200, body: searched(body) };
    if (path === '/rest/api/3/issue' && method === 'POST') {
      const { fields, ...rest } = body as { readonly fields: Record<string, unknown> };
      demand(Object.keys(rest).length === 0, 'an issue is made of its fields');
      const { project, issuetype, summary, description, labels = [], ...more } = fields;
      demand(Object.keys(more).length === 0, `a field is not on the screen: ${Object.keys(more).join()}`);
      demand((project as { key?: string }).key === 'OPS', 'there is no such project');
      demand(['Task', 'Bug'].includes((issuetype as { name?: string }).name ?? ''), 'there is no such type of issue');
      demand(typeof summary === 'string' && summary.length > 0 && summary.length <= 255, 'a summary has a length');
      demand(!summary.includes('\n'), 'a summary is one line');
      demandDocument(description);
      for (const label of labels as readonly string[]) demand(!/\s/.test(label), 'a label has no spaces');
      const { key } = add(summary, labels as readonly string[]);
      return { status: 201, body: { id: '1', key, self: '' } };
    }
    const [, key = '', rest = ''] = /^\/rest\/api\/3\/issue\/([A-Z]+-\d+)(\/transitions)?$/.exec(path) ?? [];
    if (key === '') return undefined;
    const found = issues.get(key);
    if (found === undefined) return { status: 404, body: { errorMessages: ['Issue does not exist'] } };
    if (rest === '') {
      demand(method === 'GET', `an issue takes no ${method}`);
      for (const name of query.keys()) demand(name === 'fields', `an issue takes no ${name}`);
      return { status: 200, body: shown(found) };
    }
    const ways = workflow.filter(({ from }) => from === found.status);
    if (method === 'GET')
      return {
        status: 200,
        body: {
          transitions: ways.map(({ id, to }) => ({
            id,
            name: `to ${to}`,
            to: { name: to, statusCategory: { key: categories[to] } },
          })),
        },
      };
    const { transition } = body as { readonly transition?: { readonly id?: string } };
    const way = ways.find(({ id }) => id === transition?.id);
    demand(way !== undefined, 'there is no such transition from here');
    touch(key, way.to);
    return { status: 204 };
  };
  const searched = (body: unknown) => {
    const { jql, fields, maxResults, nextPageToken, ...more } = body as Record<string, unknown>;
    demand(Object.keys(more).length === 0, `a search takes no ${Object.keys(more).join()}`);
    demand(Array.isArray(fields) && fields.length > 0, 'without fields a search shows none');
    const size = Number(maxResults ?? 50);
    demand(size >= 1 && size <= 5000, 'a page has a size');
    const [, by, value = ''] = /^project = "OPS" AND (labels = |updated >= )"([^"]+)"$/.exec(String(jql)) ?? [];
    demand(by !== undefined, `this is no JQL that is known here: ${String(jql)}`);
    const minutes = by.startsWith('updated') ? Number(/^-(\d+)m$/.exec(value)?.[1] ?? Number.NaN) : 0;
    demand(!Number.isNaN(minutes), 'a span is counted in minutes');
    const all = [...issues.values()].filter(({ labels, updated }) =>
      by.startsWith('labels') ? labels.includes(value) : updated.getTime() >= now().getTime() - minutes * 60_000,
    );
    const from = Number(nextPageToken ?? 0);
    const isLast = from + size >= all.length;
    return {
      issues: all.slice(from, from + size).map(shown),
      isLast,
      ...(isLast ? {} : { nextPageToken: String(from + size) }),
    };
  };
  return Object.assign(await startFake('Jira', answer), { issues, touch, add: (summary: string) => add(summary) });
}

/** Atlassian's document format, as far as it is used here. */
function demandDocument(description: unknown): void {
  const { type, version, content } = description as { type?: string; version?: number; content?: readonly unknown[] };
  demand(type === 'doc' && version === 1, 'a description is a document');
  for (const paragraph of content ?? []) {
    const { type: kind, content: texts } = paragraph as {
      type?: string;
      content?: readonly { type?: string; text?: string }[];
    };
    demand(kind === 'paragraph', 'a document is made of paragraphs');
    for (const { type: leaf, text } of texts ?? [])
      demand(leaf === 'text' && (text ?? '') !== '', 'a text is not empty');
  }
}
