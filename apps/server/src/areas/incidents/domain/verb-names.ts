/** The incident verbs by name. An incident response has a verdict on each. */
export const verbNames = [
  'acknowledge',
  'unacknowledge',
  'mitigate',
  'resolve',
  'close',
  'reopen',
  'classify',
  'raise',
  'lower',
  'take-command',
  'hand-over',
  'update',
  'note',
  'retitle',
] as const;
export type VerbName = (typeof verbNames)[number];
