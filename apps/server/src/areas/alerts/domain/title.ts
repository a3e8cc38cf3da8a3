import { shorten } from '../../../kernel/shorten.ts';
import type { Scrubbed } from '../../../kernel/scrubbed.ts';
import type { AlertSignal } from './notification.ts';

export const alertName = ({ labels }: Pick<AlertSignal, 'labels'>): string =>
  plain(labels['alertname'] ?? '') || 'unnamed alert';

/** The title of an incident declared by this alert: the alert's name and its own summary. */
export function titleOf(signal: AlertSignal, longest: number): Scrubbed {
  const { summary, message, description } = signal.annotations;
  const words = summary ?? message ?? description;
  const title = [alertName(signal), ...(words === undefined ? [] : [plain(words)])].join(': ');
  // Both texts were scrubbed at intake; joining and shortening reveals nothing again.
  return shorten(title, longest) as Scrubbed;
}

/**
 * One line, without control characters that only serve to deceive a reader or a log (abuse case 19). Joiners stay
 * between the characters they join: some emoji and some languages need them.
 */
const plain = (text: string): string =>
  text
    .replaceAll(/(?:(?![\u200c\u200d])[\s\p{Cc}\p{Cf}])+/gu, ' ')
    .replaceAll(/(?<=^| )[\u200c\u200d]+|[\u200c\u200d]+(?= |$)/gu, '')
    .trim();
