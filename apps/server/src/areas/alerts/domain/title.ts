import type { Scrubbed } from '../../../kernel/scrubbed.ts';
import type { AlertSignal } from './notification.ts';

export const alertName = ({ labels }: Pick<AlertSignal, 'labels'>): string => labels['alertname'] ?? 'alert without a name';

/** The line by which responders know an incident that this alert declared: its name, and its own summary of itself. */
export function titleOf(signal: AlertSignal, longest: number): Scrubbed {
  const { summary, message, description } = signal.annotations;
  const words = summary ?? message ?? description;
  const title = [alertName(signal), ...(words === undefined ? [] : [words])].join(': ').replaceAll(/\s+/g, ' ').trim();
  // The signal's texts passed the scrubber at the door; joining and cutting them puts nothing back.
  return (title.length <= longest ? title : `${title.slice(0, longest - 1)}…`) as Scrubbed;
}
