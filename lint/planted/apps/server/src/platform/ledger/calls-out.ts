// planted: outgoing fetch, outgoing undici, outgoing node:https, outgoing nodemailer, outgoing node:net
import { get } from 'node:https';
import { isIP, connect } from 'node:net';
import { createTransport } from 'nodemailer';
import type { Agent } from 'undici';
import { request } from 'undici';

export const ways = [fetch('https://example.org'), request, get, createTransport, isIP, connect];
export type Kept = Agent;
