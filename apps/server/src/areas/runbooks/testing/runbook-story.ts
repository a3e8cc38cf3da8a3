import { ownWords } from '../../../kernel/scrubbed.ts';
import { anyApproval } from '../../../platform/approvals/approvals.ts';
import { hooksService, joinHooks } from '../../../platform/hooks.ts';
import { actionRegistry } from '../../../platform/ledger/actions-registry.ts';
import { obligationsService } from '../../../platform/obligations.ts';
import { startStory, type Story } from '../../../testing/story.ts';
import { alertsWithIncidents, withAlertsOf } from '../../alerts/public.ts';
import { approvalsArea } from '../../approvals/public.ts';
import { registerApprovalReactions } from '../../approvals/reactions/register.ts';
import { createPeople, peopleService } from '../../identity/public.ts';
import { declareIncident } from '../../incidents/commands/declare-incident.ts';
import { alertsOfIncidents, incidentReads, obligations } from '../../incidents/public.ts';
import { registerIncidentReactions } from '../../incidents/reactions/register.ts';
import { factsFor } from '../../incidents/testing/declared.ts';
import { runbooksArea } from '../area.ts';
import { proposeRunbook } from '../commands/propose.ts';
import { loadShipped } from '../load-shipped.ts';
import { runbookChange, runbookReview } from '../runbook-approvals.ts';

/**
 * A story with the shipped library. `signals` are the detectors that other areas report as having opened each incident.
 */
export async function startRunbookStory(signals: readonly string[] = []): Promise<Story> {
  const story = await startStory([registerIncidentReactions, registerApprovalReactions]);
  const { host } = story;
  const people = createPeople(host);
  host.services
    .give(peopleService, people)
    .give(obligationsService, obligations)
    .give(alertsOfIncidents, alertsWithIncidents)
    .give(incidentReads, {
      db: host.db,
      clock: host.clock,
      people,
      content: host.vault,
      policies: () => host.policies(),
      actions: () => actionRegistry([]),
      firingAlerts: async () => new Map(),
      withAlertsOf,
    })
    .give(
      hooksService,
      joinHooks(() => [{ signalsOf: async () => signals }]),
    );
  const kinds = [anyApproval(runbookReview), anyApproval(runbookChange)];
  approvalsArea({ services: host.services, clock: host.clock, kinds: () => kinds });
  runbooksArea({ services: host.services, clock: host.clock });
  return story;
}

const shipped = loadShipped();

/** A shipped runbook's text with replacements. */
export function changedText(id: string, ...changes: readonly (readonly [from: string, to: string])[]): string {
  const text = shipped.get(id)?.text;
  if (text === undefined) throw new Error(`no runbook ${id} ships`);
  return changes.reduce((before, [from, to]) => {
    const after = before.replace(from, to);
    if (after === before) throw new Error(`${id} does not say ${from}`);
    return after;
  }, text);
}

export const NEXT_VERSION = ['version: 1.0.0', 'version: 1.1.0'] as const;

export const proposal = (text: string, more: { readonly diagram?: string } = {}) => ({
  text: ownWords(text),
  motivation: ownWords('it was vague'),
  risk: ownWords('low'),
  test: ownWords('drilled'),
  ...(more.diagram === undefined ? {} : { diagram: ownWords(more.diagram) }),
});

export const proposed = async (story: Story, text: string, who = story.engineer) =>
  story.done(who, proposeRunbook, proposal(text));

export async function declared(story: Story, isDrill = false): Promise<string> {
  const facts = { ...factsFor['SEV-2'] };
  const title = ownWords('The API is slow');
  return (await story.done(story.sre, declareIncident, { title, facts, ...(isDrill ? { drill: true } : {}) })).code;
}
