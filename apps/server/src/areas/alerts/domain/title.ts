import { shorten } from '../../../kernel/shorten.ts';
import type { Scrubbed } from '../../../kernel/scrubbed.ts';
import type { AlertSignal } from './notification.ts';

export const alertName = ({ labels }: Pick<AlertSignal, 'labels'>): string =>
  plain(labels['alertname'] ?? '') || 'alert without a name';

/** The line by which responders know an incident that this alert declared: its name, and its own summary of itself. */
export function titleOf(signal: AlertSignal, longest: number): Scrubbed {
  const { summary, message, description } = signal.annotations;
  const words = summary ?? message ?? description;
  const title = [alertName(signal), ...(words === undefined ? [] : [plain(words)])].join(': ');
  // The signal's texts passed the scrubber at the door; joining and cutting them puts nothing back.
  return shorten(title, longest) as Scrubbed;
}

/**
 * One line, without the control characters that only ever serve to deceive a reader or a log (abuse case 19). Joiners stay
 * between what they join: they make one character of an emoji, and words of some languages.
 */
const plain = (text: string): string =>
  text
    .replaceAll(/(?:(?![\u200c\u200d])[\s\p{Cc}\p{Cf}])+/gu, ' ')
    .replaceAll(/(?<=^| )[\u200c\u200d]+|[\u200c\u200d]+(?= |$)/gu, '')
    .trim();
