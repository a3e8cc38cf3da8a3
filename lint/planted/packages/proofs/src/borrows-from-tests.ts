// planted: dependencies tests-stay-outside
import { depth } from '@muster/testing';

export const rounds = depth;
