import { accountNoOf, cityAccount, YEAR_START } from '#libs/demonstration/accounts';
import { boundsOf } from '#libs/demonstration/bounds';
import { cityUnits } from '#libs/demonstration/units';
import { plainYuan } from '#libs/fund/money';
import { workbook } from '../builders/workbook.builder';

/** The seed `npm start` and `npm test` use: the same people in every checkout. */
const SEED = 'fund-hall';
const NORMAL = '01';
const MONTH = '202611';

/** A line of the wage list a unit keeps beside the hall. */
export interface Member {
  readonly accountNo: string;
  readonly name: string;
  readonly idNumber: string;
  readonly baseFen: number;
  /** Another base than the present one, within cap and floor: five per cent more in whole yuan. */
  readonly newBaseFen: number;
}

/** The members of a unit whose base may still be adjusted this fund year, in the order of their accounts. */
export function adjustable(unitAccountNo: string): Member[] {
  const units = cityUnits(SEED);
  const at = units.findIndex((one) => one.accountNo === unitAccountNo);
  const unit = units[at];
  if (unit === undefined) throw new Error(`no unit ${unitAccountNo} in the city`);
  const first = 1 + units.slice(0, at).reduce((sum, one) => sum + one.members, 0);
  const bounds = boundsOf(unit.districtCode, MONTH);
  return Array.from({ length: unit.members }, (_, index) => cityAccount(SEED, unit, first + index))
    .filter((one) => one.status === NORMAL && (one.lastBaseMonth ?? '') < YEAR_START)
    .map(({ id, person, baseFen }) => ({
      accountNo: accountNoOf(id),
      name: person.name,
      idNumber: person.idNumber,
      baseFen,
      newBaseFen: adjusted(baseFen, bounds.capFen, bounds.floorFen),
    }));
}

/** Who earns more than the cap cannot rise: his base goes down a little. */
function adjusted(baseFen: number, capFen: number, floorFen: number): number {
  const raised = Math.round((baseFen * 1.05) / 100) * 100;
  if (baseFen === capFen) return capFen - 10_000;
  return Math.min(capFen, Math.max(floorFen, raised));
}

/** A wage list as a real xlsx file, the way a payroll office fills the template in. */
export async function wageList(members: readonly Member[], fileName = '工资基数.xlsx') {
  const rows = members.map((one, index) => [
    index + 1,
    one.accountNo,
    one.name,
    one.idNumber,
    plainYuan(one.newBaseFen),
  ]);
  return {
    name: fileName,
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: await workbook(rows),
  };
}
