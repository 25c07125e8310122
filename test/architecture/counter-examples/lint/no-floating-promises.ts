export function forget(work: Promise<void>): void {
  work;
}
