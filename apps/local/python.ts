import { programPath } from '#apps/local/program-path';
import { exitOf } from '#apps/local/run-command';
import { installSystemPackages } from '#apps/local/steps/system-packages.step';

/** A Python that has pip, by the system's package where we may install it; undefined where there is none to be had. */
export function pip(): Promise<string | undefined> {
  return pythonWith(['-m', 'pip', '--version'], 'python3-pip');
}

/** A Python that makes virtual environments with a pip of their own. */
export function venv(): Promise<string | undefined> {
  return pythonWith(['-c', 'import venv, ensurepip'], 'python3-venv');
}

async function pythonWith(
  question: readonly string[],
  systemPackage: string,
): Promise<string | undefined> {
  const there = await answering(question);
  if (there !== undefined || process.getuid?.() !== 0 || programPath('apt-get') === undefined)
    return there;
  await installSystemPackages([systemPackage]);
  return answering(question);
}

async function answering(question: readonly string[]): Promise<string | undefined> {
  const python = programPath('python3');
  if (python === undefined) return undefined;
  const { code } = await exitOf(python, question);
  return code === 0 ? python : undefined;
}
