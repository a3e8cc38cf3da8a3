// planted: dependencies web-in-a-browser
import { readFileSync } from 'node:fs';

export const text = readFileSync;
