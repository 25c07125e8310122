import { accountNoOf, cityAccount, YEAR_START } from '#libs/demonstration/accounts';
import { boundsOf } from '#libs/demonstration/bounds';
import { cityUnits } from '#libs/demonstration/units';
import { NORMAL } from '#libs/fund/account-status';
import { plainYuan } from '#libs/fund/money';
import { workbook } from '../builders/workbook.builder';
import { xlsxFile } from './pages/workbooks';

/** The seed `npm start` and `npm test` use: the same people in every checkout. */
const SEED = 'fund-hall';
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
  return membersWith(unitAccountNo, NORMAL, (lastBaseMonth) => lastBaseMonth < YEAR_START);
}

/** Those whose base was adjusted this fund year already. */
export function adjustedBefore(unitAccountNo: string): Member[] {
  return membersWith(unitAccountNo, NORMAL, (lastBaseMonth) => lastBaseMonth >= YEAR_START);
}

/** Those whose accounts have the status, in the order of their accounts. */
export function membersWith(
  unitAccountNo: string,
  status: string,
  isWanted: (lastBaseMonth: string) => boolean = () => true,
): Member[] {
  const { unit, accounts } = accountsOf(unitAccountNo);
  const bounds = boundsOf(unit.districtCode, MONTH);
  return accounts
    .filter((one) => one.status === status && isWanted(one.lastBaseMonth ?? ''))
    .map(({ id, person, baseFen }) => ({
      accountNo: accountNoOf(id),
      name: person.name,
      idNumber: person.idNumber,
      baseFen,
      newBaseFen: adjusted(baseFen, bounds.capFen, bounds.floorFen),
    }));
}

/** All people of a unit, whatever their status. */
export function namesOf(unitAccountNo: string): string[] {
  return accountsOf(unitAccountNo).accounts.map(({ person }) => person.name);
}

function accountsOf(unitAccountNo: string) {
  const units = cityUnits(SEED);
  const at = units.findIndex((one) => one.accountNo === unitAccountNo);
  const unit = units[at];
  if (unit === undefined) throw new Error(`no unit ${unitAccountNo} in the city`);
  const first = 1 + units.slice(0, at).reduce((sum, one) => sum + one.members, 0);
  const accounts = Array.from({ length: unit.members }, (_, index) =>
    cityAccount(SEED, unit, first + index),
  );
  return { unit, accounts };
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
  return xlsxFile(fileName, await workbook(rows));
}
