import { createHash } from 'node:crypto';
import { readGate, type GateResult } from '@muster/change-rules';
import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok } from '../../../kernel/result.ts';
import { field } from '../../../platform/verbs/fields.ts';
import { verbOfAll } from '../../../platform/verbs/verb.ts';
import { isOutdated, states, type CountsFor } from '../domain/evidence.ts';
import { evidenceKind } from '../ledger-actions.ts';
import { promotionPermissions } from '../permissions.ts';
import { commitFields, referenceField } from './evidence-fields.ts';
import { keepEvidence } from './keep-evidence.ts';

/**
 * Muster parses the scanner's report itself rather than trusting the uploader (GOV 7.8, R33). Without a report the gate
 * counts as not run, and a report that does not say its tool ran to completion is not a pass. The report is not stored,
 * only its digest and finding count.
 */
export const recordGate = verbOfAll({
  noun: 'promotion',
  kind: evidenceKind,
  name: 'record-gate',
  route: '/v1/promotion/gates',
  creates: true,
  words: {
    label: 'Record a gate',
    does: 'record a security scanner’s report, as SARIF or CycloneDX; without a report the gate counts as not run',
    done: 'Gate recorded.',
    next: 'muster promotion show <service> --commit <commit>',
  },
  clauses: ['5.2.2', '7.8'],
  permission: promotionPermissions.record,
  fields: {
    ...commitFields,
    gate: Type.String({
      pattern: '^[a-z][a-z-]*$',
      maxLength: 40,
      ...field({ asks: 'Which gate: dependency-audit, sast, secret-scan or container-scan' }),
    }),
    report: Type.Optional(
      Type.String({ maxLength: 1_000_000, ...field({ asks: 'The scanner’s report', option: 'report' }, 'multiline') }),
    ),
    reference: referenceField,
  },
  answer: Type.Object(
    {
      id: Type.String({ format: 'uuid' }),
      state: Type.Enum([...states]),
      tool: Type.Optional(Type.String()),
      why: Type.Optional(Type.String({ description: 'Why it counts as not run.' })),
      findings: Type.Array(Type.String(), {
        description: 'The first findings. They are shown here only and not stored.',
      }),
    },
    { title: 'GateRecorded' },
  ),
  async decide(ctx, { input, policy }) {
    const gates = policy.controls.scanning;
    const gate = Object.entries(gates).find(([name]) => name === input.gate)?.[1];
    if (gate === undefined) return err(noSuchGate(Object.keys(gates)));
    const { report, reference, commit } = input;
    const result =
      report === undefined
        ? ({ state: 'not-run', why: 'no report was given' } as const)
        : readNow(report, gate.countsFor, ctx.now);
    const findings = result.state === 'failed' ? result.findings : [];
    const tool = result.state === 'not-run' ? undefined : toolNamed(result.by);
    const id = await keepEvidence(ctx, gate.clause, {
      service: input.service.toLowerCase(),
      commit,
      what: input.gate,
      state: result.state,
      tool,
      findings: findings.length,
      scannedAt: result.state === 'not-run' ? undefined : result.ranAt,
      report: report === undefined ? undefined : createHash('sha256').update(report).digest('hex'),
      reference,
    });
    return ok({
      id,
      state: result.state,
      ...(tool === undefined ? {} : { tool }),
      ...(result.state === 'not-run' ? { why: result.why } : {}),
      findings: findings.slice(0, MOST_TOLD),
    });
  },
});

/** A pass from an outdated scan does not count, however recently it was submitted. */
function readNow(report: string, countsFor: CountsFor, now: Date): GateResult {
  const read = readGate(report);
  return read.state === 'passed' && isOutdated({ recordedAt: now, scannedAt: read.ranAt }, countsFor, now)
    ? { state: 'not-run', why: `it says that it ran at ${read.ranAt?.toISOString()}: scan this commit again` }
    : read;
}

const MOST_TOLD = 50;

/** The report is untrusted: keep only characters that belong in a tool name. */
const toolNamed = (by: string): string => by.replaceAll(/[^A-Za-z0-9 ,._+-]/g, '').slice(0, 60) || 'a scanner';

const noSuchGate = (gates: readonly string[]): AppError => ({
  kind: 'invalid',
  code: 'promotion/no-such-gate',
  public: 'The policy has no such gate.',
  fields: [{ path: '/gate', problem: 'is not a gate of the policy', remedy: `one of ${gates.join(', ')}` }],
});
