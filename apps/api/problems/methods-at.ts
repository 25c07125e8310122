import type { Request } from 'express';

/** What of the framework's router is looked at. */
interface Layer {
  readonly route?: { readonly methods: Readonly<Record<string, boolean | undefined>> };
  match(path: string): boolean;
}

/** By which methods an address may be asked that was asked by another one; none when there is no such address. */
export function methodsAt(request: Request): string[] {
  const { stack } = request.app.router as unknown as { readonly stack: readonly Layer[] };
  // Where the router has gone in below a prefix, its path begins behind that.
  const path = request.baseUrl + request.path;
  const methods = stack
    .filter((layer) => layer.match(path))
    .map(({ route }) => Object.keys(route?.methods ?? {}))
    // What hears every method is no answer: it passes on what comes.
    .filter((heard) => !heard.includes('trace'))
    .flat();
  const named = new Set(methods.map((method) => method.toUpperCase()));
  return [...named, ...(named.has('GET') ? ['HEAD'] : [])].sort();
}
