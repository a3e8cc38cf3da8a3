import {
  clockWords,
  declaredWords,
  incidentsOf,
  needsByThing,
  nobodyOnCall,
  personWords,
  unreachedNeeds,
  type IncidentSummary,
  type Overview,
} from '@muster/api-client';
import { fields } from './fields.ts';
import { findingLine } from './finding-line.ts';
import { incidentTable } from './incident-table.ts';
import { unreachedWords } from './incident-warnings.ts';
import { needWords } from './need-words.ts';
import { paragraphs } from './paragraphs.ts';
import type { Screen } from './screen.ts';
import { table } from './table.ts';
import { agoWords, timedWords } from './time-words.ts';

/** The overview as text. */
export const overviewPage = (overview: Overview, screen: Screen, isSeen: boolean): string =>
  [called, needs, yetFiring, open, onCall, clocksMet, changes, findings]
    .map((section) => section(overview, screen, isSeen))
    .filter((text) => text !== '')
    .join('\n');

/** `isSeen`: the reader has just marked the changes as seen. */
type Section = (overview: Overview, screen: Screen, isSeen: boolean) => string;

const needs: Section = ({ needsYou, moreNeedYou }, screen) => {
  const found = needsByThing(needsYou);
  if (found.length === 0) return head('Needs you now', '', screen) + sentence('Nothing is waiting for you.', screen);
  return (
    head('Needs you now', `${found.length}${moreNeedYou ? '+' : ''}`, screen) +
    unreachedNeeds(needsYou)
      .map(({ unreached, codes }) => unreachedWords(unreached, codes, screen))
      .join('') +
    found.map((need) => needWords(need, screen)).join('') +
    (moreNeedYou ? next('muster incident list', screen) : '')
  );
};

/** People an incident was escalated to see the reason first. */
const called: Section = ({ calledFor }, screen) =>
  calledFor.length === 0
    ? ''
    : head('You were paged', `${calledFor.length}`, screen) +
      calledFor
        .map(({ incident, as, why, asks, clause }) =>
          sentence(
            `${incident.severity} ${incident.code}${as === undefined ? '' : `, as ${as}`}: ${why} (${clause}) ${asks}`,
            screen,
          ),
        )
        .join('');

const yetFiring: Section = ({ resolvedYetFiring: { count, items } }, screen) =>
  count === 0
    ? ''
    : head('Resolved but still firing', `${count}`, screen) +
      sentence('Reopen those that are not over.', screen) +
      incidentTable(items, screen) +
      others(items, count, screen) +
      next('muster incident reopen <code> --reason …', screen);

const open: Section = ({ open: { count, items }, declaredByDay }, screen) => {
  const title = head('Open incidents', `${count}`, screen) + sentence(declaredWords(declaredByDay), screen);
  if (count === 0)
    return (
      title +
      sentence('No open incidents. Incidents open here when an integration sends alerts.', screen) +
      next('muster integration create --name Alertmanager', screen) +
      next('muster incident declare "what is wrong"', screen)
    );
  const more = count > items.length ? next('muster incident list', screen) : '';
  return title + incidentTable(items, screen) + others(items, count, screen) + more;
};

const onCall: Section = ({ onCallNow, calledInstead }, screen) =>
  head('On call now', '', screen) +
  (onCallNow.length === 0
    ? sentence(nobodyOnCall(calledInstead), screen) + next('muster oncall set <e-mail>…', screen)
    : sentence(onCallNow.map(personWords).join(', '), screen));

const clocksMet: Section = ({ clocksMet: clocks, declaredByDay }, screen) =>
  head('Clocks met', `${declaredByDay.length} days`, screen) +
  (clocks.length === 0
    ? sentence('No clock has run yet.', screen)
    : fields(
        Object.fromEntries(clocks.map(({ clock, met, total }) => [clockWords[clock], metWords(met, total)])),
        screen,
      ));

/** Rounded down, so that a single miss keeps it below 100. */
const metWords = (met: number, total: number): string =>
  `${total === 0 ? '–' : `${Math.floor((100 * met) / total)} %`}, ${met} of ${total}`;

const changes: Section = ({ changesSince, seenUpTo }, screen, isSeen) =>
  head(seenUpTo === undefined ? 'Latest on the record' : 'Since you last looked', '', screen) +
  (changesSince.length === 0
    ? sentence('Nothing new.', screen)
    : table(
        changesSince,
        [
          { head: 'SEQ', cell: ({ seq }) => String(seq) },
          { head: 'WHEN', cell: ({ at }) => agoWords(at, screen.now) },
          { head: 'WHAT', cell: timedWords, shrinksTo: 16 },
          { head: 'INCIDENT', cell: ({ things }) => incidentsOf(things)[0] ?? '', dropped: 1 },
        ],
        screen,
      ) + (isSeen ? '' : next('muster overview --seen', screen)));

const findings: Section = ({ findings: found }, screen) =>
  found.length === 0
    ? ''
    : head('Findings', '', screen) + found.map((finding) => findingLine(finding, screen)).join('');

const head = (title: string, aside: string, { paint }: Screen): string =>
  `${paint.bold(title)}${aside === '' ? '' : `  ${paint.dim(aside)}`}\n`;

const sentence = (words: string, { columns }: Screen): string => `${paragraphs(words, columns)}\n`;

const next = (command: string, { paint }: Screen): string => `${paint.dim('next')}  ${command}\n`;

const others = (shown: readonly IncidentSummary[], count: number, { paint }: Screen): string =>
  count > shown.length ? `${paint.dim(`and ${count - shown.length} more, declared before these`)}\n` : '';
