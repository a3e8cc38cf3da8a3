import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import { ORGANISATION } from '../../../kernel/protected.ts';
import { defineCommand } from '../../../platform/commands/command.ts';
import { authorise } from '../../identity/public.ts';
import { periodAsked, type Period } from '../domain/period.ts';
import { evidenceKind } from '../kinds.ts';
import { evidenceExported } from '../ledger-actions.ts';
import { assurancePermissions } from '../permissions.ts';
import { gatherEvidence, type Pack } from '../queries/gather-evidence.ts';
import { assuranceRoom } from '../room.ts';

export const EvidenceAsked = Type.Object(
  {
    from: Type.Optional(Type.String({ format: 'date-time' })),
    to: Type.Optional(Type.String({ format: 'date-time' })),
    seed: Type.Optional(Type.String({ maxLength: 100, pattern: '^[ -~]+$', remedy: 'use printable ASCII characters' })),
    size: Type.Optional(Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER })),
  },
  { additionalProperties: false },
);

type Gathered = { readonly period: Period; readonly pack: Pack | undefined };

/** Exports a period's evidence as one signed archive and records the export (GOV 7.12). */
export const exportEvidence = defineCommand({
  name: 'evidence.export',
  input: EvidenceAsked,
  resource: () => ({ kind: evidenceKind.name, id: 'evidence' }),
  async prepare(outside, asked): Promise<Result<Gathered, AppError>> {
    const { clock, policies, use } = outside;
    const period = periodAsked(asked, clock.now(), policies.current.controls.evidence.looksBack.minutes);
    if (!period.ok) return period;
    if (!(await outside.may(assurancePermissions.export, ORGANISATION)))
      return ok({ period: period.value, pack: undefined });
    const pack = await gatherEvidence(use(assuranceRoom), { ...period.value, seed: asked.seed, size: asked.size });
    return pack.ok ? ok({ period: period.value, pack: pack.value }) : pack;
  },
  async decide(ctx, _asked, { period, pack }) {
    const allowed = await authorise(ctx, assurancePermissions.export, ORGANISATION);
    if (!allowed.ok) return allowed;
    if (pack === undefined) throw new Error('evidence was asked for by one who became entitled meanwhile');
    ctx.record(evidenceExported, {
      resource: { kind: evidenceKind.name, id: 'evidence' },
      clause: '7.12',
      data: {
        from: period.from.toISOString(),
        to: period.to.toISOString(),
        size: pack.size,
        sha256: pack.sha256,
      },
    });
    return ok(pack);
  },
});
