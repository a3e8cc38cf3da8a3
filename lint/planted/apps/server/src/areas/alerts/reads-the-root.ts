// planted: dependencies app-on-top
export { main } from '../../app/main.ts';
