import { err, ok, type Result } from '../../kernel/result.ts';
import type { ConnectionTarget } from '../database/connection-target.ts';
import type { DatabaseChoice } from '../database/open-database.ts';
import { parseDatabaseUrl } from '../database/parse-database-url.ts';
import type { Concealed } from '../secrets/concealed.ts';
import type { KeyDirectory } from '../secrets/key-directory.ts';
import { isSecretReference, resolveSecret, type SecretSources } from '../secrets/resolve-secret.ts';
import type { Config } from './config.ts';
import type { ConfigProblem } from './read-config.ts';

/** The configured database, with secret references resolved. A single URL serves all three roles. */
export async function databaseChoice(
  { database, homes }: Pick<Config, 'database' | 'homes'>,
  keys: KeyDirectory,
  sources: SecretSources,
): Promise<Result<DatabaseChoice, readonly ConfigProblem[]>> {
  if (database.kind === 'embedded') return ok({ kind: 'embedded', dataDir: homes.data, keys });
  const app = await targetOf('DATABASE_URL', database.app, sources);
  const owner = database.owner === undefined ? app : await targetOf('DATABASE_OWNER_URL', database.owner, sources);
  const sequencer =
    database.sequencer === undefined ? app : await targetOf('DATABASE_SEQUENCER_URL', database.sequencer, sources);
  if (app.ok && owner.ok && sequencer.ok) {
    return ok({ kind: 'server', targets: { app: app.value, owner: owner.value, sequencer: sequencer.value } });
  }
  return err([...new Set([app, owner, sequencer])].flatMap((each) => (each.ok ? [] : [each.error])));
}

async function targetOf(
  variable: string,
  text: Concealed,
  sources: SecretSources,
): Promise<Result<ConnectionTarget, ConfigProblem>> {
  const url = isSecretReference(text.reveal()) ? await resolveSecret(text.reveal(), sources) : ok(text);
  if (!url.ok) return err({ variable, ...url.error });
  const target = parseDatabaseUrl(url.value.reveal());
  if (target.ok) return target;
  return err({ variable, problem: `${target.error}.`, remedy: 'Fix the URL.' });
}
