import type { FieldProblem } from '../../../kernel/app-error.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';

/** A change that a sender reported. */
type ChangeTold = {
  readonly summary: string;
  readonly source: string | undefined;
  /** The services it names, nearest first, in lower case; the catalog decides which of them exist. */
  readonly services: readonly string[];
  readonly link: string | undefined;
  /** As sent; undefined means the time of receipt. */
  readonly timestamp: unknown;
};

const longest = { summary: 1024 };

/** Parses a change event of PagerDuty's Events API v2, in which only the summary is required. */
export function readChangeEvent(event: Readonly<Record<string, unknown>>): Result<ChangeTold, readonly FieldProblem[]> {
  const { payload, links } = event;
  if (!isObject(payload)) return err([{ path: '/payload', problem: 'must be an object' }]);
  const problems: FieldProblem[] = [];
  const { summary, source, timestamp, custom_details: details } = payload;
  if (!isWords(summary)) problems.push({ path: '/payload/summary', problem: 'is required' });
  else if (Array.from(summary).length > longest.summary)
    problems.push({ path: '/payload/summary', problem: `must have at most ${longest.summary} characters` });
  if (source !== undefined && source !== null && typeof source !== 'string')
    problems.push({ path: '/payload/source', problem: 'must be text' });
  const listed = links === undefined || links === null ? [] : links;
  const hrefs = Array.isArray(listed)
    ? listed.map((link: unknown) => (isObject(link) && isWords(link['href']) ? link['href'] : undefined))
    : [undefined];
  if (hrefs.includes(undefined)) problems.push({ path: '/links', problem: 'must each have an href' });
  if (problems.length > 0 || !isWords(summary)) return err(problems);
  const named = isObject(details) ? [details['service'], details['job']] : [];
  return ok({
    summary,
    source: isWords(source) ? source : undefined,
    services: named.flatMap((name) => (isWords(name) ? [name.trim().toLowerCase()] : [])),
    link: hrefs.find((href) => href !== undefined && /^https?:/.test(href)),
    timestamp,
  });
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isWords = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';
