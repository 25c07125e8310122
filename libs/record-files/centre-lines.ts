import { cityMinuteOf } from '#libs/fund/city-time';
import type { Branches } from '#libs/persistence/records/centre-queries';
import { changesAtCentre } from '#libs/persistence/records/change-queries';
import { statusesAtCentre } from '#libs/persistence/records/status-queries';
import { changeCells, memberChanges } from '#libs/record-files/change-lines';
import { momentsOf, type RecordColumn, type RecordQuery } from '#libs/record-files/record-query';
import { statusCells, statusChangeLines } from '#libs/record-files/status-lines';

/** What staff ask for: of one unit, of one member, or of all units of their branches. */
export interface CentreScope {
  readonly branches: Branches;
  readonly unitId?: number | undefined;
  readonly member?: { readonly memberId: number; readonly accountId: number } | undefined;
}

const UNIT: readonly RecordColumn[] = [
  { title: { zh: '单位账号', en: 'Unit account' }, kind: 'identifier', width: 16 },
  { title: { zh: '单位名称', en: 'Unit' }, kind: 'text', width: 28, wraps: true },
];

/** 10.1 across units. */
function changesOfMembers({ branches, unitId, member }: CentreScope): RecordQuery {
  return {
    title: memberChanges.title,
    columns: [...UNIT, ...memberChanges.columns],
    async lines(manager, asked, { labels, ...page }) {
      const wanted = { branches, unitId, memberId: member?.memberId, ...momentsOf(asked), ...page };
      const rows = await changesAtCentre(manager, wanted);
      const shown = changeCells('member', labels);
      return rows.map((row) => ({
        id: row.id,
        cells: [
          ...[row.unitAccountNo, row.unitName, cityMinuteOf(row.at), row.businessNo],
          ...[row.accountNo, row.name, ...shown(row)],
        ],
      }));
    },
  };
}

/** 10.2 across units. */
function statusesOfMembers({ branches, unitId, member }: CentreScope): RecordQuery {
  return {
    title: statusChangeLines.title,
    columns: [...UNIT, ...statusChangeLines.columns],
    async lines(manager, { kind, ...asked }, { labels, ...page }) {
      const whose = { branches, unitId, accountId: member?.accountId };
      const rows = await statusesAtCentre(manager, {
        ...whose,
        kind,
        ...momentsOf(asked),
        ...page,
      });
      return rows.map((row) => ({
        id: row.id,
        cells: [row.unitAccountNo, row.unitName, ...statusCells(row, labels)],
      }));
    },
  };
}

export const CENTRE_QUERIES = {
  'member-changes': changesOfMembers,
  'status-changes': statusesOfMembers,
} as const;
