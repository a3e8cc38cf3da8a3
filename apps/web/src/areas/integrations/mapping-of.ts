import type { AlertMapping } from '@muster/api-client';

type Given = {
  readonly severityLabel: string;
  readonly severities: NonNullable<NonNullable<AlertMapping['severity']>['values']>;
  readonly teamLabel: string;
  readonly teams: NonNullable<AlertMapping['team']>['values'];
};

/** The mapping entered in the form; empty fields are left to the policy and the integration's own team. */
export function mappingOf({ severityLabel, severities, teamLabel, teams }: Given): AlertMapping {
  const severity = {
    ...(severityLabel === '' ? {} : { label: severityLabel }),
    ...(Object.keys(severities).length === 0 ? {} : { values: severities }),
  };
  return {
    ...(Object.keys(severity).length === 0 ? {} : { severity }),
    ...(teamLabel === '' ? {} : { team: { label: teamLabel, values: teams } }),
  };
}
