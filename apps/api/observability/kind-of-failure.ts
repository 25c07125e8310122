/** Of a failure the kind only: a database's message may quote a row. */
export function kindOfFailure(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error ? `${error.name} ${String(error.code)}` : error.name;
}
