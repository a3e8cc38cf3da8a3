import type { PolicySnapshot } from '../snapshot.ts';
import type { PolicyFinding } from './finding.ts';

/**
 * Mechanisms that the document names but that do not deliver what it promises today, and blanks it leaves (R17, R18).
 */
export function mechanismFindings(policy: PolicySnapshot): PolicyFinding[] {
  return [...passwordFlow(policy), ...mutableSinks(policy), ...blankChannels(policy)];
}

function passwordFlow({ authentication }: PolicySnapshot): PolicyFinding[] {
  if (!authentication.passwordFlow.enabled) return [];
  const message = 'the OAuth2 password flow is on because the document names it; current practice forbids it';
  return [{ clause: authentication.passwordFlow.clause, weight: 'note', message, ruling: 'R17' }];
}

function mutableSinks({ audit }: PolicySnapshot): PolicyFinding[] {
  return audit.sinks
    .filter((sink) => !sink.immutable)
    .map((sink) => ({
      clause: sink.clause,
      weight: 'note' as const,
      message: `${sink.name} is named as an immutable sink, but its administrators can delete: it is treated as a search copy`,
      ruling: 'R18',
    }));
}

function blankChannels({ violations }: PolicySnapshot): PolicyFinding[] {
  return Object.entries(violations.channels)
    .filter(([, channel]) => /\[.*\]/.test(channel.address))
    .map(([name, channel]) => ({
      clause: channel.clause,
      weight: 'warning' as const,
      message: `the ${name} reporting channel is still the document’s placeholder "${channel.address}"`,
      ruling: null,
    }));
}
