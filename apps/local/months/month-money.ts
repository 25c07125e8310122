import type { DataSource, EntityManager } from 'typeorm';
import type { CityUnit } from '#libs/demonstration/units';
import type { FundMonth } from '#libs/fund/month';
import type { Cashier } from '#libs/persistence/access/foreign-unit';
import {
  waitingForMoney,
  type AssessmentToPay,
} from '#libs/persistence/assessments/assessment-queries';
import { openOf } from '#libs/persistence/assessments/gather-store';
import { inTransaction } from '#libs/persistence/database/transaction';
import { decideList, proposeList } from '#libs/persistence/settlement/treasury-list-store';
import { bankStatements } from '#apps/local/months/bank-statements';
import { FIRST_MONTH } from '#apps/local/months/happenings';

const TREASURY = {
  bankAccount: '01',
  payerName: '河洛市财政局',
  payerAccount: '4100150290000001',
  remark: '财政统发公积金',
};

interface Paid {
  readonly unit: CityUnit;
  readonly month: FundMonth;
  readonly day: string;
}

/** Money of the units and of the treasury. */
export async function monthMoney(dataSource: DataSource) {
  const { manager } = dataSource;
  const maker = await cashierOf(manager, 'cashier');
  const checker = await cashierOf(manager, 'cashier-b');
  const bank = bankStatements(dataSource, maker.id);

  async function pay(
    { unit, month, day }: Paid,
    share: (openFen: bigint) => bigint,
  ): Promise<void> {
    const open = await openMonth(manager, unit, month);
    const fen = open === undefined ? 0n : share(openOf(open, 'unit'));
    if (open === undefined || fen === 0n) return;
    await bank.receive({
      bankAccount: unit.branchCode,
      bookedOn: day,
      fen,
      payerName: unit.name,
      payerAccount: unit.bankAccountNo,
      remark: open.noticeNo,
    });
  }

  return {
    /** What is due of the unit; with the first month it paid what it has unallocated too. */
    payWhole: (paid: Paid) =>
      pay(paid, (openFen) =>
        paid.month === FIRST_MONTH ? openFen + BigInt(paid.unit.unallocatedFen) : openFen,
      ),

    payInPart: (paid: Paid) => pay(paid, (openFen) => openFen / 2n),

    /** One sum for all that the treasury pays a part of, split along its list by two cashiers. */
    async payByTreasury(units: readonly CityUnit[], month: FundMonth, day: string): Promise<void> {
      const lines: { unitAccountNo: string; fen: bigint }[] = [];
      for (const unit of units) {
        const open = await openMonth(manager, unit, month);
        const fen = open === undefined ? 0n : openOf(open, 'treasury');
        if (fen > 0n) lines.push({ unitAccountNo: unit.accountNo, fen });
      }
      const sumFen = lines.reduce((sum, { fen }) => sum + fen, 0n);
      if (sumFen === 0n) return;
      const id = await bank.receive({ ...TREASURY, bookedOn: day, fen: sumFen });
      const why = '财政统发清单';
      await inTransaction(dataSource, (tx) => proposeList(tx, id, maker, { lines, why }));
      await inTransaction(dataSource, (tx) => decideList(tx, id, checker, { agreed: true, why }));
    },

    closeStatements: () => bank.close(),
  };
}

async function cashierOf(manager: EntityManager, loginName: string): Promise<Cashier> {
  const [row]: Cashier[] = await manager.query(
    'SELECT id, person_no AS person FROM staff WHERE login_name = ?',
    [loginName],
  );
  if (row === undefined) throw new Error(`nobody is called ${loginName}`);
  return row;
}

async function openMonth(
  manager: EntityManager,
  { id }: CityUnit,
  month: FundMonth,
): Promise<AssessmentToPay | undefined> {
  return (await waitingForMoney(manager, id)).find((one) => one.month === month);
}
