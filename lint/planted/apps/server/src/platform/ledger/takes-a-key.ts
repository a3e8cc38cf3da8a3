// planted: dependencies folder-circle
export type { Key } from '../keys/key.ts';
