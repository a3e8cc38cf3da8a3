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
    does: 'keep tickets of action items in GitHub Issues or a Jira project, in sync with Muster',
    done: 'Tickets can be opened there. A Jira’s webhook signs with the secret, which is not shown again.',
    next: 'muster tracker list',
  },
  clauses: ['8.4'],
  permission: ticketPermissions.keep,
  fields: {
    name: Line({ asks: 'Name', limit: 80, positional: true }),
    kind: Choice(trackerKinds, { asks: 'Which is it?', short: 'k' }),
    project: Plain(140, {
      asks: 'Where in it?',
      short: 'p',
      help: 'a repository of GitHub as owner/name, or the key of a Jira’s project',
    }),
    url: Type.Optional(Plain(300, { asks: 'Address of the Jira', help: 'https://acme.atlassian.net' })),
    type: Type.Optional(Plain(80, { asks: 'Jira’s type of issue', help: 'Task, where it is left out' })),
    secretRef: Type.Optional(
      Plain(512, {
        asks: 'Where a Jira’s account is kept',
        help: 'as env:MUSTER_SECRET_JIRA: an account’s address and its API token, with a colon between',
      }),
    ),
    approvedForInternal: Flag({
      asks: 'It may carry INTERNAL text',
      help: 'tickets carry what is to be done in its own words; for whoever decides about data',
    }),
  },
  answer: Type.Object(
    {
      id: Type.String({ format: 'uuid' }),
      hook: Type.Optional(Type.String({ description: 'Where a Jira’s webhook sends what changed.' })),
      secret: Type.Optional(Secret('What a Jira’s webhook signs with.')),
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
  if (idle !== undefined) return err(unlike(idle, 'is a Jira’s', 'leave it out: GitHub is reached as Muster’s App'));
  return /^[\w.-]{1,39}\/[\w.-]{1,100}$/.test(project)
    ? ok({ kind: 'github', repository: project })
    : err(unlike('project', 'is not a repository', 'write it as owner/name'));
}

async function jiraOf(
  { outgoing, references }: Tickets,
  { project, url, type = 'Task', secretRef }: Input,
): Promise<Result<TrackerPlace, AppError>> {
  if (!/^[A-Za-z][A-Za-z0-9_]{1,30}$/.test(project))
    return err(unlike('project', 'is not a project’s key', 'write the letters before the numbers of its issues: OPS'));
  // It is quoted in a Jira query.
  if (/["\\]/.test(type)) return err(unlike('type', 'has quotation marks in it', 'write it as Jira shows it'));
  if (url === undefined) return err(unlike('url', 'is missing', 'write it as https://acme.atlassian.net'));
  if (secretRef === undefined || !isSecretReference(secretRef))
    return err({
      ...unlike(
        'secretRef',
        secretRef === undefined ? 'is missing' : 'is not a reference',
        'Have whoever runs Muster keep address and token, and give a reference: env:MUSTER_SECRET_NAME.',
      ),
      clause: '6.4',
    });
  const strange = judgeReference(secretRef, references);
  if (strange !== undefined)
    return err({
      kind: 'refused',
      code: 'tickets/reference-not-allowed',
      public: 'This reference leads to something that is not set apart for this.',
      clause: '6.4',
      fields: [{ path: '/secretRef', ...strange }],
    });
  const judged = await outgoing.judge(url);
  if (!judged.ok && judged.error.kind !== 'unresolved')
    return err(unlike('url', judged.error.public, 'MUSTER_ALLOW_PRIVATE names hosts of your own network'));
  const address = judged.ok ? judged.value : new URL(url);
  if (address.username !== '' || address.search !== '' || address.hash !== '')
    return err(unlike('url', 'has more in it than an address', 'write it as https://acme.atlassian.net'));
  const place = `${address.origin}${address.pathname.replace(/\/+$/, '')}`;
  return ok({ kind: 'jira', url: place, project: project.toUpperCase(), type, secretRef });
}

const unlike = (path: string, problem: string, remedy: string): AppError => ({
  kind: 'invalid',
  code: 'tickets/not-a-tracker',
  public: 'Tickets cannot be kept there in this way.',
  fields: [{ path: `/${path}`, problem, remedy }],
});

const noApp: AppError = {
  kind: 'conflict',
  code: 'tickets/no-github-app',
  public: 'Muster is not a GitHub App.',
  remedy: 'Whoever runs Muster sets MUSTER_GITHUB_APP_ID, its key and its installation; the App needs to write issues.',
};

const taken: AppError = {
  kind: 'conflict',
  code: 'tickets/tracker-there',
  public: 'Another tracker has this name, or is that very place.',
  remedy: 'Choose another name, or remove that one: muster tracker remove.',
};
