import { Outlet } from '@muster/policy';
import type { ContentVault } from '../ledger/entry-buffer.ts';
import type { ContentReader } from '../ledger/open-content.ts';
import type { DataKeys } from './data-keys.ts';

/** Encrypts the ledger's content under data keys, with each item bound to its entry. */
export function contentVault(keys: DataKeys): ContentVault & ContentReader {
  return {
    seal: async (tx, items) => {
      const subjects = await keys.dataKeysFor(
        tx,
        items.map(({ subject, isNewSubject }) => ({ ...subject, isNewSubject: isNewSubject === true })),
      );
      return items.map((item) =>
        subjects.seal({ subject: item.subject, plaintext: item.plaintext, aad: place(item.entryId) }),
      );
    },
    open: async (db, items) => {
      const opened = await keys.decryptMany(
        db,
        items.map((item) => ({ ...item, aad: place(item.entryId) })),
      );
      return new Map(
        items.flatMap((item, index) => {
          const content = opened[index];
          return content?.kind === 'plain' ? [[item.entryId, entries.take(content.plaintext)] as const] : [];
        }),
      );
    },
  };
}

/**
 * Who may see an entry's content is decided where entries are read, by the thing they are about
 * (platform/ledger/read-scope.ts).
 */
const entries = new Outlet('the content of entries', 'CONFIDENTIAL');

const place = (entryId: string): string => `ledger_content/${entryId}`;
