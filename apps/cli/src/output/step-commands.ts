import type { IncidentVerb } from '@muster/api-client';

/** How each verb of an incident is typed, in the order in which an incident goes. */
const steps = {
  acknowledge: 'ack <code>',
  'take-command': 'take <code>',
  classify: 'classify <code> --fact …',
  retitle: 'retitle <code> "…"',
  mitigate: 'mitigate <code> --note …',
  resolve: 'resolve <code> --note …',
  update: 'update <code> "…"',
  close: 'close <code>',
  reopen: 'reopen <code> --reason …',
} as const satisfies Partial<Record<IncidentVerb, string>>;

export type Step = keyof typeof steps;

export const stepsInOrder = Object.keys(steps) as readonly Step[];

export const stepCommand = (step: Step, code: string): string =>
  `muster incident ${steps[step].replace('<code>', code)}`;
