import type { Detector, Match } from './detector.ts';

/** A match mapped to the raw text: which detector found it, and how many layers of disguise had been removed. */
export type Candidate = {
  readonly detector: Detector;
  readonly depth: number;
  readonly start: number;
  readonly end: number;
  readonly subject: Match['subject'];
};

/**
 * Selects non-overlapping candidates, in order. Overlapping secrets become one finding over all they cover, named by
 * the longest. CONFIDENTIAL yields to any secret; among CONFIDENTIAL candidates the view with most disguises removed
 * knows the subject best, then the longest. What this leaves out is found in the next round.
 */
export function resolveOverlaps(candidates: readonly Candidate[]): readonly Candidate[] {
  if (candidates.length === 1) return candidates;
  const resolved: Candidate[] = [];
  for (const cluster of clustersOf(candidates)) {
    const secrets = cluster.filter(isSecret);
    if (secrets.length > 0) resolved.push(...clustersOf(secrets).map(unite));
    else resolved.push(...best(cluster));
  }
  return resolved;
}

function isSecret({ detector }: Candidate): boolean {
  return detector.classification === 'RESTRICTED';
}

function length({ start, end }: Candidate): number {
  return end - start;
}

/** Groups of candidates joined by overlap; sorting keeps the detectors' order among equals. */
function clustersOf(candidates: readonly Candidate[]): Candidate[][] {
  const clusters: Candidate[][] = [];
  let reach = -1;
  for (const candidate of candidates.toSorted((a, b) => a.start - b.start)) {
    if (candidate.start < reach) clusters.at(-1)?.push(candidate);
    else clusters.push([candidate]);
    reach = Math.max(reach, candidate.end);
  }
  return clusters;
}

function unite(cluster: readonly Candidate[]): Candidate {
  const longest = cluster.reduce((a, b) => (length(b) > length(a) ? b : a));
  const end = cluster.reduce((reach, candidate) => Math.max(reach, candidate.end), 0);
  return { ...longest, start: cluster[0]?.start ?? longest.start, end };
}

/** A larger cluster is not a benign text; one finding per round is enough. */
const largestTangle = 64;

function best(cluster: readonly Candidate[]): Candidate[] {
  const ranked = cluster.toSorted((a, b) => b.depth - a.depth || length(b) - length(a));
  if (ranked.length > largestTangle) return ranked.slice(0, 1);
  const chosen: Candidate[] = [];
  for (const candidate of ranked) {
    if (chosen.every((other) => candidate.end <= other.start || candidate.start >= other.end)) chosen.push(candidate);
  }
  return chosen.toSorted((a, b) => a.start - b.start);
}
