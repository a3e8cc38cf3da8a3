import { createHash } from 'node:crypto';

const CODE = { most: 15 };

/** 120 bits in hexadecimal, in groups: `7c1e0-…`. Known to its holder alone. */
export const newCaseCode = (randomBytes: (count: number) => Uint8Array): string =>
  (Buffer.from(randomBytes(CODE.most)).toString('hex').match(/.{5}/g) ?? []).join('-');

/** What is kept of a code: nobody gets it back from that. */
export const caseHash = (code: string): string =>
  createHash('sha256')
    .update(`muster case ${code.toLowerCase().replaceAll(/[^a-z0-9]/g, '')}`)
    .digest('base64url');
