import { useSearchFields } from '../ui/use-search-fields';

/** The queries there are, as the server names them. */
export type QueryName =
  | 'unit-changes'
  | 'account'
  | 'flow'
  | 'flow-members'
  | 'member-changes'
  | 'status-changes'
  | 'members';

/** 变更类型, as the server names them. */
export const KINDS = ['open', 'unseal', 'seal', 'transfer-in', 'transfer-out', 'close'] as const;

/** Of accounts that are open. */
export const STATUSES = ['01', '02'] as const;

/** What is asked for; it lives in the address, so that a query can be kept as a bookmark and printed. */
export interface Asked {
  readonly from: string;
  readonly to: string;
  readonly accountNo: string;
  readonly kind: string;
  /** Of members' accounts. */
  readonly status: string;
  /** 业务明细类型. */
  readonly type: string;
  /** An entry of the flow, whose members are asked for. */
  readonly entry: string;
}

export const DAYS = ['from', 'to'] as const;
/** What each query knows; what it does not know is not sent to it. */
export const KNOWN: Readonly<Record<QueryName, readonly (keyof Asked)[]>> = {
  'unit-changes': DAYS,
  account: DAYS,
  flow: [...DAYS, 'type'],
  'flow-members': ['entry'],
  'member-changes': [...DAYS, 'accountNo'],
  'status-changes': [...DAYS, 'accountNo', 'kind'],
  members: ['status'],
};
const KEYS = ['from', 'to', 'accountNo', 'kind', 'status', 'type', 'entry'] as const;

export const NOTHING_ASKED: Asked = {
  from: '',
  to: '',
  accountNo: '',
  kind: '',
  status: '',
  type: '',
  entry: '',
};

/** A year of four digits, as the server takes it: a browser's date may still be on its way there. */
export function isReversed({ from, to }: Pick<Asked, 'from' | 'to'>): boolean {
  return from !== '' && to !== '' && from > to;
}

export function useAsked(): { asked: Asked; ask: (asked: Asked) => void } {
  return useSearchFields(KEYS);
}

/** What the server is asked. */
export function queryOf(name: QueryName, asked: Asked): Partial<Record<keyof Asked, string>> {
  const given = KNOWN[name].filter((key) => asked[key] !== '');
  return Object.fromEntries(given.map((key) => [key, asked[key]]));
}

/** The same as an address. */
export function addressOf(path: string, asked: Readonly<Partial<Record<string, string>>>): string {
  const given = Object.entries(asked).filter(([, value]) => value !== undefined);
  const search = new URLSearchParams(given as [string, string][]).toString();
  return search === '' ? path : `${path}?${search}`;
}
