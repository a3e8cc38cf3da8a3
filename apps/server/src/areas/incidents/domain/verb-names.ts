/** What may be done with an incident, by the names of its verbs. Its answer carries a verdict on each. */
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
