/**
 * `10:05:00 Europe/Berlin`: a time of day in its reader's zone, which is named with it, or in UTC where they have not said.
 * A zone that this machine does not know any more counts as not said.
 */
export function timeOfDay(at: Date, zone: string | undefined): string {
  const utc = `${at.toISOString().slice('yyyy-mm-ddT'.length, 'yyyy-mm-ddThh:mm:ss'.length)} UTC`;
  if (zone === undefined) return utc;
  try {
    return `${new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeStyle: 'medium' }).format(at)} ${zone}`;
  } catch (cause) {
    if (cause instanceof RangeError) return utc;
    throw cause;
  }
}
