import { get, send } from './client';
import type { RegisterPage } from './types';

export interface RowsAsked {
  readonly after: string;
  readonly limit: number;
  readonly only: string;
  readonly q: string;
}

/** A page of a register. What is searched for may be a name, and names never stand in an address. */
export function registerRows(
  businessNo: string,
  { q, after, only, limit }: RowsAsked,
  signal?: AbortSignal,
): Promise<RegisterPage> {
  const path = `/submissions/${businessNo}/rows`;
  if (q !== '')
    return send<RegisterPage>(
      'POST',
      `${path}/search`,
      { q, after, only, limit },
      signal ? { signal } : {},
    );
  const query = new URLSearchParams({ limit: String(limit) });
  if (after !== '') query.set('after', after);
  if (only !== '') query.set('only', only);
  return get<RegisterPage>(`${path}?${query.toString()}`, signal);
}
