import type { DataSource, EntityManager } from 'typeorm';
import type { CaseEngine } from '#apps/api/submissions/case-engine';
import type { CommandsService } from '#apps/api/submissions/commands.service';
import { databaseNow } from '#libs/persistence/database/database-clock';
import { businessesOf } from '#libs/businesses/registry';
import {
  casesToVerify,
  casesWithoutReceipt,
  closeTask,
  countUndone,
  openTasksOf,
  restoreDone,
  restoreTask,
  type OpenTask,
} from '#libs/persistence/cases/list-store';
import { taskOfCase } from '#libs/persistence/tasks/task-store';
import { lockCase, stateOf } from '#libs/persistence/cases/case-store';
import { wrongHeads } from '#libs/persistence/registers/register-heads';
import { deriveHead, type RegisterTotals } from '#libs/persistence/registers/register-totals';
import { misnamedAccounts, nameAccountsIn } from '#libs/persistence/accounts/account-names';
import { deriveTotals, wrongTotals } from '#libs/persistence/accounts/unit-totals';
import { deriveAccounts, wrongAccounts } from '#libs/persistence/terms/projection';
import { inTransaction } from '#libs/persistence/database/transaction';
import type { SubmissionEntity } from '#libs/persistence/entities/submission.entity';
import { expectedTask, type ExpectedTask } from '#libs/case/lists';
import type { ProcessState } from '#libs/case/process';
import { isFinal, type Stage } from '#libs/case/stage';

const REGISTER_BUSINESSES = businessesOf('register').map(({ code }) => code);
const CASES_PER_PAGE = 200;
const RECEIPTS_MAX = 1_000;
const ACCOUNTS_MAX = 1_000;
const PRINT_MS = 30_000;

/** What is wrong, by the name operations look up. */
export type Difference = CaseDifference | UnitDifference | AccountDifference;

/** What is kept of an account is not what its terms say of the next month to assess, or what its holder is called. */
interface AccountDifference {
  readonly accountNo: string;
  readonly difference: 'ACCOUNT_DIFFERS';
  readonly detail: string;
}

/** A unit's people and sums are not those of its accounts. */
interface UnitDifference {
  readonly unitAccountNo: string;
  readonly difference: 'UNIT_TOTALS_DIFFER';
  readonly detail: string;
}

/** What is wrong with a case's lists. */
interface CaseDifference {
  readonly businessNo: string;
  readonly difference:
    | 'WORKFLOW_MISSING'
    | 'WORKFLOW_SILENT'
    | 'WORKFLOW_BEHIND'
    | 'ROW_BEHIND'
    | 'STATE_DIFFERS'
    | 'TASK_MISSING'
    | 'TASK_SURPLUS'
    | 'DONE_MISSING'
    | 'REGISTER_TOTALS_DIFFER'
    | 'RECEIPT_MISSING';
  readonly detail: string;
}

/** Recomputes what lists and sums must show from where cases and accounts stand, and puts right what can be. */
export class CaseLists {
  constructor(
    private readonly dataSource: DataSource,
    private readonly engine: CaseEngine,
    private readonly commands: CommandsService,
  ) {}

  async verify(): Promise<Difference[]> {
    const { manager } = this.dataSource;
    const accounts = [
      ...(await wrongAccounts(manager, ACCOUNTS_MAX)),
      ...(await misnamedAccounts(manager, ACCOUNTS_MAX)),
    ];
    const units = await wrongTotals(manager);
    return [
      ...(await this.ofCases()),
      ...accounts.map(({ accountNo, detail }): AccountDifference => {
        return { accountNo, difference: 'ACCOUNT_DIFFERS', detail };
      }),
      ...(await this.ofRegisters()),
      ...units.map(({ unitAccountNo, detail }): UnitDifference => {
        return { unitAccountNo, difference: 'UNIT_TOTALS_DIFFER', detail };
      }),
    ];
  }

  private async ofCases(): Promise<CaseDifference[]> {
    const found: CaseDifference[] = [];
    for await (const row of this.cases()) {
      if (!isFinal(row.stage as Stage)) found.push(...(await this.ofWorkflow(row)));
      found.push(...(await ofLists(this.dataSource.manager, row)));
    }
    const unprinted = await casesWithoutReceipt(this.dataSource.manager, RECEIPTS_MAX);
    return [
      ...found,
      ...unprinted.map(({ businessNo }): CaseDifference => {
        return { businessNo, difference: 'RECEIPT_MISSING', detail: 'completed' };
      }),
    ];
  }

  private async ofRegisters(): Promise<CaseDifference[]> {
    const wrong = await wrongHeads(this.dataSource.manager, REGISTER_BUSINESSES);
    return wrong.map(({ businessNo, kept, derived }): CaseDifference => {
      const detail = `kept ${sumsOf(kept)} rows ${sumsOf(derived)}`;
      return { businessNo, difference: 'REGISTER_TOTALS_DIFFER', detail };
    });
  }

  /**
   * Sums from what they sum; tasks and done boxes from the row; a receipt is printed; a workflow that is behind or
   * missing is shown what it missed.
   */
  async rebuild(): Promise<Difference[]> {
    const accounts = await wrongAccounts(this.dataSource.manager, ACCOUNTS_MAX);
    for (const unitId of new Set(accounts.map((one) => one.unitId)))
      await inTransaction(this.dataSource, (manager) => deriveAccounts(manager, unitId));
    const misnamed = await misnamedAccounts(this.dataSource.manager, ACCOUNTS_MAX);
    for (const unitId of new Set(misnamed.map((one) => one.unitId)))
      await inTransaction(this.dataSource, (manager) => nameAccountsIn(manager, unitId));
    for (const { unitId } of await wrongTotals(this.dataSource.manager))
      await inTransaction(this.dataSource, (manager) => deriveTotals(manager, unitId));
    for (const { businessNo } of await this.ofRegisters())
      await inTransaction(this.dataSource, async (manager) => {
        await lockCase(manager, businessNo);
        await deriveHead(manager, businessNo);
      });
    const found = await this.ofCases();
    const unprinted = found.filter((one) => one.difference === 'RECEIPT_MISSING');
    for (const { businessNo } of unprinted) await this.engine.printReceipt(businessNo, PRINT_MS);
    const others = found.filter((one) => one.difference !== 'RECEIPT_MISSING');
    for (const businessNo of new Set(others.map((one) => one.businessNo))) {
      await inTransaction(this.dataSource, (manager) => restoreLists(manager, businessNo));
      await this.commands.wake(businessNo);
    }
    return this.verify();
  }

  private async *cases(): AsyncGenerator<SubmissionEntity> {
    for (let after = ''; ;) {
      const page = await casesToVerify(this.dataSource.manager, after, CASES_PER_PAGE);
      yield* page;
      const last = page.at(-1);
      if (last === undefined) return;
      after = last.businessNo;
    }
  }

  private async ofWorkflow(row: SubmissionEntity): Promise<CaseDifference[]> {
    const { businessNo, seq } = row;
    const state = await this.engine.progressOf(businessNo);
    if (state === 'missing')
      return [{ businessNo, difference: 'WORKFLOW_MISSING', detail: row.stage }];
    if (state === 'silent')
      return [{ businessNo, difference: 'WORKFLOW_SILENT', detail: row.stage }];
    const detail = `workflow ${String(state.seq)} ${state.stage}, row ${String(seq)} ${row.stage}`;
    if (state.seq < seq) return [{ businessNo, difference: 'WORKFLOW_BEHIND', detail }];
    if (state.seq > seq) return [{ businessNo, difference: 'ROW_BEHIND', detail }];
    return sameStand(state, row) ? [] : [{ businessNo, difference: 'STATE_DIFFERS', detail }];
  }
}

/** Rows, chosen, findings, chosen findings, fen before and after. */
function sumsOf(totals: RegisterTotals): string {
  return Object.values(totals).join(' ');
}

function sameStand(state: ProcessState, row: SubmissionEntity): boolean {
  const kept = stateOf(row);
  return state.stage === row.stage && state.level === kept.level && state.round === kept.round;
}

async function ofLists(manager: EntityManager, row: SubmissionEntity): Promise<CaseDifference[]> {
  const { businessNo } = row;
  const expected = expectedTask(stateOf(row));
  const open = await openTasksOf(manager, businessNo);
  const surplus = open.filter((task) => !isExpected(task, expected));
  const differences = surplus.map((task): CaseDifference => {
    return { businessNo, difference: 'TASK_SURPLUS', detail: `${task.role} ${nameOf(task)}` };
  });
  if (expected !== null && surplus.length === open.length) {
    const detail = `${expected.role} ${nameOf(expected)}`;
    differences.push({ businessNo, difference: 'TASK_MISSING', detail });
  }
  const undone = await countUndone(manager, businessNo);
  if (undone > 0)
    differences.push({ businessNo, difference: 'DONE_MISSING', detail: String(undone) });
  return differences;
}

/** Under the case's lock, so that no act moves it meanwhile. */
async function restoreLists(manager: EntityManager, businessNo: string): Promise<void> {
  const row = await lockCase(manager, businessNo);
  if (row === null) return;
  const at = await databaseNow(manager);
  const expected = expectedTask(stateOf(row));
  const open = await openTasksOf(manager, businessNo);
  for (const task of open) if (!isExpected(task, expected)) await closeTask(manager, task.id, at);
  if (expected !== null && !open.some((task) => isExpected(task, expected))) {
    await restoreTask(manager, taskOfCase(row, expected), at);
  }
  await restoreDone(manager, businessNo);
}

function isExpected(task: OpenTask, expected: ExpectedTask | null): boolean {
  return expected !== null && nameOf(task) === nameOf(expected) && task.role === expected.role;
}

function nameOf({ round, level }: Pick<OpenTask, 'round' | 'level'>): string {
  return `${String(round)}.${String(level)}`;
}
