import type { FieldProblem } from '../../../../kernel/app-error.ts';
import { err, ok, type Result } from '../../../../kernel/result.ts';
import type { Notification } from '../../domain/notification.ts';
import { isObject, isWords, labelsOf, momentOf, must, oneAlert, onlyNoted, type Fields } from './event.ts';

const SEVERITIES = ['critical', 'error', 'warning', 'info'];
const ACTIONS = ['trigger', 'acknowledge', 'resolve'];
const longest = { key: { limit: 255 }, summary: { limit: 1024 } };

/**
 * Reads an event of PagerDuty's Events API v2. A deduplication key names an alert: a trigger while it is open continues
 * it; after its end a trigger is a new episode. Only a person can acknowledge, so an `acknowledge` is noted and stops
 * nothing.
 */
export function readPagerDuty(body: unknown, at: Date): Result<Notification, readonly FieldProblem[]> {
  if (!isObject(body)) return err([must('', 'must be an object')]);
  const problems = problemsOf(body);
  const { event_action: action, dedup_key: key, payload, client, client_url: clientUrl, links } = body;
  if (problems.length > 0 || !isWords(key)) return err(problems);
  if (action === 'acknowledge')
    return ok(onlyNoted('An acknowledgement was received and only noted: only a person acknowledges an incident.'));
  const told = isObject(payload) ? payload : {};
  const { summary, source, severity, component, group, class: kind, timestamp, custom_details: details } = told;
  return ok(
    oneAlert({
      identity: key,
      status: action === 'resolve' ? 'resolved' : 'firing',
      moment: momentOf(timestamp, at),
      labels: labelsOf({ alertname: summary ?? key, severity, source, service: component, group, class: kind }),
      annotations: labelsOf({ client, ...(isObject(details) ? details : { details }) }),
      link: clientUrl ?? hrefOf(links),
    }),
  );
}

const words = (value: unknown): string => (typeof value === 'string' ? value : '');

function problemsOf({ event_action: action, dedup_key: key, payload, links, images }: Fields): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const expect = (holds: boolean, path: string, problem: string) => {
    if (!holds) problems.push(must(path, problem));
  };
  expect(ACTIONS.includes(words(action)), '/event_action', `must be one of ${ACTIONS.join(', ')}`);
  expect(isWords(key), '/dedup_key', 'is required to acknowledge or resolve');
  expect(words(key).length <= longest.key.limit, '/dedup_key', `must have at most ${longest.key.limit} characters`);
  if (action === 'trigger') {
    const told = isObject(payload) ? payload : {};
    expect(isObject(payload), '/payload', 'must be an object');
    expect(isWords(told['summary']), '/payload/summary', 'is required');
    expect(
      Array.from(words(told['summary'])).length <= longest.summary.limit,
      '/payload/summary',
      `must have at most ${longest.summary.limit} characters`,
    );
    expect(isWords(told['source']), '/payload/source', 'is required');
    expect(
      SEVERITIES.includes(String(told['severity'])),
      '/payload/severity',
      `must be one of ${SEVERITIES.join(', ')}`,
    );
  }
  expect(
    each(links, ({ href }) => isWords(href)),
    '/links',
    'must each have an href',
  );
  expect(
    each(images, ({ src }) => isWords(src) && src.startsWith('https:')),
    '/images',
    'must each have an https src',
  );
  return problems;
}

const each = (list: unknown, holds: (one: Fields) => boolean): boolean =>
  list === undefined || list === null || (Array.isArray(list) && list.every((one) => isObject(one) && holds(one)));

const hrefOf = (links: unknown): unknown =>
  Array.isArray(links) ? links.flatMap((link: unknown) => (isObject(link) ? [link['href']] : []))[0] : undefined;
