import { labelIn, type Labels } from '#libs/businesses/shown-value';
import { cityMinuteOf } from '#libs/fund/city-time';
import { formatMonth } from '#libs/fund/month';
import { statusChanges, type StatusChangeRecord } from '#libs/persistence/records/status-queries';
import type { StatusChangeKind } from '#libs/persistence/records/status-history';
import { momentsOf, type RecordQuery } from '#libs/record-files/record-query';
import type { Text } from '#libs/texts/text';

/** 变更类型. */
export const STATUS_KIND_TEXTS: Readonly<Record<StatusChangeKind, Text>> = {
  open: { zh: '开户', en: 'Opened' },
  unseal: { zh: '启封', en: 'Unsealed' },
  seal: { zh: '封存', en: 'Sealed' },
  'transfer-in': { zh: '转入', en: 'Transferred in' },
  'transfer-out': { zh: '转出', en: 'Transferred out' },
  close: { zh: '销户', en: 'Closed' },
};

/** A reason by the code table of its kind; one without a table is shown as it is kept. */
export function reasonText(kind: StatusChangeKind, reason: string, labels: Labels): Text {
  return labelIn(labels, `${kind}-reason`, reason);
}

/** 10.2: what was posted of the statuses of a unit's accounts, of all or of one. */
export const statusChangeLines: RecordQuery = {
  title: { zh: '缴存人账户状态变更记录', en: 'Changes of account statuses' },
  columns: [
    { title: { zh: '日期', en: 'Date' }, kind: 'identifier', width: 18 },
    { title: { zh: '个人账号', en: 'Account' }, kind: 'identifier', width: 16 },
    { title: { zh: '姓名', en: 'Name' }, kind: 'text', width: 14, wraps: true },
    { title: { zh: '变更类型', en: 'Kind' }, kind: 'text', width: 12 },
    { title: { zh: '变更原因', en: 'Reason' }, kind: 'text', width: 24, wraps: true },
    { title: { zh: '变更年月', en: 'From month' }, kind: 'identifier', width: 12 },
    { title: { zh: '经办人', en: 'Operator' }, kind: 'text', width: 12 },
  ],
  async lines(manager, { unitId, member, kind, ...asked }, { labels, ...page }) {
    const rows = await statusChanges(manager, {
      unitId,
      kind,
      accountId: member?.accountId,
      ...momentsOf(asked),
      ...page,
    });
    return rows.map((row) => ({ id: row.id, cells: statusCells(row, labels) }));
  },
};

export function statusCells(row: StatusChangeRecord, labels: Labels): string[] {
  return [
    cityMinuteOf(row.at),
    row.accountNo,
    row.name,
    STATUS_KIND_TEXTS[row.kind].zh,
    reasonText(row.kind, row.reason, labels).zh,
    formatMonth(row.fromMonth),
    row.operatorName,
  ];
}
