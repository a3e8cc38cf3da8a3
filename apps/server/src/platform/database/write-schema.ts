import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openKeyDirectory } from '../secrets/key-directory.ts';
import type { Logger } from '../log/logger.ts';
import { readCatalog } from './catalog.ts';
import { openDatabase } from './open-database.ts';
import { schemaText } from './schema-text.ts';
import { tablesText } from './tables-text.ts';

// Writes db/schema.sql and its tables' columns from db/migrations: runs them in a fresh database and reads its catalog.
const SCHEMA = fileURLToPath(new URL('../../../../../db/schema.sql', import.meta.url));
const TABLES = fileURLToPath(new URL('./tables.generated.ts', import.meta.url));
const quiet: Logger = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {}, with: () => quiet };

const folder = mkdtempSync(join(tmpdir(), 'muster-schema-'));
chmodSync(folder, 0o755);
const database = await openDatabase({
  choice: { kind: 'embedded', dataDir: join(folder, 'data'), keys: openKeyDirectory(join(folder, 'keys')) },
  ids: { bytes: (size) => new Uint8Array(randomBytes(size)) },
  log: quiet,
});
try {
  const catalog = await readCatalog(database.owner);
  writeFileSync(SCHEMA, schemaText(catalog));
  writeFileSync(TABLES, tablesText(catalog));
} finally {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
}
