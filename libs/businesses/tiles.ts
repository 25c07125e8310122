import type { Text } from '#libs/texts/text';

/** A tile of the home page; the ones without a business in the registry say when they come. */
export interface Tile {
  readonly code: string;
  /** The businesses behind it, a sheet each; the one of its own code unless said. */
  readonly sheets?: readonly string[];
  /** It leads to queries of the unit's records, and begins no case. */
  readonly queries?: true;
  readonly title: Text;
  readonly group: 'contribution' | 'member' | 'query';
  readonly help: Text;
}

export const NOT_YET_OPEN: Text = {
  zh: '本业务将在后续版本开通，请暂到管理部柜台办理',
  en: 'Opens in a later version; please visit the branch counter meanwhile',
};

/** The ten tiles of manual 1.2, grouped. */
export const TILES: readonly Tile[] = [
  {
    code: 'remittance',
    title: { zh: '汇缴', en: 'Remittance' },
    group: 'contribution',
    help: { zh: '核定、缴款与打印汇补缴书', en: 'Assess, pay and print the slip' },
  },
  {
    code: 'supplementary-contribution',
    title: { zh: '补缴', en: 'Supplementary contribution' },
    group: 'contribution',
    help: { zh: '少缴、漏缴补缴', en: 'Make good missed or short months' },
  },
  {
    code: 'base-adjustment',
    title: { zh: '基数调整', en: 'Base adjustment' },
    group: 'contribution',
    help: { zh: '单个录入或批量导入', en: 'Single entry or batch import' },
  },
  {
    code: 'unit-info-change',
    title: { zh: '单位信息变更', en: 'Unit information change' },
    group: 'contribution',
    help: { zh: '登记信息变更与上传材料', en: 'Registered data and papers' },
  },
  {
    code: 'enrolment',
    title: { zh: '缴存人登记', en: 'Enrolment' },
    group: 'member',
    help: { zh: '新增职工开户', en: 'Open accounts for new employees' },
  },
  {
    code: 'status-change',
    sheets: ['unseal', 'seal'],
    title: { zh: '缴存人状态变更', en: 'Status change' },
    group: 'member',
    help: { zh: '启封与封存', en: 'Unseal and seal' },
  },
  {
    code: 'member-info-change',
    title: { zh: '缴存人信息变更', en: 'Member information change' },
    group: 'member',
    help: { zh: '职工基本信息维护', en: 'Employees’ basic information' },
  },
  {
    code: 'intra-city-transfer',
    title: { zh: '本市转移', en: 'Intra-city transfer' },
    group: 'member',
    help: { zh: '封存职工转入其他单位', en: 'Sealed accounts move to another unit' },
  },
  {
    code: 'unit-query',
    title: { zh: '单位信息查询', en: 'Unit queries' },
    group: 'query',
    queries: true,
    help: { zh: '信息变更、账户与业务流水', en: 'Changes, account and flow' },
  },
  {
    code: 'member-query',
    title: { zh: '缴存人信息查询', en: 'Member queries' },
    group: 'query',
    queries: true,
    help: { zh: '缴存人、变更与状态查询', en: 'Members, changes and statuses' },
  },
];

/** Businesses that are reached from a page of another one, and have no tile. */
export const WITHOUT_TILE = ['identity-correction', 'transfer-request'] as const;

export function sheetsOf({ code, sheets = [code] }: Tile): readonly string[] {
  return sheets;
}
