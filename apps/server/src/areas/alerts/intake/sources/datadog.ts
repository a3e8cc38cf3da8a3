import type { FieldProblem } from '../../../../kernel/app-error.ts';
import { err, ok, type Result } from '../../../../kernel/result.ts';
import type { Notification } from '../../domain/notification.ts';
import { isObject, isWords, labelsOf, momentOf, must, oneAlert, onlyNoted, type Fields } from './event.ts';

/** The body to paste into a Datadog webhook, which has no fixed contract: Datadog fills in each `$VARIABLE`. */
export const datadogTemplate = {
  alert_id: '$ALERT_ID',
  cycle_key: '$ALERT_CYCLE_KEY',
  transition: '$ALERT_TRANSITION',
  priority: '$ALERT_PRIORITY',
  scope: '$ALERT_SCOPE',
  title: '$ALERT_TITLE',
  event_title: '$EVENT_TITLE',
  text: '$TEXT_ONLY_MSG',
  query: '$ALERT_QUERY',
  metric: '$ALERT_METRIC',
  hostname: '$HOSTNAME',
  tags: '$TAGS',
  link: '$LINK',
  date: '$DATE',
} as const;

const FIRES = ['triggered', 're-triggered', 'no data', 're-no data', 'warn', 're-warn', 'renotify'];
const IS_OVER = 'recovered';

/** Reads that body. A transition that is neither a beginning nor an end is noted, and nothing follows from it. */
export function readDatadog(body: unknown, at: Date): Result<Notification, readonly FieldProblem[]> {
  if (!isObject(body)) return err([must('', 'must be an object')]);
  const told = filledIn(body);
  const transition = told['transition'];
  const identity =
    told['cycle_key'] ?? (isWords(told['alert_id']) ? `${told['alert_id']}/${told['scope'] ?? ''}` : undefined);
  if (!isWords(transition) || identity === undefined)
    return err([must(isWords(transition) ? '/alert_id' : '/transition', 'is required', REMEDY)]);
  const word = transition.toLowerCase();
  if (word !== IS_OVER && !FIRES.includes(word))
    return ok(onlyNoted('The transition neither starts nor ends an alert, so nothing happened.'));
  const { title, event_title: event, text, query, metric, hostname, priority, scope, tags = '', link, date } = told;
  return ok(
    oneAlert({
      identity,
      status: word === IS_OVER ? 'resolved' : 'firing',
      moment: momentOf(date, at),
      labels: labelsOf({
        alertname: title ?? event ?? told['alert_id'],
        severity: priority ?? (word.endsWith('warn') ? 'warning' : undefined),
        hostname,
        scope,
        metric,
        ...tagLabels(tags),
      }),
      annotations: labelsOf({ description: text, query, tags, transition }),
      link,
    }),
  );
}

const REMEDY = 'Paste the body from the set-up into the webhook, and leave "Encode as form" off.';

/** A variable that Datadog does not know is left as written. */
const filledIn = (body: Fields): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(labelsOf(body)).filter(([name, value]) => !(value.startsWith('$') && value === templateOf(name))),
  );

const templateOf = (name: string): string | undefined =>
  Object.hasOwn(datadogTemplate, name) ? datadogTemplate[name as keyof typeof datadogTemplate] : undefined;

/** `service:checkout,env:prod`: only the tags that name the owner and the place. */
function tagLabels(tags: string): Fields {
  const words = tags.split(',').map((tag) => tag.trim().split(':'));
  const find = (name: string): string | undefined =>
    words
      .find(([key]) => key === name)
      ?.slice(1)
      .join(':');
  return { service: find('service'), env: find('env'), team: find('team'), muster_drill: find('muster_drill') };
}
