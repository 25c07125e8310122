import type { IncomingMessage } from 'node:http';

/** Whether a body is read as JSON: asked alike where it is parsed and where 'the same request' is told by it. */
export function isJson({ headers }: Pick<IncomingMessage, 'headers'>): boolean {
  return /^\s*application\/json\s*(?:;|$)/i.test(headers['content-type'] ?? '');
}
