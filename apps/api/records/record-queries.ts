import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { isCalendarDay } from '#libs/fund/identity-number';
import { accountOnceHere } from '#libs/persistence/records/member-queries';
import { RECORD_QUERIES } from '#libs/record-files/record-queries';
import {
  RECORD_QUERY_NAMES,
  type AskedRecords,
  type RecordQuery,
  type RecordQueryName,
  type RecordScope,
} from '#libs/record-files/record-query';
import { Problem } from '#apps/api/problems/problem';
import { requireFlowEntry } from '#apps/api/records/flow-entry';

/** What a request asks a query for. */
export interface Asked extends AskedRecords {
  readonly accountNo?: string | undefined;
  /** An entry of the unit's flow. */
  readonly entry?: string | undefined;
}

/** Reads what is asked into what is looked for, in the unit of whoever asks. */
@Injectable()
export class RecordQueries {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** An account that never was the unit's is as if it did not exist. */
  async scopeOf(unitId: number, asked: Asked): Promise<RecordScope> {
    requireDays(asked);
    const { accountNo, entry } = asked;
    if (entry !== undefined) await requireFlowEntry(this.dataSource.manager, unitId, entry);
    if (accountNo === undefined) return { unitId, entry };
    const member = await accountOnceHere(this.dataSource.manager, unitId, accountNo);
    if (member === null) throw new Problem(404, 'MEMBER_NOT_FOUND');
    return { unitId, member, entry };
  }
}

export function recordQueryOf(name: string): { name: RecordQueryName; query: RecordQuery } {
  const known = RECORD_QUERY_NAMES.find((one) => one === name);
  if (known === undefined) throw new Problem(404, 'QUERY_NOT_FOUND');
  return { name: known, query: RECORD_QUERIES[known] };
}

/** @throws Problem for days that are none, or in the wrong order */
export function requireDays({ from, to }: Asked): void {
  const unknown = [from, to].find((day) => day !== undefined && !isCalendarDay(day));
  if (unknown !== undefined) throw new Problem(422, 'DAY_UNKNOWN', { day: unknown });
  if (from !== undefined && to !== undefined && from > to)
    throw new Problem(422, 'DAYS_REVERSED', { from, to });
}
