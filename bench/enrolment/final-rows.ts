import { nameOf, numberOf } from '#bench/enrolment/newcomers';
import type { SqlValue } from '#libs/persistence/database/bulk-insert';
import { personKey } from '#libs/persistence/registers/register-subject';

export interface FinalFacts {
  readonly unitId: number;
  /** The first id that neither a member nor an account has. */
  readonly first: number;
  readonly businessNo: string;
  readonly region: number;
  readonly rows: number;
}

export interface FinalTable {
  readonly table: string;
  readonly columns: readonly string[];
  readonly values: SqlValue[][];
}

/** A column and what each person has in it. */
type Cells = Readonly<Record<string, (person: Person) => SqlValue>>;

interface Person {
  readonly at: number;
  readonly id: number;
  readonly idNumber: string;
  readonly hash: string;
}

const MONTH = '202612';
const DECIDED = JSON.stringify({ idType: '01', birthDate: '1990-01-01', sex: '1' });

/** What an enrolment of these people leaves in the end, as rows. */
export function finalRows(facts: FinalFacts, secret: string): FinalTable[] {
  const people = Array.from({ length: facts.rows }, (_, at): Person => {
    const idNumber = numberOf(facts.region, at);
    return { at, id: facts.first + at, idNumber, hash: personKey(secret, { idNumber }) };
  });
  const tables: Readonly<Record<string, Cells>> = {
    member: MEMBER,
    personal_account: accountCells(facts),
    ...termCells(facts),
    register_row: registerCells(facts),
  };
  return Object.entries(tables).map(([table, cells]) => ({
    table,
    columns: Object.keys(cells),
    values: people.map((person) => Object.values(cells).map((cell) => cell(person))),
  }));
}

const NOW = new Date();
const always = (value: SqlValue) => () => value;
const idOf = ({ id }: Person) => id;

const MEMBER: Cells = {
  id: idOf,
  name: ({ at }) => nameOf(at),
  id_type: always('01'),
  id_number: ({ idNumber }) => idNumber,
  id_hash: ({ hash }) => hash,
  sex: always('1'),
  born_on: always('1990-01-01'),
  mobile_phone: always('13900000000'),
  education: always('20'),
  occupation: always('17'),
  title: always('000'),
  position: always('999Y'),
  marital_status: always('20'),
  changed_at: always(NOW),
  version: always(1),
};

function accountCells({ unitId }: FinalFacts): Cells {
  return {
    id: idOf,
    account_no: ({ id }) => `2${String(id).padStart(11, '0')}`,
    member_id: idOf,
    unit_id: always(unitId),
    name_key: ({ at }) => nameOf(at),
    base_fen: always(600_000),
    unit_ratio_bp: always(800),
    personal_ratio_bp: always(800),
    fiscal_ratio_bp: always(0),
    unit_fen: always(48_000),
    personal_fen: always(48_000),
    fiscal_fen: always(0),
    status: always('01'),
    opened_on: always(NOW),
  };
}

function termCells({ unitId, businessNo }: FinalFacts): Readonly<Record<string, Cells>> {
  const ofAccount = {
    account_id: idOf,
    from_month: always(MONTH),
    business_no: always(businessNo),
  };
  return {
    base_term: { ...ofAccount, base_fen: always(600_000) },
    status_term: { ...ofAccount, unit_id: always(unitId), status: always('01') },
    posted_change: {
      business_no: always(businessNo),
      subject_kind: always('account'),
      subject_id: idOf,
      unit_id: always(unitId),
      field: always('status'),
      before: always(''),
      after: always('01'),
      effective_month: always(MONTH),
      posted_at: always(NOW),
    },
  };
}

function registerCells({ businessNo }: FinalFacts): Cells {
  return {
    business_no: always(businessNo),
    row_no: ({ at }) => at + 1,
    row_key: ({ hash }) => hash,
    account_id: idOf,
    month: always(MONTH),
    base_before_fen: always(0),
    unit_before_fen: always(0),
    personal_before_fen: always(0),
    fiscal_before_fen: always(0),
    base_after_fen: always(600_000),
    unit_after_fen: always(48_000),
    personal_after_fen: always(48_000),
    fiscal_after_fen: always(0),
    typed: typedOf,
    decided: always(DECIDED),
    name_key: ({ at }) => nameOf(at),
    decided_version: always(0),
    chosen: always(1),
  };
}

function typedOf({ at, idNumber }: Person): string {
  return JSON.stringify({
    name: nameOf(at),
    idNumber,
    maritalStatus: '20',
    mobilePhone: '13900000000',
    occupation: '17',
    title: '000',
    position: '999Y',
    education: '20',
    personalTypedFen: 48_000,
    unitTypedFen: 48_000,
  });
}
