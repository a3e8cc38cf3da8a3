/**
 * One check of `muster doctor`. `advice`: Muster runs but could be set up better. `ill`: it does not run, or not
 * safely.
 */
export type Examined = {
  readonly name: string;
  readonly state: 'well' | 'advice' | 'ill';
  readonly what: string;
  readonly remedy?: string;
  readonly clause?: string;
};

export const well = (name: string, what: string): Examined => ({ name, state: 'well', what });

export const advice = (name: string, what: string, remedy: string, clause?: string): Examined => ({
  name,
  state: 'advice',
  what,
  remedy,
  ...(clause === undefined ? {} : { clause }),
});

export const ill = (name: string, what: string, remedy: string, clause?: string): Examined => ({
  ...advice(name, what, remedy, clause),
  state: 'ill',
});
