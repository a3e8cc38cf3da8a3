import type { CommandContext } from '../../../platform/commands/context.ts';
import { registerHere, type ModelHere } from '../../models/public.ts';
import type { SaidVersion } from '../domain/registry.ts';
import type { KeptVersion } from '../store/said.ts';

const VERSION_NAME = /^[A-Za-z0-9][A-Za-z0-9._+-]{0,99}$/;
const DIGEST = /^sha256:[0-9a-f]{64}$/;
const READY = 'READY';

/** Registers a version that is ready and has a schema. @returns its state here, in every case */
export async function followVersion(
  ctx: CommandContext,
  model: ModelHere | undefined,
  said: SaidVersion,
  called: string,
): Promise<KeptVersion> {
  const { name, version, status, schema, digest } = said;
  const kept = (standing: KeptVersion['standing'], problem?: string): KeptVersion => ({
    name,
    version,
    model: called,
    status,
    standing,
    problem,
  });
  if (model === undefined) return kept('no-model');
  if (!VERSION_NAME.test(version)) return kept('bad-name');
  if (model.versions.some((one) => one.name === version)) return kept('registered');
  if (status !== READY) return kept('not-ready');
  if (schema === undefined) return kept('no-schema');
  const done = await registerHere(ctx, model, {
    version,
    schema,
    ...(digest !== undefined && DIGEST.test(digest) ? { digest } : {}),
  });
  if (done.ok || done.error.code === 'models/version-taken') return kept('registered');
  const [first] = done.error.fields ?? [];
  return kept('bad-schema', first === undefined ? done.error.public : `${first.path} ${first.problem}`);
}
