// planted: dependencies kernel-alone
import { readFileSync } from 'node:fs';

export const text = (path: string): string => readFileSync(path, 'utf8');
