import { readFile } from 'node:fs/promises';
import type { Server } from 'node:https';
import { createSecureContext } from 'node:tls';
import { err, ok, type Result } from '../../kernel/result.ts';
import type { Logger } from '../log/logger.ts';
import type { StartProblem } from './guards/transport.ts';

export type CertificateFiles = { readonly certificateFile: string; readonly keyFile: string };

export type Certificate = { readonly cert: string; readonly key: string };

/** Reads a certificate chain and its key, and checks that they match. */
export async function readCertificate({
  certificateFile,
  keyFile,
}: CertificateFiles): Promise<Result<Certificate, StartProblem>> {
  let pair: Certificate;
  try {
    pair = { cert: await readFile(certificateFile, 'utf8'), key: await readFile(keyFile, 'utf8') };
  } catch (error) {
    const which = (error as NodeJS.ErrnoException).path ?? certificateFile;
    return err({
      problem: `${which} cannot be read.`,
      remedy: 'Check MUSTER_TLS_CERT and MUSTER_TLS_KEY, and that Muster may read these files.',
    });
  }
  try {
    createSecureContext(pair);
    return ok(pair);
  } catch {
    const problem = `${certificateFile} and ${keyFile} are not a PEM certificate and its key.`;
    return err({
      problem,
      remedy: 'Give the chain with the server certificate first, and the unencrypted key that belongs to it.',
    });
  }
}

type Options = {
  readonly server: Server;
  readonly files: CertificateFiles;
  readonly current: Certificate;
  readonly log: Logger;
};

/**
 * Reloads changed certificate files (R28). They are polled rather than watched: a mounted Secret changes by a swap of
 * links that file watchers miss. A pair that does not match, as while only one file has been written, is left for the
 * next check.
 */
export function createCertificateFollower({ server, files, current, log }: Options) {
  let inUse = current;
  let warnedOf: string | undefined;
  return {
    /** Checks once. True if a new certificate is now in use. */
    async look(): Promise<boolean> {
      const read = await readCertificate(files);
      if (!read.ok) {
        if (warnedOf !== read.error.problem) log.warn('http.certificate_unusable', read.error);
        warnedOf = read.error.problem;
        return false;
      }
      warnedOf = undefined;
      if (read.value.cert === inUse.cert && read.value.key === inUse.key) return false;
      server.setSecureContext({ ...read.value, minVersion: 'TLSv1.2' });
      inUse = read.value;
      log.info('http.certificate_reloaded');
      return true;
    },
  };
}
