/** The launcher talks to a person, not to a log. A closed terminal must not stop the orderly end. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

export function complain(line: string): void {
  process.stderr.write(`${line}\n`);
}

export function survivePipeClosing(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}
