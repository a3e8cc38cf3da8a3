import type { FieldProblem } from '../../../kernel/app-error.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';

/** Something has changed, says a sender: what it was, about which service and when. */
type ChangeTold = {
  readonly summary: string;
  readonly source: string | undefined;
  /** What it says that it is about, the nearest first, in lower case; the catalog says which of them is a service. */
  readonly services: readonly string[];
  readonly link: string | undefined;
  /** As it was written; undefined: when it came. */
  readonly timestamp: unknown;
};

const longest = { summary: 1024 };

/** Reads a change event of PagerDuty's Events API v2, which asks for no more than its summary. */
export function readChangeEvent(event: Readonly<Record<string, unknown>>): Result<ChangeTold, readonly FieldProblem[]> {
  const { payload, links } = event;
  if (!isObject(payload)) return err([{ path: '/payload', problem: 'must be an object' }]);
  const problems: FieldProblem[] = [];
  const { summary, source, timestamp, custom_details: details } = payload;
  if (!isWords(summary)) problems.push({ path: '/payload/summary', problem: 'must be there' });
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
