import type { EntityManager } from 'typeorm';
import { nameAccountsOf } from '#libs/persistence/accounts/account-names';
import { databaseNow } from '#libs/persistence/database/database-clock';
import { MemberEntity } from '#libs/persistence/entities/member.entity';
import { PersonalAccountEntity } from '#libs/persistence/entities/personal-account.entity';
import { PostedChangeEntity } from '#libs/persistence/entities/posting.entity';
import { UnitEntity } from '#libs/persistence/entities/unit.entity';

/** The record a fields business changes. */
export interface Subject {
  readonly kind: 'unit' | 'member';
  readonly id: number;
}

const ENTITY_OF = { unit: UnitEntity, member: MemberEntity } as const;

/** Present values of the named fields as text, locked until the transaction ends. */
export async function lockSubjectFields(
  manager: EntityManager,
  subject: Subject,
  names: readonly string[],
): Promise<Record<string, string>> {
  const row = await manager.findOneOrFail<UnitEntity | MemberEntity>(ENTITY_OF[subject.kind], {
    where: { id: subject.id },
    lock: { mode: 'pessimistic_write' },
  });
  return fieldsOfRow(row, names);
}

export async function subjectFields(
  manager: EntityManager,
  subject: Subject,
  names: readonly string[],
): Promise<Record<string, string>> {
  const row = await manager.findOneByOrFail<UnitEntity | MemberEntity>(ENTITY_OF[subject.kind], {
    id: subject.id,
  });
  return fieldsOfRow(row, names);
}

function fieldsOfRow(row: object, names: readonly string[]): Record<string, string> {
  const values = new Map<string, string | number | null>(Object.entries(row));
  return Object.fromEntries(names.map((name) => [name, String(values.get(name) ?? '')]));
}

export interface FieldChange {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

const NUMBER_TYPES = new Set(['bigint', 'int', 'smallint', 'tinyint']);

/** Forms carry digits as text; an emptied amount is none. */
function numberOf(text: string): number {
  return text === '' ? 0 : Number(text);
}

type ChangedSubject = Subject & { readonly unitId: number; readonly businessNo: string };

/** Writes the new values and their history, before and after. */
export async function changeSubject(
  manager: EntityManager,
  subject: ChangedSubject,
  changes: readonly FieldChange[],
): Promise<void> {
  if (changes.length === 0) return;
  const at = await databaseNow(manager);
  const { columns } = manager.dataSource.getMetadata(ENTITY_OF[subject.kind]);
  const isNumber = (field: string) =>
    NUMBER_TYPES.has(String(columns.find((column) => column.propertyName === field)?.type));
  const values = Object.fromEntries(
    changes.map(({ field, after }) => [field, isNumber(field) ? numberOf(after) : after]),
  );
  await manager
    .createQueryBuilder()
    .update<UnitEntity | MemberEntity>(ENTITY_OF[subject.kind])
    .set({ ...values, changedAt: at })
    .where('id = :id', { id: subject.id })
    .execute();
  if (subject.kind === 'member' && 'name' in values) await nameAccountsOf(manager, subject.id);
  await recordChanges(manager, subject, changes, null);
}

/** The history of changes, with the month those of a line hold from. */
export async function recordChanges(
  manager: EntityManager,
  subject: ChangedSubject,
  changes: readonly FieldChange[],
  effectiveMonth: string | null,
): Promise<void> {
  if (changes.length === 0) return;
  const postedAt = await databaseNow(manager);
  await manager.insert(
    PostedChangeEntity,
    changes.map((change) => ({
      businessNo: subject.businessNo,
      subjectKind: subject.kind,
      subjectId: subject.id,
      unitId: subject.unitId,
      ...change,
      effectiveMonth,
      postedAt,
    })),
  );
}

/** The member behind an account of this unit; null when the unit has no such account. */
export async function memberIdOfAccount(
  manager: EntityManager,
  unitId: number,
  accountNo: string,
): Promise<number | null> {
  const account = await manager.findOneBy(PersonalAccountEntity, { unitId, accountNo });
  return account?.memberId ?? null;
}

/** A member as the lists of his unit name him; null where the unit itself is meant, or nobody yet. */
export async function namedMember(
  manager: EntityManager,
  subject: Subject | null,
  accountNo = '',
): Promise<{ readonly name: string; readonly accountNo: string } | null> {
  if (subject?.kind !== 'member') return null;
  const { name = '' } = await subjectFields(manager, subject, ['name']);
  return { name, accountNo };
}
