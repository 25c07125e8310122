import { csrfHeader } from '../api/client';

/**
 * Deletes a page while the browser leaves the address: only a request that outlives its page arrives, and nobody is
 * left to repeat it or to read its answer.
 */
export function deleteOnLeaving(id: string): void {
  const headers = {
    Accept: 'application/json',
    'X-Correlation-Id': crypto.randomUUID(),
    'Idempotency-Key': crypto.randomUUID(),
    ...csrfHeader(),
  };
  fetch(`/api/scans/${encodeURIComponent(id)}`, {
    method: 'DELETE',
    keepalive: true,
    credentials: 'same-origin',
    headers,
  }).catch(() => undefined);
}
