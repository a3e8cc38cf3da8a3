// planted: nothing
import { isIP } from 'node:net';
import type { Server } from 'node:http';

export const isAddress = (text: string): boolean => isIP(text) > 0;
export type Kept = Server;
