import type { Kysely } from 'kysely';
import { placeOfWords } from './commands/open-review.ts';
import type { Review } from './domain/review.ts';
import { withinModels } from './open-prediction.ts';
import type { ModelsRoom } from './room.ts';

/** The subject's text and the answer, decrypted; empty if they were forgotten. The caller has checked access. */
export async function wordsOf(
  db: Kysely<unknown>,
  { dataKeys }: Pick<ModelsRoom, 'dataKeys'>,
  review: Review,
): Promise<{ readonly words: string | undefined; readonly reasons: string | undefined }> {
  const open = async (what: 'words' | 'reasons', ciphertext: Uint8Array | undefined) => {
    if (ciphertext === undefined) return undefined;
    const opened = await dataKeys.decrypt(
      db,
      { keyId: review.keyId, ciphertext: Buffer.from(ciphertext) },
      placeOfWords(review.id, what),
    );
    return opened.kind === 'plain' ? withinModels.take(opened.plaintext).toString('utf8') : undefined;
  };
  return { words: await open('words', review.words), reasons: await open('reasons', review.reasons) };
}
