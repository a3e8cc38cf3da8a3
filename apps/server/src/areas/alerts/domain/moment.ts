export type MomentEvent = 'began' | 'resolved';

/** Alerts of an incident that began, or were reported resolved, within one span of time: one line of its timeline. */
export type AlertMoment = {
  readonly event: MomentEvent;
  /** Start of the span. With the event it identifies the moment, even while more alerts arrive. */
  readonly span: Date;
  /** When the first and the last of them were received. */
  readonly first: Date;
  readonly last: Date;
  readonly alerts: number;
  /** The most frequent names. */
  readonly names: readonly { readonly name: string; readonly alerts: number }[];
  /** How many other names there are. */
  readonly otherNames: number;
};

/** The moment in words, as the rest of a sentence that starts with "Muster". */
export function momentWords({ event, alerts, names, otherNames }: AlertMoment): string {
  const state = event === 'began' ? 'firing' : 'no longer firing';
  const listed = names.map((each) => (each.alerts === 1 ? each.name : `${each.name} ×${each.alerts}`)).join(', ');
  const others = alerts - names.reduce((sum, each) => sum + each.alerts, 0);
  const rest =
    otherNames === 0 ? '' : ` and ${others} of ${otherNames === 1 ? 'another name' : `${otherNames} other names`}`;
  return `received ${alerts === 1 ? 'an alert' : `${alerts} alerts`} ${state}: ${listed}${rest}`;
}
