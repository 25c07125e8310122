import { fieldsOfSubject, labelOf, valueText } from '#libs/businesses/subject-fields';
import { cityMinuteOf } from '#libs/fund/city-time';
import {
  changeRecords,
  changesOfUnit,
  type ChangeRecord,
} from '#libs/persistence/records/change-queries';
import { momentsOf, type RecordColumn, type RecordQuery } from '#libs/record-files/record-query';
import { listText } from '#libs/texts/text-list';

const EMPTY = '（空）';

const AT: RecordColumn = { title: { zh: '日期', en: 'Date' }, kind: 'identifier', width: 18 };
const NUMBER: RecordColumn = {
  title: { zh: '业务流水号', en: 'Business number' },
  kind: 'identifier',
  width: 20,
};
const CHANGE: readonly RecordColumn[] = [
  { title: { zh: '项目', en: 'Field' }, kind: 'text', width: 18 },
  { title: { zh: '变更前', en: 'Before' }, kind: 'text', width: 28, wraps: true },
  { title: { zh: '变更后', en: 'After' }, kind: 'text', width: 28, wraps: true },
  { title: { zh: '经办人', en: 'Operator' }, kind: 'text', width: 12 },
  { title: { zh: '审批人', en: 'Approved by' }, kind: 'text', width: 16 },
];
const WHOSE: readonly RecordColumn[] = [
  { title: { zh: '个人账号', en: 'Account' }, kind: 'identifier', width: 16 },
  { title: { zh: '姓名', en: 'Name' }, kind: 'text', width: 14, wraps: true },
];

/** 7.1: what was changed of the unit's own data. */
export const unitChanges: RecordQuery = {
  title: { zh: '单位信息变更记录', en: 'Changes of the unit’s information' },
  columns: [AT, NUMBER, ...CHANGE],
  async lines(manager, { unitId, ...asked }, { labels, ...page }) {
    const rows = await changesOfUnit(manager, {
      unitId,
      kind: 'unit',
      ...momentsOf(asked),
      ...page,
    });
    const shown = changeCells('unit', labels);
    return rows.map((row) => ({
      id: row.id,
      cells: [cityMinuteOf(row.at), row.businessNo, ...shown(row)],
    }));
  },
};

/** 10.1: what was changed of its members' data, of all or of one. */
export const memberChanges: RecordQuery = {
  title: { zh: '缴存人信息变更记录', en: 'Changes of members’ information' },
  columns: [AT, NUMBER, ...WHOSE, ...CHANGE],
  async lines(manager, { unitId, member, ...asked }, { labels, ...page }) {
    const wanted = { unitId, ...momentsOf(asked), ...page };
    const rows =
      member === undefined
        ? await changesOfUnit(manager, { kind: 'member', ...wanted })
        : await changeRecords(manager, {
            subjects: [{ kind: 'member', id: member.memberId }],
            ...wanted,
          });
    const shown = changeCells('member', labels);
    return rows.map((row) => ({
      id: row.id,
      cells: [cityMinuteOf(row.at), row.businessNo, row.accountNo, row.name, ...shown(row)],
    }));
  },
};

type Labels = Parameters<typeof valueText>[3];

export function changeCells(
  subject: 'unit' | 'member',
  labels: Labels,
): (row: ChangeRecord) => string[] {
  const fields = fieldsOfSubject(subject);
  const text = (field: string, value: string): string =>
    value === '' ? EMPTY : valueText(fields, field, value, labels).zh;
  return ({ field, before, after, operatorName, reviewerNames }) => [
    labelOf(fields, field).zh,
    text(field, before),
    text(field, after),
    operatorName,
    listText(reviewerNames).zh,
  ];
}
