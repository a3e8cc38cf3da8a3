import type { FieldProblem } from '../../../kernel/app-error.ts';
import { shorten } from '../../../kernel/shorten.ts';
import { addMinutes } from '../../../kernel/clock.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { endings, type Ending, type RunEvent } from './run-event.ts';

/** A run event as sent, its text not scrubbed yet. */
export type SentEvent = Omit<RunEvent, 'error'> & { readonly error: string | undefined };

const LONGEST_NAME = 1000;
const LONGEST_ERROR = 2000;
const LONGEST_INTEGRATION = 60;

/** Allowed clock skew of a sender: events later than that are refused. */
const AHEAD_BY_MINUTES = 10;

/**
 * Parses an OpenLineage event. Undefined for one about a dataset or job rather than a run. Unreadable facets are
 * ignored: they are no reason to lose the run.
 */
export function parseEvent(given: unknown, now: Date): Result<SentEvent | undefined, readonly FieldProblem[]> {
  if (!isObject(given)) return err([{ path: '', problem: 'is not an event', remedy: 'send an OpenLineage run event' }]);
  if (given['run'] === undefined && (given['dataset'] !== undefined || given['job'] !== undefined))
    return ok(undefined);
  const run = objectIn(given, 'run');
  const job = objectIn(given, 'job');
  const facets = objectIn(run, 'facets');
  const at = instant(given['eventTime']);
  const runId = textIn(run, 'runId')?.toLowerCase();
  const namespace = textIn(job, 'namespace');
  const name = textIn(job, 'name');
  const problems: FieldProblem[] = [];
  if (at === undefined)
    problems.push(missing('/eventTime', 'is not a point in time', 'send an ISO 8601 time with a time zone'));
  else if (at > addMinutes(now, AHEAD_BY_MINUTES))
    problems.push(missing('/eventTime', 'is in the future', 'check the sender’s clock'));
  if (runId === undefined || !UUID.test(runId))
    problems.push(missing('/run/runId', 'is not a UUID', 'send the UUID of the run'));
  if (!isName(namespace))
    problems.push(missing('/job/namespace', 'is not a name', `send up to ${LONGEST_NAME} characters`));
  if (!isName(name)) problems.push(missing('/job/name', 'is not a name', `send up to ${LONGEST_NAME} characters`));
  const type = typeOf(given['eventType']);
  if (type === 'unknown')
    problems.push(missing('/eventType', 'is not an event type', `send START, RUNNING, ${endings.join(', ')} or OTHER`));
  if (
    problems.length > 0 ||
    at === undefined ||
    runId === undefined ||
    !isName(namespace) ||
    !isName(name) ||
    type === 'unknown'
  )
    return err(problems);
  const nominal = objectIn(facets, 'nominalTime');
  const parent = objectIn(objectIn(facets, 'parent'), 'run');
  const parentRun = textIn(parent, 'runId')?.toLowerCase();
  const message = textIn(objectIn(facets, 'errorMessage'), 'message');
  return ok({
    job: { namespace, name },
    runId,
    at,
    type,
    nominalStart: instant(nominal['nominalStartTime']),
    nominalEnd: instant(nominal['nominalEndTime']),
    // Some clients send a run as its own parent.
    parentRun: parentRun !== undefined && UUID.test(parentRun) && parentRun !== runId ? parentRun : undefined,
    integration: integrationOf(textIn(objectIn(objectIn(job, 'facets'), 'jobType'), 'integration')),
    error: message === undefined || message.trim() === '' ? undefined : shorten(message, LONGEST_ERROR),
  });
}

const missing = (path: string, problem: string, remedy: string): FieldProblem => ({ path, problem, remedy });

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const objectIn = (of: Readonly<Record<string, unknown>>, key: string): Readonly<Record<string, unknown>> => {
  const value = Object.hasOwn(of, key) ? of[key] : undefined;
  return isObject(value) ? value : {};
};

const textIn = (of: Readonly<Record<string, unknown>>, key: string): string | undefined => {
  const value = Object.hasOwn(of, key) ? of[key] : undefined;
  return typeof value === 'string' ? value : undefined;
};

const isName = (text: string | undefined): text is string =>
  text !== undefined && text.trim() !== '' && text.length <= LONGEST_NAME;

const integrationOf = (text: string | undefined): string | undefined =>
  text !== undefined && /^[A-Za-z][\w .-]*$/.test(text) && text.length <= LONGEST_INTEGRATION
    ? text.toUpperCase()
    : undefined;

function typeOf(given: unknown): 'START' | Ending | undefined | 'unknown' {
  if (given === undefined || given === null) return undefined;
  if (typeof given !== 'string') return 'unknown';
  const type = given.toUpperCase();
  if (type === 'RUNNING' || type === 'OTHER') return undefined;
  if (type === 'START') return 'START';
  return endings.find((ending) => ending === type) ?? 'unknown';
}

const ISO = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}([.,]\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/i;

/** Older clients omit the zone and mean UTC. */
function instant(given: unknown): Date | undefined {
  if (typeof given !== 'string') return undefined;
  const [text = '', , , zone] = ISO.exec(given) ?? [];
  if (text === '') return undefined;
  const at = new Date(zone === undefined ? `${text}Z` : text);
  return Number.isNaN(at.getTime()) ? undefined : at;
}
