import { Type, type Static } from 'typebox';
import { targetWords, windowWords } from '../domain/words.ts';
import { readOpenSloFile } from '../open-slo-file.ts';
import { backTested } from './back-tested.ts';
import type { SloReader } from './reads.ts';

const Remarks = Type.Array(Type.Object({ path: Type.String(), says: Type.String() }));

/** What importing a file would do. */
export const ImportPreview = Type.Object(
  {
    objectives: Type.Array(
      Type.Object({
        name: Type.String(),
        title: Type.String(),
        target: Type.String(),
        window: Type.String(),
        wouldHaveFrozen: Type.Integer(),
        hoursWithData: Type.Integer(),
        hoursMissed: Type.Integer(),
      }),
    ),
    notes: Remarks,
    problems: Remarks,
  },
  { title: 'ObjectiveImportPreview' },
);

/** Reads a file and back-tests each of its objectives over the past weeks. */
export async function previewObjectives(reader: SloReader, content: string): Promise<Static<typeof ImportPreview>> {
  const { definitions, notes, problems } = readOpenSloFile(content);
  const objectives = [];
  for (const definition of definitions) {
    const tested = await backTested(reader.db, definition, reader.policies.current, reader.now);
    objectives.push({
      name: definition.id,
      title: definition.title,
      target: targetWords(definition),
      window: windowWords(definition.window),
      wouldHaveFrozen: tested.freezes.length,
      hoursWithData: tested.hoursWithData,
      hoursMissed: tested.hoursMissed,
    });
  }
  return { objectives, notes: [...notes], problems: [...problems] };
}
