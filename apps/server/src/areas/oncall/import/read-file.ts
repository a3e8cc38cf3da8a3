import { Check } from 'typebox/value';
import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { readJson } from '../../../platform/http/input/read-json.ts';
import { unfitFor } from './fits-here.ts';
import type { ForeignFile } from './foreign.ts';
import { GrafanaFile, readGrafana } from './read-grafana.ts';
import { OpsgenieFile, readOpsgenie } from './read-opsgenie.ts';
import { PagerDutyFile, readPagerDuty } from './read-pagerduty.ts';

export const vendors = ['pagerduty', 'opsgenie', 'grafana-oncall'] as const;
export type Vendor = (typeof vendors)[number];

const DEEPEST = 20;

/** Reads another product's export. Personal data is discarded after the request, except who is on call. */
export function readExport(vendor: Vendor, content: string, now: Date): Result<ForeignFile, AppError> {
  const read = readJson(content, { maxDepth: DEEPEST });
  if (!read.ok) return err(notAnExport(vendor));
  const file = readAs(vendor, read.value, now);
  // Every part is optional, but a file with none of them must be the wrong file.
  if (file === undefined || (file.schedules.length === 0 && file.paths.length === 0)) return err(notAnExport(vendor));
  const schedules = file.schedules.map((schedule) =>
    schedule.cannot.length > 0 ? schedule : { ...schedule, cannot: unfitFor(schedule) },
  );
  return ok({ ...file, schedules });
}

function readAs(vendor: Vendor, value: unknown, now: Date): ForeignFile | undefined {
  switch (vendor) {
    case 'pagerduty':
      return Check(PagerDutyFile, value) ? readPagerDuty(value, now) : undefined;
    case 'opsgenie':
      return Check(OpsgenieFile, value) ? readOpsgenie(value, now) : undefined;
    case 'grafana-oncall':
      return Check(GrafanaFile, value) ? readGrafana(value, now) : undefined;
  }
}

const SHAPES = {
  pagerduty:
    '{ "schedules": [ each as GET /schedules/{id} gives it ], "escalation_policies": [ as GET /escalation_policies gives them ], "users": [ as GET /users gives them ] }',
  opsgenie:
    '{ "data": [ as GET /v2/schedules?expand=rotation gives them ], "escalations": [ the data of GET /v2/escalations ] }',
  'grafana-oncall':
    '{ "schedules": […], "on_call_shifts": […], "escalation_chains": […], "escalation_policies": […], "teams": […], "users": […] }, with the results of each',
};

const notAnExport = (vendor: Vendor): AppError => ({
  kind: 'invalid',
  code: 'oncall/not-an-export',
  public: 'The file is not an export from this product.',
  fields: [
    { path: '/content', problem: 'has a different structure', remedy: `give JSON of the form ${SHAPES[vendor]}` },
  ],
});
