/** Prints to the terminal, with the story's time. */
export type Teller = {
  readonly say: (words: string) => void;
  readonly tell: (words: string) => void;
  /** Seconds since the story began, which is at the first call. */
  readonly seconds: () => number;
};

const MINUTE = 60;

export function createTeller(write: (line: string) => void): Teller {
  let began: number | undefined;
  const seconds = (): number => {
    began ??= performance.now();
    return (performance.now() - began) / 1000;
  };
  const clock = (): string => {
    const whole = Math.floor(seconds());
    return [Math.floor(whole / MINUTE), whole % MINUTE].map((part) => String(part).padStart(2, '0')).join(':');
  };
  return { say: write, tell: (words) => write(`  ${clock()}  ${words}`), seconds };
}
