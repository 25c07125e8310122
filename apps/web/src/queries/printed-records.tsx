import {
  booksEntry,
  membersList,
  type AccountPeriodView,
  type ChangeView,
  type FlowEntryView,
  type FlowMemberView,
  type FlowTotal,
  type MemberRow,
  type StatusChangeView,
} from '../api/generated';
import type { PageAsked, SomePage } from '../api/use-paged';
import { AccountRows } from './account-rows';
import type { Asked, QueryName } from './asked';
import { ChangeRows, StatusRows } from './change-rows';
import { FlowMemberRows, FlowRows } from './flow-rows';
import { MemberRows } from './member-rows';
import { readAccount, readChanges, readFlow, readFlowMembers, readStatuses } from './read-query';

/** As many as somebody reads on paper; a spreadsheet holds the others. */
export const RECORDS_MAX = 2_000;
const PER_READ = 100;

/** What a query found, whole, with what its table needs. */
export type PrintedRecords =
  | { is: 'unit-changes' | 'member-changes'; rows: readonly ChangeView[]; ofUnits?: boolean }
  | { is: 'status-changes'; rows: readonly StatusChangeView[]; ofUnits?: boolean }
  | { is: 'account'; rows: readonly AccountPeriodView[]; total: AccountPeriodView | null }
  | { is: 'flow'; rows: readonly FlowEntryView[]; total: FlowTotal | null }
  | { is: 'members'; rows: readonly MemberRow[] }
  | { is: 'flow-members'; rows: readonly FlowMemberView[]; entry: FlowEntryView };

export function printedRecords(
  name: QueryName,
  asked: Asked,
): Promise<PrintedRecords | 'too-many'> {
  return asMuchAsPaperHolds(() => read(name, asked));
}

export async function asMuchAsPaperHolds(
  reading: () => Promise<PrintedRecords>,
): Promise<PrintedRecords | 'too-many'> {
  try {
    return await reading();
  } catch (error) {
    if (error instanceof TooMany) return 'too-many';
    throw error;
  }
}

async function read(name: QueryName, asked: Asked): Promise<PrintedRecords> {
  switch (name) {
    case 'account': {
      const { rows, first } = await everything((page) => readAccount(asked, page));
      return { is: name, rows, total: first.total };
    }
    case 'flow': {
      const { rows, first } = await everything((page) => readFlow(asked, page));
      return { is: name, rows, total: first.total };
    }
    case 'flow-members': {
      const entry = await booksEntry({ path: { id: asked.entry } });
      const { rows } = await everything((page) => readFlowMembers(asked.entry, page));
      return { is: name, rows, entry };
    }
    case 'members': {
      const status = asked.status || undefined;
      const { rows } = await everything((page) => membersList({ query: { ...page, status } }));
      return { is: name, rows };
    }
    case 'status-changes': {
      const { rows } = await everything((page) => readStatuses(asked, page));
      return { is: name, rows };
    }
    default: {
      const { rows } = await everything((page) => readChanges(name, asked, page));
      return { is: name, rows };
    }
  }
}

/** More than paper is for. */
class TooMany extends Error {}

/** @throws TooMany */
export async function everything<Page extends SomePage>(
  readPage: (page: PageAsked) => Promise<Page>,
): Promise<{ rows: Page['items'][number][]; first: Page }> {
  const first = await readPage({ limit: PER_READ, after: undefined });
  const rows: Page['items'][number][] = [...first.items];
  for (let { next } = first; next !== null;) {
    if (rows.length >= RECORDS_MAX) throw new TooMany();
    const page = await readPage({ limit: PER_READ, after: next });
    rows.push(...page.items);
    next = page.next;
  }
  return { rows, first };
}

export function PrintedRows({ label, records }: { label: string; records: PrintedRecords }) {
  switch (records.is) {
    case 'account':
      return <AccountRows label={label} rows={records.rows} total={records.total} />;
    case 'flow':
      return <FlowRows label={label} rows={records.rows} total={records.total} onPaper />;
    case 'flow-members':
      return <FlowMemberRows label={label} rows={records.rows} />;
    case 'members':
      return <MemberRows rows={records.rows} />;
    case 'status-changes':
      return <StatusRows label={label} rows={records.rows} withUnit={records.ofUnits === true} />;
    default:
      return (
        <ChangeRows
          label={label}
          rows={records.rows}
          withMember={records.is === 'member-changes'}
          withUnit={records.ofUnits === true}
        />
      );
  }
}
