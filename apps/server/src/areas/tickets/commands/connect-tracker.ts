import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { asId } from '../../../kernel/ids.ts';
import { ORGANISATION } from '../../../kernel/protected.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { judgeReference } from '../../../platform/secrets/judge-reference.ts';
import { isSecretReference } from '../../../platform/secrets/resolve-secret.ts';
import { Choice, field, Flag, Line, Secret } from '../../../platform/verbs/fields.ts';
import { verbOfAll } from '../../../platform/verbs/verb.ts';
import { githubStatuses, jiraStatuses } from '../domain/status-map.ts';
import { trackerKinds, type Tracker, type TrackerPlace } from '../domain/tracker.ts';
import { trackerKind, trackerConnected } from '../ledger-actions.ts';
import { ticketPermissions } from '../permissions.ts';
import { planReconciling } from '../plan.ts';
import { insertTracker } from '../store/trackers.ts';
import { hookSecrets, ticketsService, type Tickets } from '../tickets.ts';

/** Text of an address: it may name a private network and must not be scrubbed. */
const Plain = (limit: number, asks: Parameters<typeof field>[0]) =>
  Type.String({ minLength: 1, maxLength: limit, ...field(asks) });

/** Connects a tracker: action items can have tickets there, and both are kept in sync (GOV 8.4). */
export const connectTracker = verbOfAll({
  noun: 'tracker',
  name: 'connect',
  kind: trackerKind,
  route: '/v1/trackers',
  creates: true,
  words: {
    label: 'Connect a tracker',
    does: 'keep the tickets of action items in GitHub Issues or a Jira project, in sync with Muster',
    done: 'Connected; tickets can be opened there. For Jira, sign the webhook with the secret, which is not shown again.',
    next: 'muster tracker list',
  },
  clauses: ['8.4'],
  permission: ticketPermissions.keep,
  fields: {
    name: Line({ asks: 'Name', limit: 80, positional: true }),
    kind: Choice(trackerKinds, { asks: 'Which kind?', short: 'k' }),
    project: Plain(140, {
      asks: 'Which repository or project?',
      short: 'p',
      help: 'a GitHub repository as owner/name, or the key of a Jira project',
    }),
    url: Type.Optional(Plain(300, { asks: 'Address of Jira', help: 'https://acme.atlassian.net' })),
    type: Type.Optional(Plain(80, { asks: 'Jira issue type', help: 'Task if left out' })),
    secretRef: Type.Optional(
      Plain(512, {
        asks: 'Reference to the Jira account',
        help: 'such as env:MUSTER_SECRET_JIRA, which holds the account’s e-mail address and its API token, with a colon between',
      }),
    ),
    approvedForInternal: Flag({
      asks: 'It may carry INTERNAL text',
      help: 'tickets then contain the text of the action item; only for those who decide about data',
    }),
  },
  answer: Type.Object(
    {
      id: Type.String({ format: 'uuid' }),
      hook: Type.Optional(Type.String({ description: 'Where Jira’s webhook must send changes.' })),
      secret: Type.Optional(Secret('What Jira’s webhook must sign with.')),
    },
    { title: 'ConnectedTracker' },
  ),
  async prepare({ use }, input): Promise<Result<TrackerPlace, AppError>> {
    return input.kind === 'github' ? repositoryOf(use(ticketsService), input) : jiraOf(use(ticketsService), input);
  },
  async decide(ctx, { input: { name, approvedForInternal = false }, facts: at }) {
    if (ctx.actor.kind !== 'person') throw new Error('this permission lets only people through');
    if (approvedForInternal) {
      const approved = await ctx.authorise(ticketPermissions.approve, ORGANISATION);
      if (!approved.ok) return approved;
    }
    const id = asId<'tracker'>(ctx.ids.row(ctx.now));
    const place = at.kind === 'github' ? at.repository : `${at.url} ${at.project}`;
    const entry = ctx.record(trackerConnected, {
      resource: { kind: 'tracker', id },
      clause: '8.4',
      data: { tracker: id, of: at.kind, internal: approvedForInternal },
      content: { isNewSubject: true, fields: { name, place } },
    });
    const made: Tracker = {
      id,
      name,
      at,
      isInternalApproved: approvedForInternal,
      statuses: at.kind === 'github' ? githubStatuses : jiraStatuses,
      addedBy: ctx.actor.id,
      addedAt: ctx.now,
      removedAt: undefined,
      lookedAt: undefined,
      problem: undefined,
      version: 1,
      lastInstant: ctx.now,
    };
    if (!(await insertTracker(ctx.tx, made, entry))) return err(taken);
    planReconciling(ctx, id);
    const { publicUrl, ring } = ctx.use(ticketsService);
    const [secret] = hookSecrets(ring, id);
    if (at.kind === 'github' || secret === undefined) return ok({ id });
    return ok({ id, hook: `${publicUrl()}/v1/trackers/${id}/hook`, secret });
  },
});

type Input = {
  readonly project: string;
  readonly url?: string | undefined;
  readonly type?: string | undefined;
  readonly secretRef?: string | undefined;
};

function repositoryOf({ github }: Tickets, { project, url, type, secretRef }: Input): Result<TrackerPlace, AppError> {
  if (github === undefined) return err(noApp);
  const idle = Object.entries({ url, type, secretRef }).find(([, given]) => given !== undefined)?.[0];
  if (idle !== undefined)
    return err(unlike(idle, 'is for Jira only', 'leave it out: GitHub is reached through Muster’s App'));
  return /^[\w.-]{1,39}\/[\w.-]{1,100}$/.test(project)
    ? ok({ kind: 'github', repository: project })
    : err(unlike('project', 'is not a repository', 'write it as owner/name'));
}

async function jiraOf(
  { outgoing, references }: Tickets,
  { project, url, type = 'Task', secretRef }: Input,
): Promise<Result<TrackerPlace, AppError>> {
  if (!/^[A-Za-z][A-Za-z0-9_]{1,30}$/.test(project))
    return err(
      unlike('project', 'is not a project key', 'write the letters before the numbers of its issues, such as OPS'),
    );
  // It is quoted in a Jira query.
  if (/["\\]/.test(type)) return err(unlike('type', 'contains quotation marks', 'write it as Jira shows it'));
  if (url === undefined) return err(unlike('url', 'is missing', 'write it as https://acme.atlassian.net'));
  if (secretRef === undefined || !isSecretReference(secretRef))
    return err({
      ...unlike(
        'secretRef',
        secretRef === undefined ? 'is missing' : 'is not a reference',
        'Have whoever runs Muster store the address and token, and give a reference: env:MUSTER_SECRET_NAME.',
      ),
      clause: '6.4',
    });
  const strange = judgeReference(secretRef, references);
  if (strange !== undefined)
    return err({
      kind: 'refused',
      code: 'tickets/reference-not-allowed',
      public: 'This secret is not available to trackers.',
      clause: '6.4',
      fields: [{ path: '/secretRef', ...strange }],
    });
  const judged = await outgoing.judge(url);
  if (!judged.ok && judged.error.kind !== 'unresolved')
    return err(
      unlike('url', judged.error.public, 'to call a host in your own network, list it in MUSTER_ALLOW_PRIVATE'),
    );
  const address = judged.ok ? judged.value : new URL(url);
  if (address.username !== '' || address.search !== '' || address.hash !== '')
    return err(unlike('url', 'contains more than the address of a host', 'write it as https://acme.atlassian.net'));
  const place = `${address.origin}${address.pathname.replace(/\/+$/, '')}`;
  return ok({ kind: 'jira', url: place, project: project.toUpperCase(), type, secretRef });
}

const unlike = (path: string, problem: string, remedy: string): AppError => ({
  kind: 'invalid',
  code: 'tickets/not-a-tracker',
  public: 'This tracker cannot be connected.',
  fields: [{ path: `/${path}`, problem, remedy }],
});

const noApp: AppError = {
  kind: 'conflict',
  code: 'tickets/no-github-app',
  public: 'Muster is not set up as a GitHub App.',
  remedy:
    'Ask whoever runs Muster to set MUSTER_GITHUB_APP_ID, its key and its installation; the App needs permission to write issues.',
};

const taken: AppError = {
  kind: 'conflict',
  code: 'tickets/tracker-there',
  public: 'Another tracker has this name, or uses the same repository or project.',
  remedy: 'Choose another name, or remove that one: muster tracker remove.',
};
