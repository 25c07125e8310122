import { randomInt } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { DocumentEntity } from '#libs/persistence/entities/posting.entity';

/** Read off paper and typed: without 0 O, 1 I L and U V. */
const CODE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTWXYZ';
const CODE_LENGTH = 12;

export type DocumentKind = 'receipt';

export function newVerificationCode(): string {
  return Array.from({ length: CODE_LENGTH }, () => CODE_ALPHABET.charAt(randomInt(CODE_ALPHABET.length))).join('');
}

export function findDocument(manager: EntityManager, businessNo: string, kind: DocumentKind): Promise<DocumentEntity | null> {
  return manager.findOneBy(DocumentEntity, { businessNo, kind });
}

/** The first one stays: a second print of the same document is given the id of the first, and its own bytes are forgotten. */
export async function keepDocument(
  manager: EntityManager,
  document: Omit<DocumentEntity, 'id' | 'kind'> & { readonly kind: DocumentKind },
): Promise<DocumentEntity> {
  await manager.createQueryBuilder().insert().into(DocumentEntity).values({ ...document }).orIgnore().execute();
  const { businessNo, kind } = document;
  return manager.findOneByOrFail(DocumentEntity, { businessNo, kind });
}
