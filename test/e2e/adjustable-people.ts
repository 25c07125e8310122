import type { CaseHall } from '#test/e2e/case-hall';

/** A member whose base may be adjusted this year, as the register and its files name him. */
export interface Person {
  readonly accountNo: string;
  readonly name: string;
  readonly idNumber: string;
  readonly baseFen: string;
}

export function adjustablePeople(world: CaseHall, unitAccountNo: string): Promise<Person[]> {
  return world.hall.dataSource.query(
    `SELECT a.account_no AS accountNo, m.name, m.id_number AS idNumber, a.base_fen AS baseFen
       FROM personal_account a JOIN member m ON m.id = a.member_id JOIN unit u ON u.id = a.unit_id
      WHERE u.account_no = ? AND a.status = '01' AND COALESCE(a.last_base_month, '') < '202607' ORDER BY a.id LIMIT 6`,
    [unitAccountNo],
  );
}

/** The line of a wage list that gives one of them a new base. */
export function lineOf(people: readonly Person[], at: number): string[] {
  const { accountNo = '', name = '', idNumber = '' } = people[at] ?? {};
  return [String(at + 1), accountNo, name, idNumber, '6543.21'];
}
