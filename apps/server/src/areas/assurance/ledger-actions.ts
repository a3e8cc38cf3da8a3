import { Type } from 'typebox';
import { defineAction } from '../../platform/ledger/action.ts';
import { policyKind } from '../policy/public.ts';
import { evidenceKind, reportKind } from './kinds.ts';

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
    `prepared the report of ${data.quarter}${data.version === 1 ? '' : ` again, as version ${data.version}`}: ${data.failing === 0 ? 'no exceptions' : `exceptions in ${data.failing} controls`}`,
});

export const evidenceExported = defineAction({
  name: 'evidence.exported',
  version: 1,
  kind: evidenceKind,
  data: Type.Object({ from: Type.String(), to: Type.String(), size: Count, sha256: Type.String() }),
  summarise: ({ data }) => `exported the evidence of ${data.from.slice(0, 10)} to ${data.to.slice(0, 10)}`,
});

export const policyAttested = defineAction({
  name: 'policy.attested',
  version: 1,
  kind: policyKind,
  data: Type.Object({ version: Type.String() }),
  summarise: ({ data }) => `attested having read ${data.version}`,
});

export const assuranceActions = [reportPrepared, evidenceExported, policyAttested] as const;
