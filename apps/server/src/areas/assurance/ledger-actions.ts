import { Type } from 'typebox';
import { defineAction } from '../../platform/ledger/action.ts';
import { policyKind } from '../policy/public.ts';
import { controlKind, evidenceKind, reportKind } from './kinds.ts';

const Count = Type.Integer({ minimum: 0 });

export const reportPrepared = defineAction({
  name: 'report.prepared',
  version: 1,
  kind: reportKind,
  act: { of: 'compliance-reporting' },
  data: Type.Object({
    report: Type.String(),
    quarter: Type.String(),
    version: Count,
    size: Count,
    sha256: Type.String(),
    failing: Count,
  }),
  content: Type.Object({ words: Type.String() }),
  summarise: ({ data }) =>
    `prepared the report for ${data.quarter}${data.version === 1 ? '' : ` again, as version ${data.version}`}: ${data.failing === 0 ? 'no exceptions' : `exceptions in ${data.failing} controls`}`,
});

export const evidenceExported = defineAction({
  name: 'evidence.exported',
  version: 1,
  kind: evidenceKind,
  data: Type.Object({ from: Type.String(), to: Type.String(), size: Count, sha256: Type.String() }),
  summarise: ({ data }) => `exported the evidence for ${data.from.slice(0, 10)} to ${data.to.slice(0, 10)}`,
});

export const policyAttested = defineAction({
  name: 'policy.attested',
  version: 1,
  kind: policyKind,
  data: Type.Object({ version: Type.String() }),
  summarise: ({ data }) => `attested to having read ${data.version}`,
});

export const controlsTested = defineAction({
  name: 'controls.tested',
  version: 1,
  kind: controlKind,
  data: Type.Object({ test: Type.String(), from: Count, below: Count, failing: Count, passing: Count, idle: Count }),
  summarise: ({ data }) =>
    `tested the controls against the entries from ${data.from} up to ${data.below}: ${data.failing} not kept, ${data.passing} kept, ${data.idle} with nothing on record`,
});

const OfFinding = { finding: Type.String(), control: Type.String() };

/** The entry that broke the control names its own clause; this one names the test's. */
export const controlFailed = defineAction({
  name: 'control.failed',
  version: 1,
  kind: controlKind,
  data: Type.Object({ ...OfFinding, exceptions: Count, first: Count }),
  summarise: ({ data }) =>
    `found ${data.control} not kept: ${data.exceptions === 1 ? 'one exception' : `${data.exceptions} exceptions`}, the first is entry ${data.first}`,
});

export const controlFailedAgain = defineAction({
  name: 'control.failed_again',
  version: 1,
  kind: controlKind,
  data: Type.Object({ ...OfFinding, exceptions: Count }),
  summarise: ({ data }) =>
    `found ${data.control} not kept again: ${data.exceptions === 1 ? 'one more exception' : `${data.exceptions} more exceptions`}`,
});

export const controlPassed = defineAction({
  name: 'control.passed',
  version: 1,
  kind: controlKind,
  data: Type.Object({ ...OfFinding, population: Count }),
  summarise: ({ data }) =>
    `found ${data.control} kept again, with ${data.population === 1 ? 'one entry' : `${data.population} entries`} since`,
});

export const assuranceActions = [
  reportPrepared,
  evidenceExported,
  policyAttested,
  controlsTested,
  controlFailed,
  controlFailedAgain,
  controlPassed,
] as const;
