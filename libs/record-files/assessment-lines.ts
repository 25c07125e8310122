import { businessTitle } from '#libs/businesses/registry';
import { maskIdentityNumber } from '#libs/fund/identity-number';
import { formatMonth } from '#libs/fund/month';
import { SUPPLEMENT, type AssessmentKind } from '#libs/fund/assessment/assessment-kind';
import {
  lineMark,
  linesOf,
  type AssessedLine,
  type MemberInMonth,
} from '#libs/persistence/assessments/assessment-lists';
import type { RecordColumn, RecordQuery } from '#libs/record-files/record-query';
import { ASSESSMENT_KIND_TEXTS } from '#libs/texts/assessment-kind.texts';
import { CHANGE_KIND_TEXTS } from '#libs/texts/change-kind.texts';

const money = (zh: string, en: string): RecordColumn => ({
  title: { zh, en },
  kind: 'money',
  width: 16,
});

const BROUGHT = '网厅启用前办理';

const WHO: readonly RecordColumn[] = [
  { title: { zh: '个人账号', en: 'Account' }, kind: 'identifier', width: 16 },
  { title: { zh: '姓名', en: 'Name' }, kind: 'text', width: 14, wraps: true },
  { title: { zh: '证件号码', en: 'ID number' }, kind: 'identifier', width: 22 },
];

/** Of a month of the unit: against the month before, with the case that makes the difference. */
const OF_MONTH: readonly RecordColumn[] = [
  ...WHO,
  money('缴存基数', 'Base'),
  money('单位月缴存额', 'Unit'),
  money('个人月缴存额', 'Personal'),
  money('财政月缴存额', 'Fiscal'),
  money('月缴存额合计', 'Total'),
  money('上月缴存额', 'Month before'),
  { title: { zh: '变动', en: 'Change' }, kind: 'text', width: 12 },
  money('变动金额', 'Difference'),
  { title: { zh: '变动原因', en: 'Reason' }, kind: 'text', width: 18 },
  { title: { zh: '变动业务流水号', en: 'Case' }, kind: 'identifier', width: 20 },
];

/** Of what is made good: a line for each of a member's months. */
const MADE_GOOD: readonly RecordColumn[] = [
  ...WHO,
  { title: { zh: '补缴年月', en: 'Month' }, kind: 'text', width: 12 },
  money('缴存基数', 'Base'),
  money('单位补缴额', 'Unit'),
  money('个人补缴额', 'Personal'),
  money('财政补缴额', 'Fiscal'),
  money('补缴额合计', 'Total'),
];

/** 5.2, 明细: the members of one assessment, what each pays, and how and why it differs from the month before. */
export function assessmentLines(of: {
  readonly businessNo: string;
  readonly kind: AssessmentKind;
  readonly month: string;
  readonly changedOnly: boolean;
}): RecordQuery {
  const { businessNo, kind, changedOnly } = of;
  const madeGood = kind === SUPPLEMENT;
  const { zh, en } = ASSESSMENT_KIND_TEXTS[kind];
  return {
    title: {
      zh: `${formatMonth(of.month)}${zh}职工明细`,
      en: madeGood
        ? `Members of ${formatMonth(of.month)}, ${en}`
        : `Members of ${formatMonth(of.month)}`,
    },
    columns: madeGood ? MADE_GOOD : OF_MONTH,
    async lines(manager, _, { after, limit }) {
      const rows = await linesOf(manager, { businessNo, changedOnly, after, limit });
      return rows.map((row) => ({
        id: lineMark(row),
        cells: madeGood ? madeGoodCells(row) : cellsOf(row),
      }));
    },
  };
}

function madeGoodCells(row: AssessedLine) {
  return [...whoOf(row), formatMonth(row.month), ...amountsOf(row).map((fen) => fen / 100)];
}

function whoOf({ accountNo, name, idNumber }: MemberInMonth): string[] {
  return [accountNo, name, maskIdentityNumber(idNumber)];
}

function amountsOf({ baseFen, unitFen, personalFen, fiscalFen }: MemberInMonth): number[] {
  return [baseFen, unitFen, personalFen, fiscalFen, unitFen + personalFen + fiscalFen];
}

function cellsOf(row: MemberInMonth) {
  const { unitFen, personalFen, fiscalFen, beforeFen, changeKind } = row;
  const totalFen = unitFen + personalFen + fiscalFen;
  return [
    ...whoOf(row),
    ...[...amountsOf(row), beforeFen].map((fen) => fen / 100),
    CHANGE_KIND_TEXTS[changeKind].zh,
    (totalFen - beforeFen) / 100,
    reasonOf(row),
    row.causeNo ?? '',
  ];
}

function reasonOf({ changeKind, causeBusiness }: MemberInMonth): string {
  if (changeKind === '') return '';
  return causeBusiness === null ? BROUGHT : businessTitle(causeBusiness).zh;
}
