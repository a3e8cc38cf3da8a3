import { isOwed, soonest } from '@muster/api-client';
import type { Incident, Wish } from '@muster/api-client';

export type Step = { readonly wish: Wish; readonly words: string };

/** Every step there is, in the order in which an incident is worked. */
const steps: readonly Step[] = [
  { wish: 'acknowledge', words: 'Acknowledge' },
  { wish: 'takeCommand', words: 'Take command' },
  { wish: 'classify', words: 'Classify' },
  { wish: 'update', words: 'Send update' },
  { wish: 'mitigate', words: 'Mitigated' },
  { wish: 'resolve', words: 'Resolved' },
  { wish: 'close', words: 'Close' },
  { wish: 'raise', words: 'Raise severity' },
  { wish: 'retitle', words: 'Change the title' },
  { wish: 'handOver', words: 'Hand over command' },
  { wish: 'reopen', words: 'Reopen' },
];

/**
 * What this reader should do next: the step that the clock owed soonest asks for, else the next of the incident's
 * course. Only steps the server allows this reader; none means that there is nothing to do but watch.
 */
export function nextStep(incident: Incident, readerId: string | undefined): Step | undefined {
  const allowed = (wish: Wish) => incident.may[wish].allowed && isWaitedFor(wish, incident, readerId);
  const due = soonest(incident.clocks.filter((clock) => allowed(wishOfClock[clock.name])));
  const wish = due === undefined ? steps.find((step) => allowed(step.wish))?.wish : wishOfClock[due.name];
  return steps.find((step) => step.wish === wish);
}

/** All other steps, in order; refused ones too, so that each can say why. */
export const otherSteps = (next: Step | undefined): readonly Step[] => steps.filter((step) => step !== next);

// May be done and has to be done are two things: a severity can be raised and command handed over at any time.
function isWaitedFor(wish: Wish, incident: Incident, readerId: string | undefined): boolean {
  switch (wish) {
    case 'acknowledge':
      return incident.phase === 'declared';
    case 'takeCommand':
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
    case 'handOver':
    case 'note':
    case 'retitle':
      return false;
  }
}

const wishOfClock: Readonly<Record<Incident['clocks'][number]['name'], Wish>> = {
  acknowledge: 'acknowledge',
  mitigate: 'mitigate',
  resolve: 'resolve',
  commander: 'takeCommand',
  classify: 'classify',
  update: 'update',
};
