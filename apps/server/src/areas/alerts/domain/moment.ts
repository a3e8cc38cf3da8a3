export type MomentEvent = 'began' | 'resolved';

/** Alerts of an incident that began, or were said to be over, within one span of time: a line of its timeline. */
export type AlertMoment = {
  readonly event: MomentEvent;
  /** Where the span begins. With the event it names the moment, however many alerts are still to come. */
  readonly span: Date;
  /** When the first and the last of them were heard of. */
  readonly first: Date;
  readonly last: Date;
  readonly alerts: number;
  /** The most frequent ones. */
  readonly names: readonly { readonly name: string; readonly alerts: number }[];
  /** How many names there are beyond those. */
  readonly otherNames: number;
};

/** What Muster heard, as the rest of a sentence that begins with its name. */
export function momentWords({ event, alerts, names, otherNames }: AlertMoment): string {
  const state = event === 'began' ? 'firing' : 'no longer firing';
  const listed = names.map((each) => (each.alerts === 1 ? each.name : `${each.name} ×${each.alerts}`)).join(', ');
  const others = alerts - names.reduce((sum, each) => sum + each.alerts, 0);
  const rest =
    otherNames === 0 ? '' : ` and ${others} of ${otherNames === 1 ? 'another name' : `${otherNames} other names`}`;
  return `received ${alerts === 1 ? 'an alert' : `${alerts} alerts`} ${state}: ${listed}${rest}`;
}
