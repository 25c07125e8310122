import type { NoticeMovementDto, NoticeMovementsPage } from '#apps/api/settlement/notice.dto';
import { pageOf } from '#apps/api/page-of';
import { formatYuan } from '#libs/fund/money';
import type { WayBehaviour } from '#libs/fund/settlement/ways';
import { debitsOfNotice, type DebitRow } from '#libs/persistence/settlement/debit-queries';
import {
  instrumentsOfNotice,
  type InstrumentRow,
} from '#libs/persistence/settlement/instrument-queries';
import {
  noticeMovements,
  type NoticeMovement,
} from '#libs/persistence/settlement/notice-movement-queries';
import { settlementWays, type SettlementWay } from '#libs/persistence/settlement/way-queries';
import type { Notice } from '#libs/persistence/assessments/notice-queries';
import {
  BEYOND_NOTICE,
  MOVEMENT_TEXTS,
  OF_TREASURY,
  TAKEN_OF,
  withRest,
} from '#libs/texts/notice-movement.texts';
import { fillText, type Text } from '#libs/texts/text';
import type { EntityManager } from 'typeorm';

interface Asked {
  readonly after?: string | undefined;
  readonly limit: number;
}

/** The way of paying that an entry of the bank came by. */
type WayOf = (receiptId: string) => Text;

/** What came to a notice and what left it, newest first. */
export async function noticeMovementsPage(
  manager: EntityManager,
  { noticeNo, months }: Notice,
  { after, limit }: Asked,
): Promise<NoticeMovementsPage> {
  const businessNos = months.map(({ businessNo }) => businessNo);
  const debits = await debitsOfNotice(manager, noticeNo);
  const numbers = [noticeNo, ...businessNos, ...debits.map(({ orderNo }) => orderNo)];
  const found = await noticeMovements(manager, { businessNos, numbers, after, limit });
  const ways = await settlementWays(manager);
  const papers = await instrumentsOfNotice(manager, noticeNo);
  const wayOf = waysOfReceipts({ debits, papers }, ways);
  return pageOf(
    found,
    limit,
    (one) => movementView(one, ways, wayOf),
    ({ id }) => id,
  );
}

interface Brought {
  readonly debits: readonly DebitRow[];
  readonly papers: readonly InstrumentRow[];
}

/** A transfer, unless an order to the bank or a paper brought it. */
function waysOfReceipts({ debits, papers }: Brought, ways: readonly SettlementWay[]): WayOf {
  const known = new Map<string, Text>();
  for (const { receiptId } of debits)
    if (receiptId !== null) known.set(String(receiptId), titleOf(ways, 'debit'));
  for (const { receiptId, way } of papers) {
    const title = ways.find(({ code }) => code === way)?.title;
    if (receiptId !== null && title !== undefined) known.set(String(receiptId), title);
  }
  return (receiptId) => known.get(receiptId) ?? titleOf(ways, 'transfer');
}

function titleOf(ways: readonly SettlementWay[], wanted: WayBehaviour): Text {
  return ways.find(({ behaviour }) => behaviour === wanted)?.title ?? { zh: '', en: '' };
}

function movementView(
  movement: NoticeMovement,
  ways: readonly SettlementWay[],
  wayOf: WayOf,
): NoticeMovementDto {
  const { id, postedOn, fen, receipt, takenBack } = movement;
  return {
    id,
    day: takenBack?.bookedOn ?? receipt?.bookedOn ?? postedOn,
    wayText: wayText(movement, ways, wayOf),
    fen: Number(fen),
    cameFen: cameFen(movement),
    payerName: receipt?.payerName ?? null,
    remark: takenBack === null ? (receipt?.remark ?? '') : '',
    noteText: noteOf(movement),
  };
}

function wayText(
  { kind, receipt }: NoticeMovement,
  ways: readonly SettlementWay[],
  wayOf: WayOf,
): Text {
  switch (kind) {
    case 'receipt':
      return wayOf(receipt?.id ?? '');
    case 'split':
      return titleOf(ways, 'treasury');
    case 'balance':
      return titleOf(ways, 'balance');
    case 'take-back':
      return typeof receipt?.lineFen === 'bigint'
        ? MOVEMENT_TEXTS.takenByTreasury
        : MOVEMENT_TEXTS.takenByBank;
    default:
      return MOVEMENT_TEXTS.release;
  }
}

/** What the bank's entry, or the unit's line of the treasury's, came to as a whole. */
function cameFen({ receipt, takenBack }: NoticeMovement): number | null {
  return receipt === null || takenBack !== null ? null : Number(receipt.lineFen ?? receipt.fen);
}

function noteOf({ kind, fen, receipt, takenBack }: NoticeMovement): Text | null {
  if (receipt === null) return null;
  const amount = formatYuan(Number(receipt.lineFen ?? receipt.fen));
  if (takenBack !== null) {
    const { reason, restFen } = takenBack;
    const taken = fillText(TAKEN_OF, { day: receipt.bookedOn, amount, reason });
    return withRest(taken, Number(restFen));
  }
  if (kind === 'split') return OF_TREASURY;
  if (receipt.fen <= fen) return null;
  return fillText(BEYOND_NOTICE, { rest: formatYuan(Number(receipt.fen - fen)) });
}
