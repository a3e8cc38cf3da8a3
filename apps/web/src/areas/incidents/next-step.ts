import { isOwed, soonest } from '@muster/api-client';
import type { Incident, Severity, IncidentVerb } from '@muster/api-client';

export type Step = { readonly verb: IncidentVerb; readonly words: string };

export const takeCommand: Step = { verb: 'take-command', words: 'Take command' };

/** Giving command to another: its holder hands it over; anybody else entitled names a commander (R38). */
export const commandStep = ({ commander }: Pick<Incident, 'commander'>, readerId: string | undefined): Step => ({
  verb: 'hand-over',
  words: commander?.named === true && commander.person.id === readerId ? 'Hand over command' : 'Name a commander',
});

/** Every step, in the order of an incident's course. */
const steps: readonly Step[] = [
  { verb: 'acknowledge', words: 'Acknowledge' },
  takeCommand,
  { verb: 'classify', words: 'Classify' },
  { verb: 'update', words: 'Send update' },
  { verb: 'mitigate', words: 'Mark mitigated' },
  { verb: 'resolve', words: 'Mark resolved' },
  { verb: 'close', words: 'Close' },
  { verb: 'raise', words: 'Raise severity' },
  { verb: 'lower', words: 'Ask to lower severity' },
  { verb: 'unacknowledge', words: 'Pass it on' },
  { verb: 'retitle', words: 'Change the title' },
  { verb: 'hand-over', words: 'Hand over command' },
  { verb: 'reopen', words: 'Reopen' },
];

/**
 * These come before any deadline: an unacknowledged incident cannot be mitigated by anyone, and one without a commander
 * is led by chance.
 */
const before: readonly IncidentVerb[] = ['acknowledge', 'take-command', 'classify'];

/**
 * What this reader should do first: acknowledge, then take command, then classify; after those, the step required by
 * the most urgent open clock, otherwise the next in the incident's course. Only steps the server allows this reader;
 * undefined means there is nothing to do but watch.
 */
export function nextStep(incident: Incident, readerId: string | undefined): Step | undefined {
  const allowed = (verb: IncidentVerb) => incident.may[verb].allowed && isWaitedFor(verb, incident, readerId);
  const due = soonest(incident.clocks.filter((clock) => allowed(verbOfClock[clock.name])));
  const verb =
    before.find(allowed) ??
    (due === undefined ? steps.find((step) => allowed(step.verb))?.verb : verbOfClock[due.name]);
  return steps.find((step) => step.verb === verb);
}

/**
 * All other steps, in order: allowed ones, and refused ones with their reasons. Impossible ones, such as raising a
 * SEV-1, are in neither.
 */
export function otherSteps(incident: Incident, next: Step | undefined, readerId: string | undefined) {
  const worded = steps.map((step) => (step.verb === 'hand-over' ? commandStep(incident, readerId) : step));
  const others = worded.filter(
    (step) => step !== next && (step.verb !== 'raise' || worseThan(incident.severity).length > 0),
  );
  const isAllowed = ({ verb }: Step): boolean => incident.may[verb].allowed;
  return { now: others.filter(isAllowed), notNow: others.filter((step) => !isAllowed(step)) };
}

/** Steps that need text, facts or a confirmation; the others are done at once when pressed. */
export const asksFirst = (verb: IncidentVerb, { commander }: Incident): boolean =>
  verb === 'take-command' ? commander?.named === true : verb !== 'acknowledge' && verb !== 'unacknowledge';

/** Milder severities: requested with a reason, and decided by others (R11). */
export const milderThan = (severity: Severity): readonly Severity[] =>
  (['SEV-1', 'SEV-2', 'SEV-3', 'SEV-4'] as const).filter((other) => other > severity);

/** Worse severities, the only ones that can be set freely (R11). */
export const worseThan = (severity: Severity): readonly Severity[] =>
  (['SEV-1', 'SEV-2', 'SEV-3', 'SEV-4'] as const).filter((other) => other < severity);

// Allowed does not mean due: a severity can be raised and command handed over at any time.
function isWaitedFor(verb: IncidentVerb, incident: Incident, readerId: string | undefined): boolean {
  switch (verb) {
    case 'acknowledge':
      return incident.phase === 'declared' || incident.callingSince !== undefined;
    case 'take-command':
      return incident.commander?.named !== true && incident.phase !== 'resolved' && incident.phase !== 'closed';
    case 'classify':
      return incident.unclassified;
    case 'update':
      return (
        incident.commander?.person.id === readerId &&
        incident.clocks.some((clock) => clock.name === 'update' && isOwed(clock))
      );
    case 'mitigate':
      return incident.phase === 'acknowledged';
    case 'resolve':
      return incident.phase === 'mitigated';
    case 'close':
      return incident.phase === 'resolved' && incident.stillFiring === undefined;
    case 'reopen':
      return incident.stillFiring !== undefined;
    case 'raise':
    case 'lower':
    case 'hand-over':
    case 'note':
    case 'retitle':
    case 'unacknowledge':
      return false;
  }
}

const verbOfClock: Readonly<Record<Incident['clocks'][number]['name'], IncidentVerb>> = {
  acknowledge: 'acknowledge',
  mitigate: 'mitigate',
  resolve: 'resolve',
  commander: 'take-command',
  classify: 'classify',
  update: 'update',
};
