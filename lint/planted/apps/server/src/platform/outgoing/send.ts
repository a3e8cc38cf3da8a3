// planted: nothing
import { request } from 'undici';

export const send = (url: string): unknown => request(url);
