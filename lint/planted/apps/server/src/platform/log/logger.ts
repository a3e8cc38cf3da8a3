// planted: nothing
import pino from 'pino';

export const logger = pino();
