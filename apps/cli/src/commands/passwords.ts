import { wrongUsage } from '../failures/failure.ts';
import type { Shell } from '../shell.ts';

/** Never takes a password as an argument: other users of the machine can see arguments, and the shell stores them. */
export async function askPassword({ input }: Shell, fromInput: boolean, question = 'Password: '): Promise<string> {
  if (!fromInput && !input.isTerminal)
    throw wrongUsage('There is no terminal to type the password in.', 'pass it with --password-stdin');
  const given = fromInput ? (await input.readAll()).replace(/\r?\n$/, '') : await input.askHidden(question);
  if (given === '') throw wrongUsage('The password is empty.');
  return given;
}

/** The current and the new password: prompted without echo, or the first two lines of stdin. */
export async function changedPassword(
  shell: Shell,
  fromInput: boolean,
): Promise<{ readonly currentPassword: string; readonly password: string }> {
  if (!fromInput) {
    const currentPassword = await askPassword(shell, false, 'Current password: ');
    return { currentPassword, password: await newPassword(shell, false) };
  }
  const [currentPassword = '', password = ''] = (await shell.input.readAll()).split(/\r?\n/);
  if (currentPassword === '' || password === '')
    throw wrongUsage('Standard input needs two lines: the current password and the new one.');
  return { currentPassword, password };
}

/** Prompted twice, so that a typo locks nobody out. */
export async function newPassword(shell: Shell, fromInput: boolean): Promise<string> {
  const first = await askPassword(shell, fromInput, 'New password: ');
  if (!fromInput && (await askPassword(shell, false, 'Repeat the new password: ')) !== first)
    throw wrongUsage('The passwords do not match.');
  return first;
}
