// planted: dependencies packages-pure
import { createHash } from 'node:crypto';

export const hash = createHash;
