import type { EntityManager } from 'typeorm';
import { RuleViolation } from '#libs/fund/rule-violation';
import { identityHash } from '#libs/persistence/database/keyed-hash';
import { subjectFields, type Subject } from '#libs/persistence/cases/subject-store';
import type { Refusal } from '#libs/case/refusal';

type Values = Readonly<Record<string, string>>;
type FieldRefusal = Refusal & { readonly field: string };

/** What is asked of a business about fields that belong together: pure rules. A FieldsBusiness may have them. */
export interface TogetherRule {
  readonly together?: {
    readonly fields: readonly string[];
    withWhatFollows?(changes: Values, kept: Values): Values;
    decide(values: Values, changes: Values): FieldRefusal | null;
  };
  /** The fields say who a member is. */
  readonly isIdentity?: boolean;
}

export interface ChangesTogether {
  /** With what follows from them. */
  readonly changes: Values;
  readonly refusal: FieldRefusal | null;
}

/** Fields of which a form changes some and the record has the others: what follows, and what is wrong with all of them. */
export async function changesTogether(
  manager: EntityManager,
  { together, isIdentity }: TogetherRule,
  subject: Subject | null,
  { changes, keyedHashSecret }: { readonly changes: Values; readonly keyedHashSecret: string },
): Promise<ChangesTogether> {
  if (together === undefined || subject === null) return { changes, refusal: null };
  if (!together.fields.some((name) => name in changes)) return { changes, refusal: null };
  const kept = await subjectFields(manager, subject, together.fields);
  const whole = together.withWhatFollows?.(changes, kept) ?? changes;
  const values = { ...kept, ...whole };
  const wrong = together.decide(values, whole);
  if (wrong !== null || isIdentity !== true) return { changes: whole, refusal: wrong };
  const hash = hashOfIdentity(keyedHashSecret, values);
  return { changes: whole, refusal: await refusalOfTaken(manager, subject.id, hash) };
}

/** What a member is found by: no two have the same. */
function hashOfIdentity(keyedHashSecret: string, values: Values): string {
  return identityHash(keyedHashSecret, values['idType'] ?? '', values['idNumber'] ?? '');
}

async function refusalOfTaken(
  manager: EntityManager,
  memberId: number,
  hash: string,
): Promise<FieldRefusal | null> {
  const others: unknown[] = await manager.query(
    'SELECT id FROM member WHERE id_hash = ? AND id <> ?',
    [hash, memberId],
  );
  return others.length > 0 ? { code: 'IDENTITY_TAKEN', field: 'idNumber' } : null;
}

/**
 * Inside the posting's transaction, which holds the member: he is found by his new identity from now on.
 * @throws RuleViolation when somebody has come to have it since submit
 */
export async function keepIdentity(
  manager: EntityManager,
  memberId: number,
  keyedHashSecret: string,
): Promise<void> {
  const subject = { kind: 'member' as const, id: memberId };
  const values = await subjectFields(manager, subject, ['idType', 'idNumber']);
  const hash = hashOfIdentity(keyedHashSecret, values);
  const taken = await refusalOfTaken(manager, memberId, hash);
  if (taken !== null) throw new RuleViolation(taken.code);
  await manager.query('UPDATE member SET id_hash = ? WHERE id = ?', [hash, memberId]);
}
