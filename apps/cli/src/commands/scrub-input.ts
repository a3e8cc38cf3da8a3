import { open, type FileHandle } from 'node:fs/promises';
import { resolve } from 'node:path';
import { failed } from '../failures/failure.ts';
import type { Shell } from '../shell.ts';

/** A readable text, and its file name if it has one. */
export type Text = { readonly name: string | undefined; readonly chunks: () => AsyncIterable<Uint8Array> };

/** The named files, or stdin. All are opened before anything is read, so that nothing is written if one is missing. */
export async function openTexts(paths: readonly string[], shell: Shell): Promise<readonly Text[]> {
  if (paths.length === 0) return [{ name: undefined, chunks: shell.input.bytes }];
  const opened: { readonly name: string; readonly file: FileHandle }[] = [];
  try {
    for (const name of paths) opened.push({ name, file: await openFile(name, shell) });
  } catch (cause) {
    for (const { file } of opened) await file.close();
    throw cause;
  }
  return opened.map(({ name, file }) => ({ name, chunks: () => file.createReadStream() }));
}

/** Reads a small file whole, such as a configuration. */
export async function readText(path: string, shell: Shell): Promise<string> {
  const file = await openFile(path, shell);
  try {
    return (await file.readFile('utf8')).replace(/^\ufeff/, '');
  } finally {
    await file.close();
  }
}

async function openFile(path: string, { folder }: Shell) {
  const why = { why: 'Nothing was read or written.' };
  try {
    const file = await open(resolve(folder, path));
    if (!(await file.stat()).isDirectory()) return file;
    await file.close();
  } catch {
    throw failed('cli/unreadable-file', `${path} cannot be read.`, why);
  }
  throw failed('cli/unreadable-file', `${path} is a folder.`, why);
}
