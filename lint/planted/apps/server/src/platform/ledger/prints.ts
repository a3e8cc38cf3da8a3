// planted: one-logger console, one-logger process.stdout, one-logger pino
import pino from 'pino';

export const say = (text: string): void => {
  console.log(text);
  process.stdout.write(text);
  pino().info(text);
};
