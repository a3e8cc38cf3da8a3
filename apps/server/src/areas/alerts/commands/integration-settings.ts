import type { AppError, FieldProblem } from '../../../kernel/app-error.ts';
import type { SourceKind, SourceSettings } from '../domain/source.ts';
import { readTranslated } from './translation-input.ts';

type Given = {
  readonly signed?: boolean | undefined;
  readonly topic?: string | undefined;
  readonly translation?: string | undefined;
  readonly every?: number | undefined;
  readonly severity?: string | undefined;
  readonly service?: string | undefined;
};

/** The source each setting belongs to and, if it is required there, the remedy when it is missing. */
const OF: readonly {
  readonly name: keyof Given;
  readonly kind: SourceKind;
  readonly called: string;
  readonly needs?: string;
}[] = [
  { name: 'signed', kind: 'grafana', called: 'Grafana' },
  {
    name: 'topic',
    kind: 'cloudwatch',
    called: 'CloudWatch',
    needs: 'give the ARN of the topic that your alarms are sent to',
  },
  {
    name: 'translation',
    kind: 'json',
    called: 'JSON of any kind',
    needs: 'say which parts of a body are alerts; muster integration try-translation shows the result',
  },
  {
    name: 'every',
    kind: 'heartbeat',
    called: 'heartbeats',
    needs: 'say how many minutes there are at most between two heartbeats',
  },
  { name: 'severity', kind: 'heartbeat', called: 'heartbeats' },
  { name: 'service', kind: 'heartbeat', called: 'heartbeats' },
];

/** Rejects a setting given for another source, or missing where its source requires it. */
export function settingProblem(kind: SourceKind, given: Given): AppError | undefined {
  for (const { name, kind: of, called, needs } of OF) {
    const isSaid = given[name] !== undefined && given[name] !== false;
    if (isSaid && of !== kind)
      return notOfThisKind({ path: `/${name}`, problem: `is for ${called} only`, remedy: 'leave it out' });
    if (!isSaid && of === kind && needs !== undefined)
      return notOfThisKind({ path: `/${name}`, problem: 'is missing', remedy: needs });
  }
  if (given.translation === undefined) return undefined;
  const read = readTranslated(given.translation);
  return read.ok ? undefined : read.error;
}

export function settingsOf({ signed, topic, translation, every, severity, service }: Given): SourceSettings {
  const labels = {
    ...(severity === undefined ? {} : { severity }),
    ...(service === undefined ? {} : { service }),
  };
  return {
    ...(signed === true ? { isSigned: true } : {}),
    ...(topic === undefined ? {} : { topic }),
    ...(translation === undefined ? {} : { translation }),
    ...(every === undefined ? {} : { everyMinutes: every }),
    ...(every === undefined || Object.keys(labels).length === 0 ? {} : { labels }),
  };
}

const notOfThisKind = (problem: FieldProblem): AppError => ({
  kind: 'invalid',
  code: 'alerts/not-of-this-source',
  public: 'This setting does not fit this kind of source.',
  fields: [problem],
});
