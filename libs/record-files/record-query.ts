import type { EntityManager } from 'typeorm';
import type { Labels } from '#libs/businesses/shown-value';
import { cityMoment } from '#libs/fund/city-time';
import type { OutCell, OutColumn } from '#libs/spreadsheet/out-sheet';
import type { StatusChangeKind } from '#libs/persistence/records/status-history';
import type { Text } from '#libs/texts/text';

/** The queries of records: manual 7.1 to 7.3 with the members of an entry, 10.1 and 10.2; and the list of members. */
export const RECORD_QUERY_NAMES = [
  'unit-changes',
  'account',
  'flow',
  'flow-members',
  'member-changes',
  'status-changes',
  'members',
] as const;
export type RecordQueryName = (typeof RECORD_QUERY_NAMES)[number];

/** What is asked of a query; days are the city's and both count. */
export interface AskedRecords {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly kind?: StatusChangeKind | undefined;
  /** Of members' accounts. */
  readonly status?: string | undefined;
  /** 业务明细类型, JGJ/T 320 A.5. */
  readonly type?: string | undefined;
}

/** Whose records: of a unit, of all its members or of one. */
export interface RecordScope {
  readonly unitId: number;
  readonly member?: { readonly memberId: number; readonly accountId: number } | undefined;
  /** An entry of the unit's flow, whose members are asked for. */
  readonly entry?: string | undefined;
}

export interface RecordColumn {
  readonly title: Text;
  readonly kind: OutColumn['kind'];
  /** Of a sheet, in characters. */
  readonly width: number;
  /** On paper, texts of any length may take several lines. */
  readonly wraps?: boolean;
}

export interface LinesPage {
  readonly after: string | undefined;
  readonly limit: number;
}

/** A line of a sheet or of paper, with the number to read on from. */
export interface RecordLine {
  readonly id: string;
  /** Amounts are numbers of yuan. */
  readonly cells: readonly OutCell[];
}

export interface RecordQuery {
  readonly title: Text;
  readonly columns: readonly RecordColumn[];
  lines(
    manager: EntityManager,
    asked: AskedRecords & RecordScope,
    page: LinesPage & { readonly labels: Labels },
  ): Promise<RecordLine[]>;
  /** The last line of a sheet that is read by people, of what all lines come to; null where there are none. */
  total?(
    manager: EntityManager,
    asked: AskedRecords & RecordScope,
  ): Promise<readonly OutCell[] | null>;
}

/** What a total is called in its first cell. */
export const TOTAL = '合计';

/** The moments a stretch of days begins and ends with. */
export function momentsOf({ from, to }: AskedRecords): {
  from: Date | undefined;
  before: Date | undefined;
} {
  return {
    from: from === undefined ? undefined : cityMoment(from, 0),
    before: to === undefined ? undefined : cityMoment(to, 24),
  };
}
