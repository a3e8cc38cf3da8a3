import type { IncidentVerb } from '@muster/api-client';

/** The command for each verb of an incident, in an incident's order. */
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
