import { readOpenSlo, type OpenSlo } from '@muster/slo';
import { parseAllDocuments } from 'yaml';

const MOST_DOCUMENTS = 200;

/** Parses the objectives of a YAML file; invalid YAML or too many are reported like any other problem. */
export function readOpenSloFile(content: string): OpenSlo {
  const refused = (says: string): OpenSlo => ({ definitions: [], notes: [], problems: [{ path: '', says }] });
  const documents = parseAllDocuments(content, { uniqueKeys: true });
  if (!Array.isArray(documents)) return refused('is empty');
  if (documents.length > MOST_DOCUMENTS) return refused(`has more than ${MOST_DOCUMENTS} documents`);
  const broken = documents.flatMap(({ errors }) => errors)[0];
  if (broken !== undefined) return refused(`is not YAML: line ${broken.linePos?.[0].line ?? 1}`);
  try {
    return readOpenSlo(documents.map((document) => document.toJS({ maxAliasCount: 0 }) as unknown));
  } catch {
    return refused('uses anchors and aliases: write out what they stand for');
  }
}
