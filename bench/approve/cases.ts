import type { DataSource } from 'typeorm';
import { Browser } from '#bench/hall/browser';

/** A case that waits for its first review, claimed by the reviewer whose browser is given. */
export interface WaitingCase {
  readonly businessNo: string;
  readonly taskId: string;
  readonly reviewer: Browser;
}

interface Draft {
  readonly businessNo: string;
  readonly draftVersion: number;
}

/** Two levels, so that a decision is measured and not the posting and printing that follow the last one. */
export async function putRouteOnMemberChanges(dataSource: DataSource): Promise<void> {
  const definition = {
    levels: [
      { role: 'first-reviewer', dueDays: 2 },
      { role: 'second-reviewer', dueDays: 2 },
    ],
  };
  await dataSource.query(
    "INSERT INTO route (business, definition, valid_from) VALUES ('member-info-change', ?, '2026-01-01')",
    [JSON.stringify(definition)],
  );
}

/** Opens, fills, submits and claims `count` cases, spread over units and reviewers. */
export async function waitingCases(
  dataSource: DataSource,
  origin: string,
  count: number,
): Promise<WaitingCase[]> {
  const units: { id: number; accountNo: string; branchCode: string }[] = await dataSource.query(
    `SELECT u.id, u.account_no AS accountNo, u.branch_code AS branchCode FROM unit u
      WHERE u.status = '01' AND (SELECT COUNT(*) FROM personal_account a WHERE a.unit_id = u.id) > 100 ORDER BY u.id LIMIT 8`,
  );
  const reviewers = new Map<string, Browser>();
  for (const { branchCode } of units) {
    if (reviewers.has(branchCode)) continue;
    const reviewer = new Browser(origin);
    await reviewer.signInStaff(`first-${branchCode}-a`);
    reviewers.set(branchCode, reviewer);
  }
  const share = Math.ceil(count / units.length);
  const made = units.map(async (unit) => {
    const reviewer = reviewers.get(unit.branchCode);
    return reviewer === undefined
      ? []
      : casesOfUnit(dataSource, { ...unit, operator: new Browser(origin), reviewer }, share);
  });
  return (await Promise.all(made)).flat().slice(0, count);
}

async function casesOfUnit(
  dataSource: DataSource,
  unit: { id: number; accountNo: string; operator: Browser; reviewer: Browser },
  count: number,
): Promise<WaitingCase[]> {
  const { operator, reviewer } = unit;
  await operator.signInOperator(unit.accountNo);
  const accounts: { accountNo: string }[] = await dataSource.query(
    'SELECT account_no AS accountNo FROM personal_account WHERE unit_id = ? ORDER BY id LIMIT ?',
    [unit.id, count],
  );
  const cases: WaitingCase[] = [];
  for (const { accountNo } of accounts) {
    const draft = await operator.send<Draft>('POST', '/api/submissions', {
      business: 'member-info-change',
    });
    const path = `/api/submissions/${draft.businessNo}`;
    const form = { memberAccountNo: accountNo, changes: { homeAddress: `测试路${accountNo}号` } };
    const { draftVersion } = await operator.send<Draft>(
      'PUT',
      `${path}/form`,
      form,
      draft.draftVersion,
    );
    await operator.send('POST', `${path}/commands`, { verb: 'submit', draftVersion });
    const { taskId } = await reviewer.send<{ taskId: string }>('GET', path);
    await reviewer.send('POST', `/api/tasks/${taskId}/claim`);
    cases.push({ businessNo: draft.businessNo, taskId, reviewer });
  }
  return cases;
}
