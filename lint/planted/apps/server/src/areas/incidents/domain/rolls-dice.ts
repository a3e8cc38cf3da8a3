// planted: ambient-code Math.random, ambient-code randomUUID, ambient-code getRandomValues, ambient-code Math, ambient-code v7, dependencies domain-pure
import { v7 as newId } from 'uuid';

const { random } = Math;
export const throws = [Math.random(), random(), crypto.randomUUID(), crypto.getRandomValues(new Uint8Array(1)), newId()];
