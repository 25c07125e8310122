import {
  registersRows,
  registersSearch,
  type RegisterPageDto,
  type RegistersRowsData,
} from './generated';

export type RowOrder = NonNullable<NonNullable<RegistersRowsData['query']>['order']>;

export interface RowsAsked {
  readonly after: string | undefined;
  readonly limit: number;
  readonly only: '' | 'findings' | 'notes' | 'chosen' | 'over20' | 'fall20' | 'since-return';
  readonly q: string;
  readonly order?: RowOrder;
}

/** A page of a register. What is searched for may be a name, and names never stand in an address. */
export function registerRows(
  businessNo: string,
  { q, after, only, limit, order }: RowsAsked,
  signal?: AbortSignal,
): Promise<RegisterPageDto> {
  const path = { businessNo };
  const asked = { after, only: only || undefined, limit, order };
  return q === ''
    ? registersRows({ path, query: asked, signal })
    : registersSearch({ path, body: { q, ...asked }, signal });
}
