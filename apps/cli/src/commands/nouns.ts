import type { Noun, Verb } from '../command-line/verb.ts';
import type { ProgramParts } from '../command-line/build-program.ts';
import { withDeclared } from '../declared/with-declared.ts';
import { approval } from './approval/approval.ts';
import { completionFor } from './completion.ts';
import { change } from './change/change.ts';
import { evidence } from './evidence/evidence.ts';
import { exception } from './exception/exception.ts';
import { deploy, deployment } from './deploy/deploy.ts';
import { postmortem } from './postmortem/postmortem.ts';
import { incident } from './incident/incident.ts';
import { keys } from './keys/keys.ts';
import { ledger } from './ledger/ledger.ts';
import { measures } from './measures/measures.ts';
import { member } from './member/member.ts';
import { objective } from './objective/objective.ts';
import { probe } from './objective/probe.ts';
import { detector } from './detection/detector.ts';
import { drift } from './detection/drift.ts';
import { model } from './model/model.ts';
import { prediction } from './model/prediction.ts';
import { review } from './model/review.ts';
import { onCall } from './on-call/on-call.ts';
import { overview } from './overview/overview.ts';
import { owners } from './owners.ts';
import { pipeline } from './pipeline/pipeline.ts';
import { policy } from './policy/policy.ts';
import { promotion } from './promotion/promotion.ts';
import { pseudonym } from './pseudonym/pseudonym.ts';
import { execution } from './runbook/execution.ts';
import { escalationPath } from './escalation-path/escalation-path.ts';
import { rollback } from './rollback/rollback.ts';
import { runbook } from './runbook/runbook.ts';
import { schedule } from './schedule/schedule.ts';
import { service } from './service/service.ts';
import { sessionVerbs } from './session/session.ts';
import { violation } from './violation/violation.ts';
import { setup } from './setup/setup.ts';
import { scrub } from './scrub.ts';
import { exportAlerts } from './alert/export.ts';
import { show } from './integration/show.ts';
import { doctor } from './operations/doctor.ts';
import { exportAll } from './operations/export-all.ts';
import { importAll } from './operations/import-all.ts';

const page: Noun = { name: 'page', summary: 'who was paged', group: 'Respond:', verbs: [] };

/** Verbs that need the server's own code, and so must run on its machine. */
const operationVerbs: readonly Verb[] = [doctor, exportAll, importAll];

const integration: Noun = {
  name: 'integration',
  summary: 'sources of alerts',
  group: 'Set up:',
  verbs: [show],
};

const channel: Noun = {
  name: 'channel',
  summary: 'the channels that pages are sent through',
  group: 'Set up:',
  verbs: [],
};

const alert: Noun = { name: 'alert', summary: 'alerts from monitoring', group: 'Respond:', verbs: [exportAlerts] };

/** A noun whose verbs and lists are all declared by the server. */
const declared = (name: string, summary: string): Noun => ({ name, summary, group: 'Set up:', verbs: [] });

/** Every noun of `muster`, in help order. */
export const nouns: readonly Noun[] = withDeclared([
  incident,
  alert,
  runbook,
  execution,
  service,
  objective,
  pipeline,
  model,
  prediction,
  review,
  declared('anchor', 'outside proof of the ledger: a second Muster, a locked bucket, time stamps'),
  declared('witnessed-ledger', 'other ledgers that this Muster vouches for, such as a second Muster’s'),
  declared('sink', 'where the ledger is sent: a locked bucket, Splunk, Elasticsearch, CloudWatch, a file'),
  declared('erasure', 'erasures, and their progress (by id)'),
  declared('subject', 'exports of what is stored about a person'),
  drift,
  detector,
  { name: 'fairness', summary: 'how model versions treat different groups', group: 'Respond:', verbs: [] },
  declared('model-registry', 'connected model registries, such as MLflow (by id)'),
  declared('feed', 'where counts come from: Prometheus servers, and programs that push'),
  deploy,
  deployment,
  promotion,
  rollback,
  {
    name: 'break-glass',
    summary: 'emergency changes in production (by id)',
    group: 'Respond:',
    verbs: [],
  },
  {
    name: 'suppression',
    summary: 'suppressed alerts, and until when (by id)',
    group: 'Respond:',
    verbs: [],
  },
  {
    name: 'alert-view',
    summary: 'saved filters for the alert list (by id)',
    group: 'Respond:',
    verbs: [],
  },
  { name: 'action', summary: 'action items of postmortems (by id)', group: 'Respond:', verbs: [] },
  declared('routing', 'rules for which team an alert belongs to, published as versions'),
  declared('consumer', 'programs that call language models, and their limits (by name)'),
  declared('provider', 'providers of language models and their prices (by name)'),
  { name: 'dpa', summary: 'agreements under which data may be sent to a provider', group: 'Govern:', verbs: [] },
  declared('rule', 'your notification rules (by id)'),
  declared('slack', 'Slack: link your account; see what is posted there'),
  declared('slack-group', 'Slack user groups that follow a schedule'),
  declared('github', 'GitHub: link your account'),
  declared('executor', 'what carries out rollbacks (by name or id)'),
  declared('tracker', 'where tickets of action items are kept: GitHub Issues, a Jira (by name or id)'),
  { name: 'ticket', summary: 'tickets that are followed, and their action items', group: 'Govern:', verbs: [] },
  page,
  onCall,
  schedule,
  escalationPath,
  pseudonym,
  approval,
  { name: 'readiness', summary: 'whether those on call can be reached', group: 'Respond:', verbs: [] },
  { name: 'calendar', summary: 'addresses for subscribing to shifts in a calendar', group: 'Respond:', verbs: [] },
  { name: 'call', summary: 'who was paged, when and why', group: 'Govern:', verbs: [] },
  { name: 'status', summary: 'the published status of the services', group: 'Respond:', verbs: [] },
  { name: 'status-update', summary: 'what was published (by id)', group: 'Respond:', verbs: [] },
  declared('subscriber', 'external subscribers to what is published (by id)'),
  declared('audience', 'the lists that updates go to (by name or id)'),
  declared('auditor', 'external auditors, and how long their access is approved for (by id)'),
  { name: 'access-review', summary: 'quarterly reviews of who has access to what', group: 'Govern:', verbs: [] },
  { name: 'access-item', summary: 'one access in a review (by id)', group: 'Govern:', verbs: [] },
  declared('notice-rule', 'rules for when an authority must be notified (by id, such as gdpr-33)'),
  {
    name: 'notice',
    summary: 'notices due to authorities, their deadlines, and what was filed',
    group: 'Govern:',
    verbs: [],
  },
  declared('group-role', 'roles that identity-provider groups map to (by id)'),
  declared('role-proposal', 'roles proposed from a person’s groups (by id)'),
  declared('update-template', 'templates for updates (by id)'),
  { name: 'consultation', summary: 'what your roles were consulted on, and the answers', group: 'Govern:', verbs: [] },
  { name: 'act', summary: 'what was done under the RACI matrix, and who was informed', group: 'Govern:', verbs: [] },
  { name: 'raci', summary: 'who is responsible, accountable, consulted and informed', group: 'Govern:', verbs: [] },
  policy,
  exception,
  { name: 'asset', summary: 'data assets and their classification (by name)', group: 'Govern:', verbs: [] },
  { name: 'control', summary: 'what the ledger shows for each control', group: 'Govern:', verbs: [] },
  { name: 'report', summary: 'the quarterly reports to the Board', group: 'Govern:', verbs: [] },
  evidence,
  violation,
  postmortem,
  change,
  ledger,
  setup,
  member,
  declared('team', 'teams, and who belongs to them (by name or id)'),
  declared('role', 'the roles of the policy (by name or id)'),
  declared('contact', 'who fills which contact role'),
  declared('identity-provider', 'where members sign in by OpenID Connect (by name)'),
  declared('sso', 'the accounts that you sign in with'),
  declared('service-account', 'programs that may use Muster (by name or id)'),
  integration,
  channel,
  keys,
]);

export const looseVerbs: ProgramParts['loose'] = [
  { group: incident.group, verbs: [overview, measures] },
  {
    group: 'Who you are:',
    verbs: [...sessionVerbs, completionFor(nouns, () => looseVerbs.flatMap(({ verbs }) => verbs))],
  },
  { group: 'Without a server:', verbs: [scrub, owners] },
  { group: 'Beyond Muster:', verbs: [probe] },
  { group: 'On the machine that runs Muster:', verbs: operationVerbs },
];
