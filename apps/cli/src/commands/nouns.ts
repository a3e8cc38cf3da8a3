import type { Noun } from '../command-line/verb.ts';
import type { ProgramParts } from '../command-line/build-program.ts';
import { withDeclared } from '../declared/with-declared.ts';
import { alert } from './alert/alert.ts';
import { approval } from './approval/approval.ts';
import { completionFor } from './completion.ts';
import { change } from './change/change.ts';
import { channel } from './channel/channel.ts';
import { evidence } from './evidence/evidence.ts';
import { exception } from './exception/exception.ts';
import { deploy, deployment } from './deploy/deploy.ts';
import { postmortem } from './postmortem/postmortem.ts';
import { incident } from './incident/incident.ts';
import { integration } from './integration/integration.ts';
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
import { operationVerbs } from './operations/operations.ts';
import { overview } from './overview/overview.ts';
import { owners } from './owners.ts';
import { page } from './page/page.ts';
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

/** A noun of which the server declares everything. */
const declared = (name: string, summary: string): Noun => ({ name, summary, group: 'Set up:', verbs: [] });

/** Everything that `muster` knows, in the order in which its help tells it. */
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
  declared('anchor', 'who vouches for the ledger’s heads from outside: witnesses and time stamps'),
  declared('sink', 'where the ledger is sent: a locked bucket, Splunk, Elasticsearch, CloudWatch, a file'),
  declared('erasure', 'who was erased, and how far that is; one is given by its id'),
  declared('subject', 'what is kept of somebody, to be handed to them'),
  drift,
  detector,
  { name: 'fairness', summary: 'how versions of models decide about groups', group: 'Respond:', verbs: [] },
  declared('model-registry', 'model registries that are read, such as MLflow; one is given by its id'),
  declared('feed', 'where counts come from: Prometheus servers, and programs that push'),
  deploy,
  deployment,
  promotion,
  rollback,
  {
    name: 'break-glass',
    summary: 'emergency changes in production; one is given by its id',
    group: 'Respond:',
    verbs: [],
  },
  {
    name: 'suppression',
    summary: 'what is held back, and until when; one is given by its id',
    group: 'Respond:',
    verbs: [],
  },
  {
    name: 'alert-view',
    summary: 'what the list of alerts is narrowed to, under a name; one is given by its id',
    group: 'Respond:',
    verbs: [],
  },
  { name: 'action', summary: 'action items of postmortems; one is given by its id', group: 'Respond:', verbs: [] },
  declared('routing', 'whose an alert is: rules published as versions'),
  declared('consumer', 'who calls language models, by which limits; one is given by its name'),
  declared('provider', 'providers of language models and their prices; one is given by its name'),
  { name: 'dpa', summary: 'agreements by which data may reach a provider', group: 'Govern:', verbs: [] },
  declared('rule', 'by which channels one is called; one is given by its id'),
  declared('slack', 'Slack: linking one’s account, and what is posted there'),
  declared('slack-group', 'user groups of Slack, each of which follows whoever is on call in a schedule'),
  declared('github', 'GitHub: linking one’s account'),
  declared('executor', 'what carries rollbacks out; one is given by its name or id'),
  declared('tracker', 'where tickets of action items are kept: GitHub Issues, a Jira; one is given by its name or id'),
  { name: 'ticket', summary: 'which tickets are followed, for which action item', group: 'Govern:', verbs: [] },
  page,
  onCall,
  schedule,
  escalationPath,
  pseudonym,
  approval,
  { name: 'readiness', summary: 'whether those on call can be reached', group: 'Respond:', verbs: [] },
  { name: 'calendar', summary: 'addresses under which calendars read shifts', group: 'Respond:', verbs: [] },
  { name: 'call', summary: 'who was called when and why', group: 'Govern:', verbs: [] },
  { name: 'status', summary: 'how the services stand, by what was published', group: 'Respond:', verbs: [] },
  { name: 'status-update', summary: 'what was published; one is given by its id', group: 'Respond:', verbs: [] },
  declared('subscriber', 'who outside is told of what is published; one is given by its id'),
  declared('audience', 'the lists that updates go to; one is given by its name or id'),
  declared('auditor', 'auditors from outside, for as long as another hand approved; one is given by its id'),
  { name: 'access-review', summary: 'who gets at what, looked at each quarter', group: 'Govern:', verbs: [] },
  { name: 'access-item', summary: 'one access in a review; given by its id', group: 'Govern:', verbs: [] },
  declared('notice-rule', 'the rules by which an authority may have to be told; one is given by its id, such as gdpr-33'),
  {
    name: 'notice',
    summary: 'what authorities are to be told, by when, and what was filed',
    group: 'Govern:',
    verbs: [],
  },
  declared('group-role', 'which roles the groups of identity providers stand for; one is given by its id'),
  declared('role-proposal', 'roles that somebody’s groups propose; one is given by its id'),
  declared('update-template', 'words that updates begin with; one is given by its id'),
  { name: 'consultation', summary: 'what your roles are asked, and the answers', group: 'Govern:', verbs: [] },
  { name: 'act', summary: 'what was done by the policy’s matrix, and who was told', group: 'Govern:', verbs: [] },
  { name: 'raci', summary: 'who acts, answers, is asked and is told', group: 'Govern:', verbs: [] },
  policy,
  exception,
  { name: 'asset', summary: 'data assets and their class; one is given by its name', group: 'Govern:', verbs: [] },
  { name: 'control', summary: 'what the record shows of each control', group: 'Govern:', verbs: [] },
  { name: 'report', summary: 'what the Board is given of each quarter', group: 'Govern:', verbs: [] },
  evidence,
  violation,
  postmortem,
  change,
  ledger,
  setup,
  member,
  declared('team', 'teams, and who belongs to them; a team is given by name or id'),
  declared('role', 'the roles of the policy; one is given by name or id'),
  declared('contact', 'who is called in which contact role'),
  declared('identity-provider', 'where members sign in by OpenID Connect; one is given by its name'),
  declared('sso', 'the accounts by which you sign in'),
  declared('service-account', 'programs that may use Muster; one is given by name or id'),
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
  { group: 'Elsewhere than Muster:', verbs: [probe] },
  { group: 'On the machine that runs Muster:', verbs: operationVerbs },
];
