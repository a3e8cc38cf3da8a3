/** What somebody may wish to do with an incident, by the names that pages ask for. Each answer carries a verdict on every one. */
export const wishes = [
  'acknowledge',
  'mitigate',
  'resolve',
  'close',
  'reopen',
  'classify',
  'raise',
  'takeCommand',
  'handOver',
  'update',
  'note',
  'retitle',
] as const;
export type Wish = (typeof wishes)[number];
